using LaporBot.Channels.Telegram;
using LaporBot.Core;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>The channel and the core in a real web server, with stores in memory and the Bot API emulated.</summary>
internal sealed class TelegramHost : IAsyncDisposable
{
    public const string Secret = "rahasia-webhook_0123456789";

    private readonly WebApplication _app;

    private TelegramHost(WebApplication app, string url, InMemoryConversationStore store, InMemoryLedger ledger, LogRecorder log)
    {
        (_app, Url, Store, Ledger, Logs) = (app, url, store, ledger, log);
        Client = new HttpClient { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    public HttpClient Client { get; }

    public InMemoryConversationStore Store { get; }

    public InMemoryLedger Ledger { get; }

    public LogRecorder Logs { get; }

    public IServiceProvider Services => _app.Services;

    public static Dictionary<string, string?> Settings(BotApiEmulator botApi, bool isWebhook, string url = "http://localhost:5080") => new()
    {
        ["DataPath"] = Path.GetTempPath(),
        ["PublicUrl"] = url,
        ["Telegram:Token"] = botApi.Token,
        ["Telegram:BaseUrl"] = botApi.Url,
        ["Telegram:Mode"] = isWebhook ? "Webhook" : "Polling",
        ["Telegram:WebhookSecret"] = isWebhook ? Secret : null,
    };

    public static async Task<TelegramHost> StartAsync(
        BotApiEmulator botApi,
        bool isWebhook = true,
        InMemoryConversationStore? store = null,
        InMemoryLedger? ledger = null,
        Action<IServiceCollection>? change = null)
    {
        (store, ledger) = (store ?? new InMemoryConversationStore(), ledger ?? new InMemoryLedger());
        var log = new LogRecorder();
        var url = $"http://127.0.0.1:{FreePorts.Next()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(Settings(botApi, isWebhook, url));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IConversationStore>(store);
        builder.Services.AddSingleton<IWakeUps>(new InMemoryWakeUps());
        builder.Services.AddSingleton<ILedger>(ledger);
        builder.Services.AddSingleton<IAlikeCases>(ledger);
        builder.Services.AddSingleton<IAftercare>(ledger);
        builder.Services.AddSingleton<IHandovers>(new InMemoryHandovers());
        builder.Services.AddSingleton<ILeases>(new InMemoryLeases(TimeProvider.System));
        builder.Services.AddLaporBotCore(builder.Configuration);
        builder.Services.AddTelegram(builder.Configuration);
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.Services.GetRequiredService<HubServices>().Replace(ConversationScript.Services);
        app.MapTelegram();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TelegramHost(app, url, store, ledger, log);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task StopAsync() => await _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Waits until something is true; fails after a while.</summary>
    public static async Task UntilAsync(Func<bool> isTrue, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!isTrue())
        {
            Assert.False(limit.IsCancellationRequested, $"In vain waited for: {what}");
            await Task.Delay(10, CancellationToken.None);
        }
    }
}

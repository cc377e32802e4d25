using LaporBot.Channels.WebChat;
using LaporBot.Core;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>The web chat over real Kestrel, with the real core and everything behind it in memory.</summary>
internal sealed class ChatHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ChatHost(WebApplication app, string dataPath, TimeProvider clock, InMemoryChatLog log)
    {
        _app = app;
        DataPath = dataPath;
        Log = log;
        Time = clock as FakeTimeProvider ?? new FakeTimeProvider();
    }

    public FakeTimeProvider Time { get; }

    public InMemoryChatLog Log { get; }

    public string DataPath { get; }

    public TappedConversations Store => _app.Services.GetRequiredService<TappedConversations>();

    public InMemoryLedger Ledger => _app.Services.GetRequiredService<InMemoryLedger>();

    public IChannel Channel => _app.Services.GetRequiredService<IChannel>();

    public IAttachmentSource Attachments => _app.Services.GetRequiredService<IAttachmentSource>();

    public Uri Url => new(_app.Urls.First());

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Starts on a free loopback port.</summary>
    /// <param name="settings">Names and values of the configuration.</param>
    /// <param name="clock">Null for one that stands still.</param>
    /// <param name="url">A fixed address, to come back under the same one.</param>
    /// <param name="log">Null for an empty one.</param>
    /// <param name="dataPath">Null for a new folder.</param>
    public static async Task<ChatHost> StartAsync(
        Dictionary<string, string?>? settings = null,
        TimeProvider? clock = null,
        Uri? url = null,
        InMemoryChatLog? log = null,
        string? dataPath = null)
    {
        clock ??= new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8)));
        log ??= new InMemoryChatLog(clock);
        dataPath ??= Directory.CreateTempSubdirectory("webchat").FullName;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration["DataPath"] = dataPath;
        builder.WebHost.UseUrls((url ?? new Uri("http://127.0.0.1:0")).ToString());
        builder.Services.AddSingleton(clock);
        builder.Services.AddLaporBotCore(builder.Configuration);
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddSingleton<IChatLog>(log);
        builder.Services.AddSingleton<TappedConversations>().AddSingleton<InMemoryLedger>();
        builder.Services.AddSingleton<IConversationStore>(services => services.GetRequiredService<TappedConversations>());
        builder.Services.AddSingleton<IWakeUps>(new InMemoryWakeUps());
        builder.Services.AddSingleton<ILedger>(services => services.GetRequiredService<InMemoryLedger>());
        builder.Services.AddSingleton<IAlikeCases>(services => services.GetRequiredService<InMemoryLedger>());
        builder.Services.AddSingleton<IAftercare>(services => services.GetRequiredService<InMemoryLedger>());
        builder.Services.AddSingleton<IHandovers>(new InMemoryHandovers(clock));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        var app = builder.Build();
        app.MapWebChat();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ChatHost(app, dataPath, clock, log);
    }

    /// <summary>A citizen with a conversation that has been opened and greeted.</summary>
    public async Task<ChatClient> OpenAsync(string language = "id")
    {
        var client = new ChatClient(Url);
        await client.TokenAsync(language);
        await client.StartAsync();
        return client;
    }

    /// <summary>A client without a conversation.</summary>
    public ChatClient Stranger() => new(Url);

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <summary>The shared fake, with a tap.</summary>
internal sealed class TappedConversations : IConversationStore
{
    private readonly InMemoryConversationStore _inner = new();

    public bool IsAway
    {
        get => _inner.IsDown;
        set => _inner.IsDown = value;
    }

    /// <summary>Every load waits for it.</summary>
    public Task Slow { get; set; } = Task.CompletedTask;

    public int Commits { get; private set; }

    public async ValueTask<StoredConversation> LoadAsync(ReplyAddress owner, CancellationToken cancellationToken)
    {
        await Slow.WaitAsync(cancellationToken);
        return await _inner.LoadAsync(owner, cancellationToken);
    }

    public ValueTask<StoredConversation?> CommitAsync(
        ReplyAddress owner, StoredConversation expected, Conversation next, CancellationToken cancellationToken)
    {
        Commits++;
        return _inner.CommitAsync(owner, expected, next, cancellationToken);
    }
}

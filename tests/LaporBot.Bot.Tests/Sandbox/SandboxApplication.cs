using LaporBot.Bot.Hub;
using LaporBot.Bot.Sandbox;
using LaporBot.Bot.Tests.Hub;
using LaporBot.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LaporBot.Bot.Tests.Sandbox;

/// <summary>The sandbox hub and the client that speaks to it in one process on loopback, with a ledger that only remembers.</summary>
internal sealed class SandboxApplication : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private SandboxApplication(DirectoryInfo folder, TimeProvider? time, bool runsByItself, string environment, string url)
    {
        _folder = folder;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Information);
        builder.WebHost.UseUrls(url);
        builder.Configuration["Hub:Adapter"] = "Sandbox";
        builder.Configuration["Hub:PollSeconds"] = "1";
        builder.Configuration["Sandbox:SecondsPerStep"] = runsByItself ? "0.2" : "20";
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddNationalHub(builder.Configuration);
        builder.Services.AddSandboxHub(builder.Configuration);
        builder.Services.Configure<GatewayOptions>(options => options.DataPath = folder.FullName);
        builder.Services.AddSingleton(Ledger.AsHubLedger());
        if (!runsByItself)
        {
            builder.Services.RemoveAll<IHostedService>();
            builder.Services.AddSingleton<SandboxClock>();
        }

        _app = builder.Build();
        _app.MapHubPush();
        _app.MapSandboxHub();
    }

    public RememberingLedger Ledger { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public Uri Address => _app.Services.GetRequiredService<OwnAddress>().Current!;

    public string ApiKey => Get<HubAccess>().ApiKey;

    public string DataPath => _folder.FullName;

    public static async Task<SandboxApplication> StartAsync(
        TimeProvider? time = null,
        bool runsByItself = false,
        string environment = "Development",
        DirectoryInfo? folder = null,
        string url = "http://127.0.0.1:0")
    {
        var application = new SandboxApplication(
            folder ?? Directory.CreateTempSubdirectory("sandbox"), time, runsByItself, environment, url);
        await application._app.StartAsync(TestContext.Current.CancellationToken);
        return application;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task StopAsync() => await _app.DisposeAsync();

    /// <summary>Stops it and starts another one on the same data.</summary>
    public async Task<SandboxApplication> RestartAsync()
    {
        await _app.DisposeAsync();
        return await StartAsync(folder: _folder);
    }

    public async Task<(int Status, string Body)> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Http.PostAsync(new Uri(Address, path), content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<(int Status, string Body)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }
}

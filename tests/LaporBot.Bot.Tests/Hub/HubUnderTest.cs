using System.Collections.Concurrent;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>The hub's side of the gateway, wired as the host does it, with a ledger that only remembers.</summary>
internal sealed class HubUnderTest : IAsyncDisposable
{
    public const string ApiKey = "kunci-rahasia-73451";

    private readonly ServiceProvider _provider;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hub");

    private HubUnderTest(Dictionary<string, string?> settings, TimeProvider? time)
    {
        var services = new ServiceCollection();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        services.AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Trace));
        services.AddNationalHub(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.Configure<GatewayOptions>(options => options.DataPath = _folder.FullName);
        services.AddSingleton(Ledger.AsHubLedger());
        _provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public RememberingLedger Ledger { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public INationalHub Hub => Get<INationalHub>();

    public IHubFeed Feed => Get<IHubFeed>();

    public string DataPath => _folder.FullName;

    public static HubUnderTest At(Uri root, params (string Name, string Value)[] settings) => At(root, null, settings);

    public static HubUnderTest At(Uri root, TimeProvider? time, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Hub:Adapter"] = "GeoReport",
            ["Hub:BaseUrl"] = root.ToString(),
            ["Hub:ApiKey"] = ApiKey,
        };
        foreach (var (name, value) in settings)
        {
            all[$"Hub:{name}"] = value;
        }

        return new HubUnderTest(all, time);
    }

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

/// <summary>A ledger that keeps changes in a list and knows the cases it is told of.</summary>
internal sealed class RememberingLedger
{
    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<HubUpdate> _applied = new();

    public HashSet<string> Cases { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<HubUpdate> Applied => [.. _applied];

    public bool IsDown { get; set; }

    public DateTimeOffset? LastHeard { get; set; }

    public HubLedger AsHubLedger() => new(
        (update, _) => ApplyAsync(update),
        _ => Task.FromResult<IReadOnlyList<string>>([.. Cases]),
        _ => Task.FromResult(LastHeard));

    private Task<UpdateResult> ApplyAsync(HubUpdate update)
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("the ledger is down");
        }

        if (!Cases.Contains(update.TrackingId))
        {
            return Task.FromResult(UpdateResult.UnknownCase);
        }

        if (!_seen.TryAdd(update.UpdateId, 0))
        {
            return Task.FromResult(UpdateResult.Known);
        }

        _applied.Enqueue(update);
        return Task.FromResult(UpdateResult.Applied);
    }
}

/// <summary>Every line anybody logged, at every level.</summary>
internal sealed class CapturedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}

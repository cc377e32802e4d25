using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>
/// The one connection of the process. It is made in the background and heals by itself, so the gateway starts without Redis;
/// until it stands, every use is answered with <see cref="StoreUnavailableException"/> at once.
/// </summary>
internal class RedisConnection(IOptions<RedisOptions> options, ILogger<RedisConnection> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private volatile ConnectionMultiplexer? _connected;
    private Task _connecting = Task.CompletedTask;

    /// <summary>The database, for reading.</summary>
    /// <exception cref="StoreUnavailableException">There is no connection.</exception>
    public IDatabase Database => (_connected ?? throw new StoreUnavailableException("Redis is not connected.")).GetDatabase();

    public ISubscriber Subscriber => (_connected ?? throw new StoreUnavailableException("Redis is not connected.")).GetSubscriber();

    /// <summary>The servers behind the connection; empty while there is none.</summary>
    public IReadOnlyList<IServer> Servers => _connected?.GetServers() ?? [];

    protected RedisOptions Options { get; } = options.Value;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var configuration = await PrepareAsync(cancellationToken);
        _connecting = ConnectAsync(configuration, _stopping.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// Runs a step that writes. It is safe on return; a server that needs more than the command for that overrides this.
    /// </summary>
    public virtual Task<T> WriteAsync<T>(Func<IDatabase, Task<T>> step) => step(Database);

    public virtual async ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        if (_connected is { } connected)
        {
            await connected.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>What to connect to; may start a server first.</summary>
    protected virtual Task<ConfigurationOptions> PrepareAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ConfigurationOptions.Parse(Options.ConnectionString!));

    private async Task ConnectAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        await Task.Yield();
        configuration.AbortOnConnectFail = false;

        // A guard of the client only; CONFIG GET tells the eviction policy, SAVE checkpoints the embedded server.
        configuration.AllowAdmin = true;
        configuration.ConnectRetry = 3;
        configuration.ConnectTimeout = Options.TimeoutMilliseconds;
        configuration.AsyncTimeout = Options.TimeoutMilliseconds;
        configuration.SyncTimeout = Options.TimeoutMilliseconds;
        configuration.KeepAlive = 5;
        configuration.ReconnectRetryPolicy = new LinearRetry(250);
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ClientName = "laporbot";
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var connected = await ConnectionMultiplexer.ConnectAsync(configuration);
                connected.ConnectionFailed += (_, failure) => Log.RedisLost(logger, failure.FailureType);
                connected.ConnectionRestored += (_, _) => Log.RedisBack(logger);
                _connected = connected;
                Log.RedisConnected(logger, connected.IsConnected);
                return;
            }
            catch (RedisConnectionException error)
            {
                Log.RedisUnreachable(logger, error.FailureType);
                await Task.Delay(Retry, cancellationToken);
            }
        }
    }
}

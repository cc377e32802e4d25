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
    private const string NeverEvicts = "noeviction";
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private volatile ConnectionMultiplexer? _connected;
    private volatile CancellationTokenSource _replaced = new();
    private Task _connecting = Task.CompletedTask;
    private string? _policyWarned;
    private bool _isDisposed;

    /// <summary>The database, for reading; what writes goes through <see cref="EvaluateAsync"/>.</summary>
    /// <exception cref="StoreUnavailableException">There is no connection.</exception>
    public IDatabase Database => Connected.GetDatabase();

    /// <summary>Speaks for as long as <see cref="Replaced"/> has not come.</summary>
    public ISubscriber Subscriber => Connected.GetSubscriber();

    /// <summary>Cancelled when another connection takes the place of this one: whoever follows something must follow it there.</summary>
    public CancellationToken Replaced => _replaced.Token;

    protected RedisOptions Options { get; } = options.Value;

    protected ILogger Logger { get; } = logger;

    private ConnectionMultiplexer Connected => _connected ?? throw new StoreUnavailableException("Redis is not connected.");

    /// <summary>The failure means that Redis did not answer, or not in a way anybody can use; a write may or may not have happened.</summary>
    public static bool IsUnavailable(Exception error) =>
        error is RedisException or TimeoutException or ObjectDisposedException or StoreUnavailableException;

    public virtual Task StartAsync(CancellationToken cancellationToken)
    {
        _connecting = ConnectAsync(ConfigurationOptions.Parse(Options.ConnectionString!), _stopping.Token);
        return Task.CompletedTask;
    }

    public virtual async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// The only way to write: a script that touches this one key. What it wrote is as safe on return as the server promises; a
    /// server that needs more than the command for that overrides this.
    /// </summary>
    public virtual Task<RedisResult> EvaluateAsync(string script, RedisKey key, RedisValue[] values) =>
        Database.ScriptEvaluateAsync(script, [key], values);

    /// <summary>Tells when this server throws keys away by itself, and warns in the log once for each policy seen.</summary>
    /// <returns>The policy; null when it is harmless, or when the server does not tell (the embedded one, some hosted ones).</returns>
    public async Task<string?> EvictionPolicyAsync()
    {
        try
        {
            var answer = await Database.ExecuteAsync("CONFIG", "GET", "maxmemory-policy");
            var policy = answer.Length == 2 ? (string?)answer[1] : null;
            if (policy is null or "" or NeverEvicts)
            {
                return null;
            }

            if (Interlocked.Exchange(ref _policyWarned, policy) != policy)
            {
                Log.RedisEvicts(Logger, policy);
            }

            return policy;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }

    /// <summary>The container knows it under two names and disposes both.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _stopping.CancelAsync();
        _stopping.Dispose();
        if (Interlocked.Exchange(ref _connected, null) is { } connected)
        {
            await connected.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected virtual async Task ConnectAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        Tune(configuration);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var connected = await ConnectionMultiplexer.ConnectAsync(configuration);
                connected.ConnectionFailed += OnFailed;
                connected.ConnectionRestored += OnRestored;
                Replace(connected);
                Log.RedisConnected(Logger, connected.IsConnected);
                await WarnAsync();
                return;
            }
            catch (RedisException error)
            {
                Log.RedisUnreachable(Logger, error.GetType().Name);
                await Task.Delay(Retry, cancellationToken);
            }
        }
    }

    /// <summary>What was under way on the connection of before ends as it may; its answers come late or not at all.</summary>
    private void Replace(ConnectionMultiplexer connected)
    {
        if (Interlocked.Exchange(ref _connected, connected) is { } before)
        {
            Interlocked.Exchange(ref _replaced, new CancellationTokenSource()).Cancel();
            _ = before.DisposeAsync().AsTask();
        }
    }

    /// <summary>Fails fast while there is no connection: the channel lets the message come again, which beats waiting here.</summary>
    protected void Tune(ConfigurationOptions configuration)
    {
        configuration.AbortOnConnectFail = false;

        // A guard of the client's own: without it CONFIG GET, which tells the eviction policy, is not even sent.
        configuration.AllowAdmin = true;
        configuration.ConnectRetry = 3;
        configuration.ConnectTimeout = Options.TimeoutMilliseconds;
        configuration.AsyncTimeout = Options.TimeoutMilliseconds;
        configuration.SyncTimeout = Options.TimeoutMilliseconds;
        configuration.KeepAlive = 5;
        configuration.ReconnectRetryPolicy = new LinearRetry(250);
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ClientName = "laporbot";
    }

    private void OnFailed(object? sender, ConnectionFailedEventArgs failure)
    {
        if (failure.ConnectionType == ConnectionType.Interactive)
        {
            Log.RedisLost(Logger, failure.FailureType);
        }
    }

    private void OnRestored(object? sender, ConnectionFailedEventArgs restored)
    {
        if (restored.ConnectionType == ConnectionType.Interactive)
        {
            Log.RedisBack(Logger);
            _ = WarnAsync();
        }
    }

    private async Task WarnAsync()
    {
        try
        {
            await EvictionPolicyAsync();
        }
        catch (Exception error) when (IsUnavailable(error))
        {
            // Asked again with the next connection and by every health check.
        }
    }
}

using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis.Embedded;

/// <summary>The connection to the embedded server, which it starts first and checkpoints as it goes.</summary>
internal sealed class EmbeddedConnection : RedisConnection
{
    private const long CheckpointBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);

    private readonly WriteGate _gate = new();
    private readonly StoreFolder _folder;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private EmbeddedServer? _server;
    private CommitBarrier? _barrier;
    private Task _checkpoints = Task.CompletedTask;

    public EmbeddedConnection(IOptions<RedisOptions> options, IOptions<GatewayOptions> gateway, TimeProvider time, ILogger<RedisConnection> logger)
        : base(options, logger)
    {
        _folder = new StoreFolder(gateway.Value.DataPath);
        _logger = logger;
        _time = time;
    }

    /// <summary>A step counts as written when it is in the append-only file.</summary>
    public override async Task<T> WriteAsync<T>(Func<IDatabase, Task<T>> step)
    {
        using (await _gate.EnterAsync())
        {
            var result = await step(Database);
            await _barrier!.PassAsync();
            return result;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _checkpoints.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CheckpointAsync();
        await base.DisposeAsync();
        _server?.Dispose();
        _folder.Dispose();
        _stopping.Dispose();
    }

    protected override async Task<ConfigurationOptions> PrepareAsync(CancellationToken cancellationToken)
    {
        if (_folder.BeginStart(_time.GetUtcNow()) is { } aside)
        {
            Log.EmbeddedMovedAside(_logger, aside);
        }

        _server = new EmbeddedServer(_folder.Path);
        _barrier = new CommitBarrier(_server.CommitAsync);
        await CleanAsync(_server.Address);
        _folder.StartSucceeded();
        Log.EmbeddedStarted(_logger, _folder.Path);
        _checkpoints = CheckpointsAsync(_stopping.Token);
        return _server.Address;
    }

    /// <summary>A checkpoint before any client trims the file and clears what a kill may have left half done.</summary>
    private static async Task CleanAsync(ConfigurationOptions address)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(address);
        await connection.GetDatabase().ExecuteAsync("SAVE");
    }

    private Task CheckpointOnceAsync() => CleanAsync(_server!.Address);

    private async Task CheckpointsAsync(CancellationToken cancellationToken)
    {
        var last = _time.GetTimestamp();
        using var timer = new PeriodicTimer(CheckEvery, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (_time.GetElapsedTime(last) >= CheckpointEvery || _folder.AppendedBytes() >= CheckpointBytes)
            {
                await CheckpointAsync();
                last = _time.GetTimestamp();
            }
        }
    }

    private async Task CheckpointAsync()
    {
        try
        {
            await _gate.AloneAsync(CheckpointOnceAsync);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or StoreUnavailableException)
        {
            Log.CheckpointFailed(_logger, error.GetType().Name);
        }
    }
}

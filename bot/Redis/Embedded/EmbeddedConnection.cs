using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis.Embedded;

/// <summary>The connection to the embedded server, which it starts first, checkpoints as it goes, and stops last.</summary>
internal sealed class EmbeddedConnection(
    IOptions<RedisOptions> options, IOptions<GatewayOptions> gateway, TimeProvider time, ILogger<RedisConnection> logger)
    : RedisConnection(options, logger)
{
    private const long CheckpointBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(1);

    private readonly WriteGate _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _isDisposed;
    private StoreFolder? _folder;
    private EmbeddedServer? _server;
    private CommitBarrier? _barrier;
    private Task _checkpoints = Task.CompletedTask;

    /// <summary>Unlike a server elsewhere, one in this process either starts now or will not: the start of the gateway waits for it.</summary>
    /// <exception cref="OptionsValidationException">The folder is taken, or the server cannot open it.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _folder = Lock(gateway.Value.DataPath);
        if (_folder.BeginStart(time.GetUtcNow()) is { } aside)
        {
            Log.EmbeddedMovedAside(Logger, aside);
        }

        _server = await OpenAsync(_folder);
        _barrier = new CommitBarrier(_server.CommitAsync);
        await ConnectAsync(_server.Address, cancellationToken);
        _folder.StartSucceeded();
        Log.EmbeddedStarted(Logger, _folder.Path);
        _checkpoints = CheckpointsAsync(_folder, _stopping.Token);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _checkpoints.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CheckpointAsync();
        await base.StopAsync(cancellationToken);
    }

    /// <summary>A step counts as written when it is in the append-only file.</summary>
    public override async Task<RedisResult> EvaluateAsync(string script, RedisKey key, RedisValue[] values)
    {
        using (await _gate.EnterAsync())
        {
            var result = await base.EvaluateAsync(script, key, values);
            await KeepAsync();
            return result;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        // Registered as itself and as a hosted service, so the container disposes it twice.
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync();
        await base.DisposeAsync();
        Interlocked.Exchange(ref _server, null)?.Dispose();
        _folder?.Dispose();
        _stopping.Dispose();
    }

    private static StoreFolder Lock(string dataPath)
    {
        try
        {
            return new StoreFolder(dataPath);
        }
        catch (IOException)
        {
            throw Fault($"Another LaporBot already uses the data folder {dataPath}; stop it, or give this one another DataPath or a Redis:ConnectionString.");
        }
    }

    /// <summary>A checkpoint before any client trims the file and clears what a kill may have left half done.</summary>
    private static async Task<EmbeddedServer> OpenAsync(StoreFolder folder)
    {
        EmbeddedServer? server = null;
        try
        {
            server = new EmbeddedServer(folder.Path);
            await server.CheckpointAsync();
            return server;
        }
        catch (Exception error)
        {
            // Its own code may throw anything here; an operator needs the folder and the way out.
            server?.Dispose();
            folder.Dispose();
            throw Fault(
                $"The embedded store cannot open {folder.Path} ({error.GetType().Name}: {error.Message}). Start again: after two failures the "
                + "folder is moved aside and a new one begun (complaints are not in it). Or set Redis:ConnectionString.");
        }
    }

    private static OptionsValidationException Fault(string text) => new("Redis", typeof(RedisOptions), [text]);

    private async Task KeepAsync()
    {
        try
        {
            await _barrier!.PassAsync().WaitAsync(TimeSpan.FromMilliseconds(Options.TimeoutMilliseconds));
        }
        catch (Exception error)
        {
            // A full disk, a broken one, a server that is closing: nothing was promised to anybody, and the message comes again.
            throw new StoreUnavailableException("The embedded store could not write its file.", error);
        }
    }

    private async Task CheckpointsAsync(StoreFolder folder, CancellationToken cancellationToken)
    {
        var last = time.GetTimestamp();
        using var timer = new PeriodicTimer(CheckEvery, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (time.GetElapsedTime(last) >= CheckpointEvery || folder.AppendedBytes() >= CheckpointBytes)
            {
                await CheckpointAsync();
                last = time.GetTimestamp();
            }
        }
    }

    private async Task CheckpointAsync()
    {
        if (_server is not { } server)
        {
            return;
        }

        try
        {
            await _gate.AloneAsync(server.CheckpointAsync);
        }
        catch (Exception error) when (IsUnavailable(error))
        {
            Log.CheckpointFailed(Logger, error.GetType().Name);
        }
    }
}

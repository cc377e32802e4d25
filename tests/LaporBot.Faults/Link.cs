using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LaporBot.Faults;

/// <summary>
/// A wire on loopback that can be bad: slow, narrow, silent, cut, or not there. Behind it stands one server, or several of which
/// each new connection gets the next that answers, as a balancer does.
/// </summary>
internal sealed class Link : IAsyncDisposable
{
    private const int Chunk = 16 * 1024;

    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly Func<IReadOnlyList<int>> _servers;
    private readonly Lock _gate = new();
    private TcpListener? _listener;
    private TaskCompletionSource? _silence;
    private int _turn;

    public Link(Func<IReadOnlyList<int>> servers)
    {
        _servers = servers;
        _listener = Listen(0);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public Link(int server)
        : this(() => [server])
    {
    }

    public int Port { get; }

    /// <summary>Added to every chunk in both directions.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Of each connection and direction; 0 is no limit.</summary>
    public int BytesPerSecond { get; set; }

    /// <summary>Half-open: everything stands, nothing moves. What was under way arrives when it ends.</summary>
    public void Silence()
    {
        lock (_gate)
        {
            _silence ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Nobody listens: new connections are refused, those that stand are cut.</summary>
    public void Refuse()
    {
        lock (_gate)
        {
            _listener?.Stop();
            _listener = null;
        }

        Cut();
    }

    /// <summary>Every connection that stands is reset.</summary>
    public void Cut()
    {
        foreach (var socket in _open.Keys)
        {
            Reset(socket);
        }
    }

    /// <summary>A good wire again.</summary>
    public void Heal()
    {
        lock (_gate)
        {
            (Latency, BytesPerSecond) = (TimeSpan.Zero, 0);
            _silence?.TrySetResult();
            _silence = null;
            _listener ??= Listen(Port);
        }
    }

    public ValueTask DisposeAsync()
    {
        Heal();
        Refuse();
        return ValueTask.CompletedTask;
    }

    private TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start(512);
        _ = AcceptAsync(listener);
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private async Task CarryAsync(Socket caller)
    {
        _open[caller] = 0;
        if (await ReachAsync() is { } server)
        {
            _open[server] = 0;
            await Task.WhenAll(PumpAsync(caller, server), PumpAsync(server, caller));
            Forget(server);
        }
        else
        {
            Reset(caller);
        }

        Forget(caller);
    }

    private async Task<Socket?> ReachAsync()
    {
        var servers = _servers();
        for (var i = 0; i < servers.Count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, servers[(int)((uint)Interlocked.Increment(ref _turn) % servers.Count)]);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
            }
        }

        return null;
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[Chunk];
        try
        {
            for (var read = await from.ReceiveAsync(buffer); read > 0; read = await from.ReceiveAsync(Room(buffer)))
            {
                await (_silence?.Task ?? Task.CompletedTask);
                await Task.Delay(Latency + (BytesPerSecond is > 0 and var narrow ? TimeSpan.FromSeconds((double)read / narrow) : TimeSpan.Zero));
                await to.SendAsync(buffer.AsMemory(0, read));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // One side is gone: the other must not wait for it.
            Reset(from);
            Reset(to);
        }
    }

    /// <summary>On a narrow wire little is taken at a time, or it would move in leaps.</summary>
    private Memory<byte> Room(byte[] buffer) => BytesPerSecond is > 0 and var narrow ? buffer.AsMemory(0, Math.Clamp(narrow / 4, 64, Chunk)) : buffer;

    private void Forget(Socket socket)
    {
        _open.TryRemove(socket, out _);
        socket.Dispose();
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }
}

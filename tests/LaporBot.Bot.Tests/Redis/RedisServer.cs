using System.Diagnostics;
using System.Net.Sockets;

namespace LaporBot.Bot.Tests.Redis;

/// <summary>A redis-server of the test's own, on a free port, nothing on disk.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private Process? _process;

    public int Port { get; } = Programs.FreePort();

    public string ConnectionString => $"127.0.0.1:{Port}";

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.UpAsync();
        return server;
    }

    public async Task UpAsync()
    {
        var program = Programs.Need("redis-server", "valkey-server");
        _process = Programs.Start(program, "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--maxmemory-policy", "noeviction");
        await Programs.UntilAsync(IsListeningAsync, "redis-server listens");
    }

    public async Task DownAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        _process?.Dispose();
    }

    private async Task<bool> IsListeningAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

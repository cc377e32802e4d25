using System.Diagnostics;
using System.Net.Sockets;

namespace LaporBot.Bot.Tests.Redis;

/// <summary>A redis-server of the test's own, on a free port, nothing on disk unless it is to keep what it holds.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private Process? _process;

    public RedisServer(DirectoryInfo? folder = null) => _folder = folder;

    public int Port { get; } = Programs.FreePort();

    public string ConnectionString => $"127.0.0.1:{Port}";

    public static async Task<RedisServer> StartAsync(bool keeps = false)
    {
        var server = new RedisServer(keeps ? Directory.CreateTempSubdirectory("laporbot-redis") : null);
        await server.UpAsync();
        return server;
    }

    public async Task UpAsync()
    {
        var program = Programs.Need("redis-server", "valkey-server");
        string[] kept = _folder is null ? [] : ["--appendonly", "yes", "--dir", _folder.FullName];
        _process = Programs.Start(program, ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--maxmemory-policy", "noeviction", .. kept]);
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
        _folder?.Delete(recursive: true);
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

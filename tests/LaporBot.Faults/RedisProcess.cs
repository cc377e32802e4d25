using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using LaporBot.Bot.Tests;

namespace LaporBot.Faults;

/// <summary>A redis-server of the drill's own that keeps an append-only file, and can die with it or without it.</summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot-redis");
    private readonly string[] _settings;
    private Process? _process;

    public RedisProcess(params string[] settings) => _settings = settings;

    public int Port { get; } = Programs.FreePort();

    public bool IsUp => _process is { HasExited: false };

    public async Task UpAsync()
    {
        _process?.Dispose();
        _process = Programs.Start(
            Programs.Need("redis-server", "valkey-server"),
            ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder.FullName, "--save", "", "--appendonly", "yes", "--maxmemory-policy", "noeviction", .. _settings]);
        await Programs.UntilAsync(() => Task.FromResult(IsListening()), "redis-server listens");
    }

    /// <summary>kill -9.</summary>
    /// <param name="isEmptied">Nothing of what it held comes back.</param>
    public async Task DownAsync(bool isEmptied = false)
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        if (isEmptied)
        {
            _folder.Delete(recursive: true);
            _folder.Create();
        }
    }

    /// <summary>Stops in the middle of whatever it does, or goes on as if no time had passed.</summary>
    public void Signal(int signal) => LaporBotApplication.Signal(_process!.Id, signal);

    /// <summary>One command in redis-cli's own words; its answer as text.</summary>
    public Task<string> CommandAsync(params string[] words) => CommandAsync(Port, words);

    /// <summary>The same at any server of this machine.</summary>
    public static async Task<string> CommandAsync(int port, params string[] words)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        var request = $"*{words.Length}\r\n{string.Concat(words.Select(word => string.Create(CultureInfo.InvariantCulture, $"${word.Length}\r\n{word}\r\n")))}";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request));
        var answer = new byte[64 * 1024];
        return System.Text.Encoding.UTF8.GetString(answer, 0, await stream.ReadAsync(answer));
    }

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private bool IsListening()
    {
        using var client = new TcpClient();
        try
        {
            client.Connect("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

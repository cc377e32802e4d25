using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LaporBot.Benchmarks;

/// <summary>A redis-server of this run, on a free port of loopback, nothing on disk.</summary>
internal sealed class PrivateRedis : IDisposable
{
    private readonly Process _process;

    public PrivateRedis()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        ConnectionString = $"127.0.0.1:{port}";
        _process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", ""])
        {
            RedirectStandardOutput = true,
        })!;
        _process.BeginOutputReadLine();
    }

    public string ConnectionString { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

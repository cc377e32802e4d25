using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace LaporBot.Load;

/// <summary>A program under pressure: a process of its own on a free port of loopback.</summary>
internal sealed class Target : IDisposable
{
    public const string Path = "/telegram/webhook";
    public const string Secret = "rahasia-untuk-uji-beban";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _printed = new();

    private Target(string name, int port, Process process)
    {
        (Name, Port, _process) = (name, port, process);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int Port { get; }

    public int ProcessId => _process.Id;

    /// <summary>User and kernel time spent so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes of it in memory now.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Starts a program of ours beside this one and waits until it is ready.</summary>
    public static async Task<Target> StartAsync(
        string name, string[] command, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", command)
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";

        // These citizens write faster than any person, and that is what a crowd is: more than a hundred messages a second of one.
        start.Environment["Conversation__MostPerTenSeconds"] = "1000000";
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var target = new Target(name, port, Process.Start(start)!);
        await target.UntilReadyAsync(cancellationToken);
        return target;
    }

    /// <summary>The first group of what the program has printed, or prints soon.</summary>
    public async Task<string> FindAsync(Regex wanted, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(patience);
        while (true)
        {
            if (_printed.Select(line => wanted.Match(line)).FirstOrDefault(match => match.Success) is { } found)
            {
                return found.Groups[1].Value;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), enough.Token);
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        _printed.Enqueue(line ?? "");
        while (_printed.Count > 100)
        {
            _printed.TryDequeue(out _);
        }
    }

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, patience.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{Name} ended:\n{string.Join('\n', _printed)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{Port}/readyz"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

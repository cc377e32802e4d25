using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using Xunit;

namespace LaporBot.Bot.Tests;

/// <summary>
/// The whole gateway as a newcomer starts it: a process of its own with a data folder of its own, known only by its address
/// and by what it prints.
/// </summary>
public sealed class LaporBotApplication : IAsyncDisposable
{
    /// <summary>SIGTERM: an orderly end.</summary>
    public const int Terminate = 15;

    /// <summary>SIGSTOP: frozen in the middle of whatever it does.</summary>
    public const int Stop = 19;

    /// <summary>SIGCONT: goes on as if no time had passed.</summary>
    public const int Continue = 18;

    /// <summary>A start takes some four seconds of a processor; on a machine that forty programs share, that is minutes.</summary>
    private const int PatienceSeconds = 240;

    private readonly ConcurrentQueue<string> _printed = new();
    private readonly Dictionary<string, string> _settings;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot");
    private Process? _process;

    private LaporBotApplication(Dictionary<string, string> settings) => _settings = settings;

    public Uri Address { get; } = new($"http://127.0.0.1:{Programs.FreePort()}");

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public string DataPath => _folder.FullName;

    /// <summary>Every line written to standard output and error so far.</summary>
    public IReadOnlyCollection<string> Printed => _printed;

    public bool IsRunning => _process is { HasExited: false };

    public int ExitCode => _process!.ExitCode;

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<LaporBotApplication> StartAsync(params (string Name, string Value)[] settings)
    {
        var application = Create(settings);
        await application.RestartAsync();
        return application;
    }

    /// <summary>Not started yet.</summary>
    public static LaporBotApplication Create(params (string Name, string Value)[] settings) =>
        new(settings.ToDictionary(setting => setting.Name, setting => setting.Value)) { Http = { Timeout = TimeSpan.FromSeconds(30) } };

    public void Set(string name, string value) => _settings[name] = value;

    public void Unset(string name) => _settings.Remove(name);

    /// <summary>What it was started with; null when nothing was said.</summary>
    public string? Setting(string name) => _settings.GetValueOrDefault(name);

    /// <summary>Starts the process on the same data and waits until it is ready.</summary>
    public async Task RestartAsync()
    {
        Launch();
        await UntilAsync("/readyz", HttpStatusCode.OK);
    }

    public void Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["LaporBot.Bot.dll", .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/');
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DataPath"] = DataPath;
        start.Environment["Sandbox__SecondsPerStep"] = "1";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _printed.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _printed.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task UntilAsync(string path, HttpStatusCode status) =>
        await Programs.UntilAsync(
            async () =>
            {
                Assert.True(IsRunning, $"The gateway ended:\n{string.Join('\n', _printed)}");
                try
                {
                    using var response = await Http.GetAsync(new Uri(Address, path));
                    return response.StatusCode == status;
                }
                catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
                {
                    // Not there yet, or too busy to say so.
                    return false;
                }
            },
            $"{path} answers {(int)status}\n{string.Join('\n', _printed)}",
            PatienceSeconds);

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public void Signal(int signal) => Signal(_process!.Id, signal);

    /// <summary>The same to any program a test has started.</summary>
    public static void Signal(int process, int signal) => _ = Kill(process, signal);

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync()
    {
        Signal(Terminate);
        await ExitAsync();
        return _process!.ExitCode;
    }

    public Task ExitAsync() => _process!.WaitForExitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', _printed));
        Http.Dispose();
        if (IsRunning)
        {
            await KillAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}

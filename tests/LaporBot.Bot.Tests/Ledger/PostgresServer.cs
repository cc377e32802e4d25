using System.Diagnostics;
using System.Globalization;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Testing;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>
/// A PostgreSQL cluster of our own on loopback, started by the first test that asks and stopped after the last. The tests that
/// need it are skipped only where the program is not installed.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);
    private static int _databases;

    private readonly string _folder = "";
    private readonly string _bin = "";
    private readonly Process? _process;
    private readonly int _port;

    public PostgresServer()
    {
    }

    private PostgresServer(string folder, string bin, int port, Process process)
    {
        _folder = folder;
        _bin = bin;
        _port = port;
        _process = process;
    }

    /// <summary>A new empty database.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> NewDatabaseAsync()
    {
        if (Bin() is null)
        {
            Assert.Skip("PostgreSQL is not installed.");
        }

        var server = await Shared.Value;
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(server.Connection("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return server.Connection(name);
    }

    /// <summary>Runs a script somebody's <c>pg_dump</c> wrote.</summary>
    public static async Task FillAsync(string connectionString, string script)
    {
        await using var source = NpgsqlDataSource.Create($"{connectionString};Pooling=false");
        await using var command = source.CreateCommand(script);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A backup as deploy/runbook.md makes it.</summary>
    /// <returns>Its file.</returns>
    public static async Task<string> BackUpAsync(string connectionString)
    {
        var server = await Shared.Value;
        var (database, file) = (Database(connectionString), Path.Combine(server._folder, $"{Guid.NewGuid():N}.dump"));
        await RunAsync(server._bin, "pg_dump", [.. server.At(), "-Fc", "-f", file, database]);
        return file;
    }

    /// <summary>Puts it back as deploy/runbook.md does.</summary>
    public static async Task RestoreAsync(string connectionString, string file)
    {
        var server = await Shared.Value;
        await RunAsync(server._bin, "pg_restore", [.. server.At(), "-d", Database(connectionString), "--clean", "--if-exists", file]);
    }

    /// <summary>The assembly's fixture ends the shared server, if a test has started it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is null)
        {
            if (Shared.IsValueCreated)
            {
                await (await Shared.Value).DisposeAsync();
            }

            return;
        }

        await RunAsync(_bin, "pg_ctl", "stop", "-m", "immediate", "-w", "-D", Path.Combine(_folder, "data"));
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var bin = Bin()!;
        var folder = Directory.CreateTempSubdirectory("laporbot-postgres-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        }

        var data = Path.Combine(folder, "data");
        await RunAsync(bin, "initdb", "-D", data, "-U", "laporbot", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
        var port = FreePorts.Next();
        var process = Start(
            bin, "postgres", "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=400", "-c", "log_min_messages=panic");
        var server = new PostgresServer(folder, bin, port, process);
        await server.AnswersAsync();
        return server;
    }

    private async Task AnswersAsync()
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(Connection("postgres"));
                await using var connection = await source.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (deadline.Elapsed < TimeSpan.FromSeconds(60) && !_process!.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private static string Database(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private string[] At() => ["-h", "127.0.0.1", "-p", $"{_port}", "-U", "laporbot"];

    private string Connection(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=laporbot;Database={database};Maximum Pool Size=20;Connection Idle Lifetime=3;Connection Pruning Interval=1;Timeout=15;Command Timeout=30";

    private static string? Bin() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));

    private static async Task RunAsync(string bin, string program, params string[] arguments)
    {
        using var process = Start(bin, program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Process Start(string bin, string program, params string[] arguments)
    {
        string[] command = Environment.UserName == "root"
            ? ["runuser", "-u", "postgres", "--", Path.Combine(bin, program), .. arguments]
            : [Path.Combine(bin, program), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}

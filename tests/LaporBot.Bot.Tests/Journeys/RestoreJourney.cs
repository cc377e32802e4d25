using LaporBot.Bot.Tests.Ledger;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>
/// The day the ledger's disk is lost: yesterday's backup is put back by the steps of deploy/runbook.md, through the whole program.
/// Meanwhile one waiting complaint has reached the hub, one person has had their data erased, and one complaint was filed that the
/// backup does not know.
/// </summary>
public sealed class RestoreJourney
{
    private const string Nowhere = "http://127.0.0.1:1/";

    [Fact]
    public async Task On_PostgreSQL_nothing_goes_out_twice_and_who_was_erased_stays_erased()
    {
        var connection = await PostgresServer.NewDatabaseAsync();
        await using var gateway = LaporBotApplication.Create(("Ledger__ConnectionString", connection));
        await PlayAsync(gateway, () => PostgresServer.BackUpAsync(connection), backup => PostgresServer.RestoreAsync(connection, backup));
    }

    [Fact]
    public async Task On_SQLite_nothing_goes_out_twice_and_who_was_erased_stays_erased()
    {
        await using var gateway = LaporBotApplication.Create();
        await PlayAsync(gateway, () => BackUpAsync(gateway.DataPath), backup => RestoreAsync(gateway.DataPath, backup));
    }

    private static async Task PlayAsync(LaporBotApplication gateway, Func<Task<string>> backUp, Func<string, Task> restore)
    {
        gateway.Set("Sandbox__SecondsPerStep", "3600");
        gateway.Set("Outbox__SettleSeconds", "2");
        await gateway.RestartAsync();
        using var erased = new WebCitizen(gateway.Address);
        await erased.FileAsync();
        await erased.UntilAsync("sudah diterima SP4N-LAPOR!");
        using var waiting = new WebCitizen(gateway.Address);
        await WithoutHubAsync(gateway, waiting.FileAnewAsync);

        var backup = await backUp();
        await gateway.RestartAsync();
        await waiting.UntilAsync("sudah diterima SP4N-LAPOR!");
        await EraseAsync(erased);
        using var later = new WebCitizen(gateway.Address);
        await later.FileAnewAsync();
        await later.UntilAsync("sudah diterima SP4N-LAPOR!");
        Assert.Equal(3, (await Arrived.AtSandboxAsync(gateway)).Count);
        Assert.Equal(0, await gateway.StopAsync());

        await restore(backup);
        gateway.Launch("--after-restore");
        await gateway.ExitAsync();
        Assert.Equal(0, gateway.ExitCode);
        Assert.Contains(gateway.Printed, line => line.Contains("1 complaints and 0 notes", StringComparison.Ordinal));
        await gateway.RestartAsync();

        await Programs.UntilAsync(() => Task.FromResult(gateway.Printed.Any(line => line.Contains("[5008]", StringComparison.Ordinal))), "the erasure is done again");
        await waiting.AskUntilAsync("laporan saya", "Nomor SP4N-LAPOR!");
        await erased.AskUntilAsync("laporan saya", "Belum ada laporan");
        Assert.Equal(3, (await Arrived.AtSandboxAsync(gateway)).Count);
    }

    /// <summary>Filed while the hub is away, and the program ends before it is back.</summary>
    private static async Task WithoutHubAsync(LaporBotApplication gateway, Func<Task> file)
    {
        Assert.Equal(0, await gateway.StopAsync());
        (string Name, string Value)[] away = [("Hub__Adapter", "GeoReport"), ("Hub__BaseUrl", Nowhere), ("Hub__ApiKey", "kunci"), ("Hub__JurisdictionId", "ntb")];
        foreach (var (name, value) in away)
        {
            gateway.Set(name, value);
        }

        gateway.Launch();
        await gateway.UntilAsync("/healthz", System.Net.HttpStatusCode.OK);
        await file();
        Assert.Equal(0, await gateway.StopAsync());
        foreach (var (name, _) in away)
        {
            gateway.Unset(name);
        }
    }

    private static async Task EraseAsync(WebCitizen person)
    {
        await person.SayAsync("/hapusdata");
        await person.UntilAsync("Yang tetap");
        await person.SayAsync("2");
        await person.UntilAsync("sudah dihapus");
    }

    private static async Task<string> BackUpAsync(string folder)
    {
        var file = Path.Combine(folder, "ledger.bak");
        await using var from = new SqliteConnection($"Data Source={Path.Combine(folder, "ledger.db")};Pooling=False");
        await using var to = new SqliteConnection($"Data Source={file};Pooling=False");
        await from.OpenAsync(TestContext.Current.CancellationToken);
        await to.OpenAsync(TestContext.Current.CancellationToken);
        from.BackupDatabase(to);
        return file;
    }

    private static Task RestoreAsync(string folder, string backup)
    {
        var ledger = Path.Combine(folder, "ledger.db");
        File.Delete($"{ledger}-wal");
        File.Delete($"{ledger}-shm");
        File.Copy(backup, ledger, overwrite: true);
        return Task.CompletedTask;
    }
}

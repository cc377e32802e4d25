using LaporBot.Bot.Ledger;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>Schema, start, outages and settings.</summary>
public sealed class LedgerUpkeepTests
{
    /// <summary>Port 1 answers nobody.</summary>
    private const string Nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Password=rahasia-sekali;Timeout=2";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_migrations_of_both_databases_match_the_model()
    {
        using var sqlite = new SqliteLedgerFactory().CreateDbContext([]);
        using var postgres = new PostgresLedgerFactory().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Migrating_twice_and_at_once_is_migrating_once()
    {
        await using var harness = LedgerHarness.Raw(await PostgresServer.NewDatabaseAsync());

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => LedgerMigration.ApplyAsync(harness.Services, Cancel)));

        await harness.Ledger.FileAsync(Some.Complaint(), Cancel);
    }

    [Fact]
    public async Task A_start_after_a_kill_in_the_middle_of_a_migration_does_not_hang()
    {
        await using var harness = await LedgerHarness.SqliteAsync();
        await harness.LookAsync(context => context.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')",
            Cancel));

        await LedgerMigration.ApplyAsync(harness.Services, Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(8192)]
    public async Task F32_A_damaged_file_is_said_and_kept_and_nobody_begins_anew_on_top_of_it(int from)
    {
        await using var harness = await LedgerHarness.SqliteAsync();
        for (var i = 0; i < 20; i++)
        {
            await harness.Ledger.FileAsync(Some.Complaint(), Cancel);
        }

        await harness.LookAsync(context => context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancel));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var file = Path.Combine(harness.Folder, "ledger.db");
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes.AsSpan(from, 4096).Fill(0xA5);
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        await using var next = LedgerHarness.Raw(folder: harness.Folder);

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => LedgerMigration.ApplyAsync(next.Services, Cancel));

        Assert.True(LedgerFaults.IsDamage(error), $"{error}");
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => next.Ledger.FileAsync(Some.Complaint(), Cancel));
    }

    [Fact]
    public async Task F32_A_journal_without_its_ledger_is_no_new_beginning()
    {
        await using var harness = LedgerHarness.Raw();
        await File.WriteAllTextAsync(Path.Combine(harness.Folder, "ledger.db-wal"), "what was written last", Cancel);

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => LedgerMigration.ApplyAsync(harness.Services, Cancel));

        Assert.True(LedgerFaults.IsDamage(error), $"{error}");
        Assert.False(File.Exists(Path.Combine(harness.Folder, "ledger.db")));
    }

    [Fact]
    public async Task A_restart_on_sqlite_frees_what_a_crash_left_leased()
    {
        await using var harness = await LedgerHarness.SqliteAsync();
        await harness.Ledger.FileAsync(Some.Complaint(), Cancel);
        var queue = harness.Get<SubmissionQueue>();
        await queue.BeginAsync(Assert.Single(await queue.LeaseAsync(5, TimeSpan.FromHours(1), Cancel)), [], TimeSpan.FromHours(1), Cancel);

        await LedgerMigration.ApplyAsync(harness.Services, Cancel);

        Assert.Equal(SubmissionState.Unknown, Assert.Single(await queue.LeaseAsync(5, TimeSpan.FromHours(1), Cancel)).State);
    }

    [Fact]
    public async Task Sqlite_waits_for_the_disk_at_every_commit()
    {
        await using var harness = await LedgerHarness.SqliteAsync();

        Assert.Equal("wal", await harness.LookAsync(context => context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Cancel)));
        Assert.Equal(2, await harness.LookAsync(context => context.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Cancel)));
        Assert.Equal(1, await harness.LookAsync(context => context.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Without_its_database_the_ledger_says_so_and_names_no_secret()
    {
        await using var harness = LedgerHarness.Raw(Nowhere);

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => harness.Ledger.FileAsync(Some.Complaint(), Cancel));

        Assert.DoesNotContain("rahasia-sekali", fault.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => harness.Ledger.CasesOfAsync(Some.Address(), 5, Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => harness.Ledger.EnqueueAsync("x", Some.Address(), Some.Message(), Cancel));
    }

    [Fact]
    public async Task A_full_disk_files_nothing_and_says_so_and_room_again_is_enough()
    {
        await using var harness = await LedgerHarness.SqliteAsync();
        Task<int> LimitAsync(string pragma) => harness.Get<LedgerDatabase>().WriteAsync(
            context => context.Database.ExecuteSqlRawAsync(pragma, Cancel), Cancel);
        await LimitAsync("PRAGMA max_page_count = 1");
        var complaint = Some.Complaint() with { Story = new string('x', 100_000) };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => harness.Ledger.FileAsync(complaint, Cancel));

        await LimitAsync("PRAGMA max_page_count = 1000000");
        var ticket = await harness.Ledger.FileAsync(complaint, Cancel);
        Assert.Equal(ticket, await harness.Ledger.FileAsync(complaint, Cancel));
    }

    [Fact]
    public async Task A_ledger_without_tables_is_a_ledger_that_is_not_there()
    {
        await using var harness = LedgerHarness.Raw();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => harness.Ledger.FileAsync(Some.Complaint(), Cancel));
    }

    [Fact]
    public async Task A_start_without_the_database_lives_is_not_ready_and_recovers_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("laporbot-ledger-").FullName;
        var blocked = Path.Combine(folder, "blocked");
        await File.WriteAllTextAsync(blocked, "a file where a folder must be", Cancel);
        await using var harness = LedgerHarness.Raw($"Data Source={Path.Combine(blocked, "ledger.db")}", folder);
        using var startup = harness.Get<LedgerStartup>();

        await startup.StartAsync(Cancel);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(harness));
        File.Delete(blocked);
        await Eventually.TrueAsync(() =>
        {
            harness.Time.Advance(TimeSpan.FromSeconds(15));
            return startup.IsDone;
        });

        Assert.Equal(HealthStatus.Healthy, await HealthAsync(harness));
        await harness.Ledger.FileAsync(Some.Complaint(), Cancel);
        await startup.StopAsync(Cancel);
    }

    [Theory]
    [InlineData("Server Version=3")]
    [InlineData("hello")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory")]
    [InlineData("Host=localhost;Passwort=rahasia-sekali")]
    [InlineData("Data Source=x;Hemmelig=rahasia-sekali")]
    public async Task A_connection_string_of_no_use_is_a_fault_of_the_settings_and_is_not_repeated(string connectionString)
    {
        await using var harness = LedgerHarness.Raw(connectionString);

        var fault = Assert.Throws<OptionsValidationException>(() => harness.Get<IOptions<LedgerOptions>>().Value);

        Assert.Contains("Ledger:ConnectionString", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia-sekali", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_connection_string_the_ledger_is_a_file_in_the_data_folder()
    {
        await using var harness = await LedgerHarness.SqliteAsync();

        Assert.True(File.Exists(Path.Combine(harness.Folder, "ledger.db")));
    }

    [Fact]
    public async Task The_backlog_counts_what_waits_and_since_when()
    {
        await using var harness = await LedgerHarness.SqliteAsync();
        var ticket = await harness.Ledger.FileAsync(Some.Complaint(), Cancel);
        harness.Time.Advance(TimeSpan.FromMinutes(3));
        await harness.Ledger.EnqueueAsync("one", Some.Address(), Some.Message(), Cancel);

        Assert.Equal(
            new BacklogReading(1, Some.Moment, 0, 1, Some.Moment.AddMinutes(3), 0), await harness.Get<LedgerBacklog>().ReadAsync(Cancel));

        var queue = harness.Get<SubmissionQueue>();
        var lease = Assert.Single(await queue.LeaseAsync(5, TimeSpan.FromMinutes(1), Cancel));
        await queue.SettleAsync(lease, ticket, new SubmissionStep(SubmissionState.Operator, Some.Moment, "outcome unknown"), Cancel);
        var reading = await harness.Get<LedgerBacklog>().ReadAsync(Cancel);
        Assert.Equal((0, null, 1), (reading.Submissions, reading.OldestSubmission, reading.ForOperators));
    }

    private static async Task<HealthStatus> HealthAsync(LedgerHarness harness) =>
        (await harness.Get<HealthCheckService>().CheckHealthAsync(Cancel)).Status;
}

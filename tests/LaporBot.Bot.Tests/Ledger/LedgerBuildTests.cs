using LaporBot.Bot.Ledger;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>What a slow upgrade looks like to everybody else in the process, on both databases.</summary>
public abstract class LedgerBuildSpec : LedgerTest
{
    [Fact]
    public async Task While_the_tables_are_being_built_the_ledger_is_away_and_afterwards_it_is_there()
    {
        var database = Harness.Get<LedgerDatabase>();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var building = database.BuildAsync(
            async context =>
            {
                begun.SetResult();
                await goOn.Task;
                return await context.Complaints.CountAsync(Cancel);
            },
            Cancel);
        await begun.Task;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => database.ReadAsync(context => context.Complaints.CountAsync(Cancel)));
        goOn.SetResult();
        await building;

        await Harness.Ledger.FileAsync(Some.Complaint(), Cancel);
    }

    [Fact]
    public async Task After_a_build_that_failed_the_doors_stay_shut_until_one_succeeds()
    {
        var database = Harness.Get<LedgerDatabase>();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => database.BuildAsync(_ => throw new IOException("the disk is full"), Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Harness.Ledger.FileAsync(Some.Complaint(), Cancel));

        await LedgerMigration.ApplyAsync(Harness.Services, Cancel);

        await Harness.Ledger.FileAsync(Some.Complaint(), Cancel);
    }
}

public sealed class SqliteBuildTests : LedgerBuildSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresBuildTests : LedgerBuildSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

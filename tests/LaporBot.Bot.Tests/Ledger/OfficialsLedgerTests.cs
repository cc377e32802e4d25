using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>Accounts, sessions, one-time codes and the trail of what officials did, the same on both databases.</summary>
public abstract class OfficialsLedgerSpec : LedgerTest
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    private AuditTrail Trail => Harness.Get<AuditTrail>();

    private Staff Staff => Harness.Get<Staff>();

    private DeskSessions Sessions => Harness.Get<DeskSessions>();

    private protected abstract string[] WithoutGuard { get; }

    [Fact]
    public async Task The_trail_is_one_unbroken_chain_also_when_many_write_at_once()
    {
        var writing = Enumerable.Range(0, 40).Select(number => Trail.WriteAsync(null, new AuditAct("test.act", $"LB-{number}", "karena perlu"), Cancel));
        await Task.WhenAll(writing);

        var verdict = await Trail.VerifyAsync(Cancel);

        Assert.Equal(40, verdict.Rows);
        Assert.Null(verdict.BrokenAt);
        Assert.Equal(Enumerable.Range(1, 40).Select(seq => (long)seq), await Harness.LookAsync(context => context.Audit.OrderBy(row => row.Seq).Select(row => row.Seq).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task An_act_that_did_not_happen_is_not_in_the_trail()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Harness.Get<LedgerDatabase>().TransactAsync<bool>(
            async context =>
            {
                await Trail.AppendAsync(context, null, new AuditAct("test.act"), Cancel);
                throw new InvalidOperationException("The change failed.");
            },
            Cancel));

        Assert.Equal(0, (await Trail.VerifyAsync(Cancel)).Rows);
    }

    [Theory]
    [InlineData("UPDATE audit SET reason = 'lain' WHERE seq = 2")]
    [InlineData("DELETE FROM audit WHERE seq = 2")]
    public async Task The_database_itself_refuses_to_change_the_trail_and_who_gets_past_it_breaks_the_chain(string forgery)
    {
        await ThreeActsAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync(forgery));
        Assert.Null((await Trail.VerifyAsync(Cancel)).BrokenAt);

        await ExecuteAsync([.. WithoutGuard, forgery]);
        Assert.Equal(2, (await Trail.VerifyAsync(Cancel)).BrokenAt);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_shows_by_the_days_anchor()
    {
        await ThreeActsAsync();
        var day = new DateOnly(2026, 3, 2);
        var anchor = await Trail.AnchorAsync(day, Cancel);
        Assert.Equal(3, anchor!.Seq);
        Assert.Null(await Trail.AnchorAsync(day, Cancel));

        await ExecuteAsync([.. WithoutGuard, "DELETE FROM audit WHERE seq = 3"]);

        Assert.Equal(3, (await Trail.VerifyAsync(Cancel)).BrokenAt);
    }

    [Fact]
    public async Task A_session_ends_when_unused_when_old_and_with_its_account()
    {
        var account = await AccountAsync("satu");
        var unused = await Sessions.OpenAsync(account.Id, Cancel);
        Assert.Equal(account.Id, (await FindAsync(unused))!.Id);
        Harness.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(await FindAsync(unused));

        var busy = await Sessions.OpenAsync(account.Id, Cancel);
        for (var passed = TimeSpan.Zero; passed < Longest - Idle; passed += TimeSpan.FromMinutes(20))
        {
            Harness.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.NotNull(await FindAsync(busy));
        }

        Harness.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Null(await FindAsync(busy));

        var revoked = await Sessions.OpenAsync(account.Id, Cancel);
        Assert.True(await Staff.RevokeAsync(Actor.Of(account, "test"), account.Id, "pindah tugas", Cancel));
        Assert.Null(await FindAsync(revoked));
        Assert.Null(await Staff.KeepAsync(null, "satu", new StaffCard("Satu", DeskRole.Operator, null), Cancel));
    }

    [Fact]
    public async Task What_a_copied_database_holds_opens_nothing()
    {
        var account = await AccountAsync("satu");
        var secret = await Sessions.OpenAsync(account.Id, Cancel);
        var stored = await Harness.LookAsync(context => context.DeskSessions.Select(row => row.Id).SingleAsync(Cancel));

        Assert.NotEqual(secret, stored);
        Assert.Null(await FindAsync(stored));
    }

    [Fact]
    public async Task A_code_opens_once_and_not_for_ever_and_nothing_else()
    {
        var account = await AccountAsync("satu");
        var codes = Harness.Get<OnceCodes>();
        var code = await codes.MintAsync(account.Id, OnceCodes.Telegram, TimeSpan.FromMinutes(10), Cancel);

        Assert.Null(await codes.TakeAsync(code, OnceCodes.Console, Cancel));
        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => codes.TakeAsync($" {code.ToLowerInvariant()} ", OnceCodes.Telegram, Cancel)));
        Assert.Equal(account.Id, Assert.Single(taken, owner => owner is not null));

        var late = await codes.MintAsync(account.Id, OnceCodes.Telegram, TimeSpan.FromMinutes(10), Cancel);
        Harness.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(await codes.TakeAsync(late, OnceCodes.Telegram, Cancel));
    }

    [Fact]
    public async Task A_telegram_account_belongs_to_one_official_and_goes_with_the_rights()
    {
        var (one, two) = (await AccountAsync("satu"), await AccountAsync("dua"));
        var actor = Actor.Of(one, "test");
        await Staff.BindTelegramAsync(actor, one.Id, "777", Cancel);
        Assert.Equal(one.Id, (await Staff.ByTelegramAsync("777", Cancel))!.Id);

        await Staff.BindTelegramAsync(actor, two.Id, "777", Cancel);
        Assert.Equal(two.Id, (await Staff.ByTelegramAsync("777", Cancel))!.Id);

        await Staff.RevokeAsync(actor, two.Id, "pindah tugas", Cancel);
        Assert.Null(await Staff.ByTelegramAsync("777", Cancel));
    }

    [Fact]
    public async Task A_second_person_confirms_once_and_never_the_first()
    {
        var proposals = Harness.Get<StaffProposals>();
        var first = Actor.Of(await AccountAsync("satu"), "test");
        Assert.False(await proposals.HasSecondAsync(first, Cancel));
        var second = Actor.Of(await AccountAsync("dua"), "test");
        Assert.True(await proposals.HasSecondAsync(first, Cancel));

        var id = await proposals.ProposeAsync(first, "tiga", new StaffCard("Petugas Tiga", DeskRole.Operator, null), isRestore: false, Cancel);
        Assert.Null(await Staff.BySubjectAsync("tiga", Cancel));
        Assert.Equal(ProposalAnswer.Own, await proposals.ConfirmAsync(first, id, Cancel));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => proposals.ConfirmAsync(second, id, Cancel)));
        Assert.Single(answers, answer => answer == ProposalAnswer.Done);
        Assert.NotNull(await Staff.BySubjectAsync("tiga", Cancel));

        var old = await proposals.ProposeAsync(first, "empat", new StaffCard("Petugas Empat", DeskRole.Operator, null), isRestore: false, Cancel);
        Harness.Time.Advance(TimeSpan.FromDays(15));
        Assert.Equal(ProposalAnswer.NotFound, await proposals.ConfirmAsync(second, old, Cancel));
    }

    [Fact]
    public async Task Whoever_revokes_everybody_else_is_not_alone_at_once()
    {
        var proposals = Harness.Get<StaffProposals>();
        var (first, second) = (Actor.Of(await AccountAsync("satu"), "test"), await AccountAsync("dua"));
        await Staff.RevokeAsync(first, second.Id, "pindah tugas", Cancel);
        Assert.True(await proposals.HasSecondAsync(first, Cancel));
        Harness.Time.Advance(TimeSpan.FromHours(25));
        Assert.False(await proposals.HasSecondAsync(first, Cancel));
    }

    private Task<StaffRow?> FindAsync(string secret) => Sessions.FindAsync(secret, Idle, Longest, Cancel);

    private async Task<StaffRow> AccountAsync(string subject) =>
        (await Staff.KeepAsync(null, subject, new StaffCard("Petugas Uji", DeskRole.Operator, null), Cancel))!;

    private async Task ThreeActsAsync()
    {
        for (var number = 1; number <= 3; number++)
        {
            await Trail.WriteAsync(null, new AuditAct("test.act", $"LB-{number}"), Cancel);
        }
    }

    private Task<int> ExecuteAsync(params string[] statements) =>
        Harness.LookAsync(async context =>
        {
            foreach (var statement in statements)
            {
                await context.Database.ExecuteSqlRawAsync(statement, Cancel);
            }

            return 0;
        });
}

public sealed class SqliteOfficialsTests : OfficialsLedgerSpec
{
    private protected override string[] WithoutGuard => ["DROP TRIGGER audit_stays_update", "DROP TRIGGER audit_stays_delete"];

    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresOfficialsTests : OfficialsLedgerSpec
{
    private protected override string[] WithoutGuard => ["DROP TRIGGER audit_stays ON audit"];

    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

using LaporBot.Bot.Desk.Evaluation;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static LaporBot.Core.Complaints.ComplaintStatus;

namespace LaporBot.Bot.Tests.Evaluation;

/// <summary>Each figure of domain.md 5.5 over a history small enough to be counted by hand. The snapshot is Monday 30 November 2026, 12.00.</summary>
public abstract class EvaluationSpec : LedgerTest
{
    private History Histories => new(Harness);

    [Fact]
    public async Task An_admin_who_is_here_now_was_active_at_a_snapshot_before_that_if_they_had_signed_in_by_then()
    {
        await Harness.Get<Institutions>().KeepAsync(null, new InstitutionRow { Code = "kab-bima", Name = "Kab. Bima", RegionCode = "52.06", IsActive = true, HasDecree = true }, Cancel);
        await Harness.Get<Staff>().KeepAsync(null, "uji:rina", new StaffCard("Rina", DeskRole.AdminInstansi, "kab-bima"), Cancel);
        var rina = Assert.Single(await Harness.Get<Staff>().ListAsync(Cancel));
        var signedIn = Harness.Time.GetUtcNow();
        await Harness.Get<DeskSessions>().OpenAsync(rina.Id, Cancel);
        await Harness.Get<AuditTrail>().WriteAsync(Actor.Of(rina, "web"), new AuditAct(AuditWords.SignedIn), Cancel);
        Harness.Time.Advance(TimeSpan.FromDays(3));
        await Harness.Get<DeskSessions>().OpenAsync(rina.Id, Cancel);

        async Task<int> ActiveAsync(DateTimeOffset at) => (await Harness.Get<NodeFigures>().HealthAsync(null, at, Cancel)).WithActiveAdmin;
        Assert.Equal(1, await ActiveAsync(signedIn.AddDays(1)));
        Assert.Equal(1, await ActiveAsync(Harness.Time.GetUtcNow().AddMinutes(1)));
        Assert.Equal(0, await ActiveAsync(signedIn));
        Assert.Equal(0, await ActiveAsync(Harness.Time.GetUtcNow().AddDays(40)));
    }

    [Fact]
    public async Task Who_began_after_a_snapshot_is_not_in_its_funnel()
    {
        var days = Harness.Get<FunnelDays>();
        await days.AddAsync([new FunnelCount(new DateOnly(2026, 11, 30), "telegram", "Started", 3), new FunnelCount(new DateOnly(2026, 12, 1), "telegram", "Started", 40)], Cancel);

        async Task<int> StartedAsync(string at) => (await days.ReadAsync(new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1), History.At(at), Cancel)).Sum(one => one.Count);
        Assert.Equal(3, await StartedAsync("2026-12-01 00:00"));
        Assert.Equal(43, await StartedAsync("2026-12-01 00:01"));
        Assert.Equal(0, await StartedAsync("2026-11-30 00:00"));
    }

    [Fact]
    public async Task A_small_month_counted_by_hand()
    {
        await SmallMonthAsync();
        var all = (await Histories.CountAsync(History.November())).All;

        // R: a, b, c, d, g. The duplicate (e) does not count; f was handed back and nobody has it.
        Assert.Equal(new Share(2, 5), all.Completion);
        Assert.Equal(new Share(4, 5), all.FollowUp);

        // Due by the snapshot: a (9 Nov), b (9 Nov), c (10 Nov), d (24 Nov); g is due at the end of 3 Dec. In time: a, b. c came a day late, d never.
        Assert.Equal(new Share(2, 4), all.InTime);

        // Relayed: all seven. Judged within three working days: all but g, which took five.
        Assert.Equal(new Share(6, 7), all.Verification);
        Assert.Equal(new Share(1, 7), all.Archive);
        Assert.Equal(new Share(6, 7), all.Completeness);

        // Answered: a, b, c. Reopened: b. Satisfied: a. Not satisfied: b. Closed in silence: c.
        Assert.Equal(new Share(1, 3), all.Reopening);
        Assert.Equal(new Share(1, 2), all.Satisfaction);
        Assert.Equal(1, all.Silent);

        // Given to somebody: a, b, c, d, f, g. Handed back once: f.
        Assert.Equal((new Share(1, 6), 1), (all.Misrouting, all.Hops));

        // Within the hour: all but d, whose number took two.
        Assert.Equal(new Share(6, 7), all.Relay);
    }

    [Fact]
    public async Task Times_count_working_hours_and_whoever_still_waits()
    {
        await SmallMonthAsync();
        var all = (await Histories.CountAsync(History.November())).All;

        // Working minutes to the first answer: a 120, b 480 + 60, c five whole days and 540; d and g still wait.
        Assert.Equal((5, 2), (all.Response.Count, all.Response.Open));

        // Curve: 4/5 after a, 3/5 after b; then g is lost, and c brings 3/5 down by half.
        Assert.Equal(2940, all.Response.By(50));
        Assert.Null(all.Response.By(90));

        // From the number to the end: a 2 days and 2 hours, c 15 days and 3 hours.
        Assert.Equal((2, (2 * 1440) + 120), (all.Total.Count, all.Total.By(50)));
    }

    [Fact]
    public async Task Open_and_overdue_by_age()
    {
        await SmallMonthAsync();
        var all = (await Histories.CountAsync(History.November())).All;

        // Open: b, d, f, g. Red: d (answer due on the 24th; with the hub since the 16th: ten working days), b (reopened on the 10th, due on
        // the 17th; eighteen days with the hub). f waits for a new institution since Friday, g has until the 3rd.
        Assert.Equal(4, all.Open);
        Assert.Equal([0, 1, 1, 0], all.Overdue);
    }

    [Fact]
    public async Task Figures_say_that_they_are_still_being_counted()
    {
        await Harness.BoundAsync("hub-1");
        using var room = new FactRoom(Harness.Get<FactsReader>(), Harness.Get<WorkCalendar>(), Harness.Time);
        await room.FrameAsync(null, Cancel);
        Assert.True(room.IsCounting);

        Assert.False(await Harness.Get<FactsKeeper>().RoundAsync(Cancel));
        Harness.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(1, (await room.FrameAsync(null, Cancel)).Count);
        Assert.False(room.IsCounting);
    }

    [Fact]
    public async Task Parts_add_up_and_stay_within_what_is_asked()
    {
        await SmallMonthAsync();
        var split = await Histories.CountAsync(History.November(Split.Unit));
        Assert.Equal(5, split.Parts.Sum(part => part.Value.Reports));
        Assert.Equal(new Share(1, 2), split.Parts["kab-bima/pupr"].Completion);
        var own = await Histories.CountAsync(History.November() with { Institutions = new HashSet<string> { "kab-bima/pupr" } });
        Assert.Equal(2, own.All.Reports);
        Assert.Equal(0, (await Histories.CountAsync(History.November() with { Category = "tidak-ada" })).All.Relayed);
        Assert.Equal(7, (await Histories.CountAsync(History.November() with { Channel = "telegram", Region = "52.71" })).All.Relayed);
        var months = await Histories.CountAsync(History.November(Split.Month));
        Assert.Equal(["2026-11"], months.Parts.Keys);
    }

    [Fact]
    public async Task The_same_snapshot_gives_the_same_figures_whatever_comes_later()
    {
        var cases = await SmallMonthAsync();
        var before = await Histories.CountAsync(History.November(), "2026-11-12 00:00");
        Assert.Equal(new Share(1, 3), before.All.Completion);

        // Told later, some of it about days before the snapshot.
        Harness.Time.Advance(TimeSpan.FromDays(30));
        await Histories.MoveAsync(cases[0], new("2026-11-10 10:00", Reopened, Known: "2026-12-10 10:00"));
        await Histories.MoveAsync(cases[1], new("2026-11-11 10:00", Closed, Reason: "satisfied", Known: "2026-12-10 11:00"));
        await Histories.MoveAsync(cases[3], new("2026-11-20 10:00", InProgress, "kab-dompu", Known: "2026-12-10 12:00"));

        var after = await Histories.CountAsync(History.November(), "2026-11-12 00:00");
        Assert.Equal(Print(before.All), Print(after.All));
        Assert.NotEqual(Print(before.All), Print((await Histories.CountAsync(History.November())).All));
    }

    [Fact]
    public async Task An_earlier_day_that_was_asked_for_knows_what_was_put_right_since()
    {
        var cases = await SmallMonthAsync();
        await Histories.CountAsync(History.November());
        using var room = new FactRoom(Harness.Get<FactsReader>(), Harness.Get<WorkCalendar>(), Harness.Time);
        var day = History.At("2026-11-12 00:00");
        async Task<Figures> AskAsync(string category)
        {
            while (await Harness.Get<FactsKeeper>().RoundAsync(Cancel))
            {
            }

            return Counting.Of(await room.FrameAsync(day, Cancel), History.November() with { Category = category }, room.Terms, room.Calendar);
        }

        var before = (await AskAsync("jalan")).All;
        await Harness.Get<LedgerDatabase>().TransactAsync(
            context => context.Complaints.Where(row => row.Id == cases[0]).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.CategoryCode, "benar").SetProperty(row => row.FactsDueAt, Harness.Time.GetUtcNow()), Cancel),
            Cancel);
        Harness.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((before.Filed - 1, 1), ((await AskAsync("jalan")).All.Filed, (await AskAsync("benar")).All.Filed));

        await Histories.MoveAsync(cases[0], new("2026-11-20 10:00", Reopened, Known: "2026-11-30 11:59"));
        Harness.Time.Advance(TimeSpan.FromMinutes(1));
        var (left, put) = ((await AskAsync("jalan")).All, (await AskAsync("benar")).All);
        Assert.Equal((before.Filed - 1, 1, 1, 0), (left.Filed, put.Filed, put.Closed, put.Reopened));

        // A case told late of a day before the snapshot, and nobody had a place for it yet.
        await Histories.CaseAsync([new("2026-11-05 08:00", Submitted), new("2026-11-05 09:00", Relayed), new("2026-11-20 09:00", Verified, "kab-dompu")]);
        Harness.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((left.Filed + 1, left.Verified), ((await AskAsync("jalan")).All.Filed, (await AskAsync("jalan")).All.Verified));
    }

    [Fact]
    public async Task Messages_of_an_institution_are_those_about_its_cases()
    {
        var cases = await SmallMonthAsync();
        var now = Harness.Time.GetUtcNow();
        await Harness.Get<LedgerDatabase>().TransactAsync(
            async context =>
            {
                for (var i = 0; i < 3; i++)
                {
                    await StoredMessage.EnqueueAsync(context, new NewDelivery($"news:{i}", new ReplyAddress("telegram", "1"), OutgoingMessage.Plain("kabar"), cases[i]), now.AddMinutes(-1), Cancel);
                }

                await StoredMessage.EnqueueAsync(context, new NewDelivery("none", new ReplyAddress("telegram", "2"), OutgoingMessage.Plain("kabar")), now.AddMinutes(-1), Cancel);
                await StoredMessage.EnqueueAsync(context, new NewDelivery("page", new ReplyAddress("telegram", $"{ComplaintForm.AddressPrefix}1"), OutgoingMessage.Plain("kabar"), cases[0]), now.AddMinutes(-1), Cancel);
                return await context.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Sent).SetProperty(row => row.SentAt, now.AddMinutes(-1)), Cancel);
            },
            Cancel);
        var figures = Harness.Get<DeliveryMonths>();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        for (var later = 0; later < 3; later++)
        {
            // The same once the month is over and is answered from what was counted then.
            Assert.Equal(4, Assert.Single(await figures.CountAsync(null, (today.AddDays(-30), today.AddDays(2)), Harness.Time.GetUtcNow(), Cancel)).Delivered);
            Assert.Equal(2, Assert.Single(await figures.CountAsync(new HashSet<string> { "kab-bima/pupr" }, (today.AddDays(-30), today.AddDays(2)), Harness.Time.GetUtcNow(), Cancel)).Delivered);
            Assert.Empty(await figures.CountAsync(new HashSet<string> { "kab-dompu" }, (today.AddDays(-30), today.AddDays(2)), Harness.Time.GetUtcNow(), Cancel));
            Harness.Time.Advance(TimeSpan.FromDays(20));
            while (await figures.RefreshAsync(Cancel))
            {
            }
        }

        // Before they were sent they were not sent yet, however late somebody asks for that day.
        Assert.Equal(0, (await figures.CountAsync(null, (today.AddDays(-30), today.AddDays(2)), now.AddMinutes(-1), Cancel)).Sum(one => one.Attempted));
        Assert.Equal(0, await Harness.Get<NodeFigures>().DuplicatesAsync(new HashSet<string> { "kab-bima" }, now.AddDays(-30), now.AddDays(1), Cancel));
    }

    private static string Print(Metrics all) => string.Join(
        '|', all.Completion, all.FollowUp, all.InTime, all.Verification, all.Archive, all.Completeness, all.Reopening, all.Satisfaction, all.Silent, all.Misrouting, all.Relay,
        all.Response.By(50), all.Response.Open, all.Total.By(50), string.Join(',', all.Overdue), all.Open);

    private async Task<Guid[]> SmallMonthAsync()
    {
        Harness.Time.SetUtcNow(History.At("2026-11-30 12:00"));
        Told[][] cases =
        [
            // a: answered in two hours, the citizen is satisfied two days later.
            [new("2026-11-02 08:30", Submitted), new("2026-11-02 09:00", Relayed), new("2026-11-02 10:00", Verified, "kab-bima/pupr"),
                new("2026-11-02 12:00", Answered), new("2026-11-04 11:00", Closed, Reason: "satisfied")],

            // b: answered the next day, and not good enough.
            [new("2026-11-02 09:00", Submitted), new("2026-11-02 09:30", Relayed), new("2026-11-02 10:00", Verified, "kab-bima/pupr"),
                new("2026-11-03 11:00", Answered), new("2026-11-10 09:00", Reopened)],

            // c: answered a day late; silence.
            [new("2026-11-03 08:00", Submitted), new("2026-11-03 09:00", Relayed), new("2026-11-03 10:00", Verified, "kab-bima"),
                new("2026-11-11 11:00", Answered), new("2026-11-18 12:00", Closed, Reason: "silent_timeout")],

            // d: relayed late, put on hold and completed, then nothing.
            [new("2026-11-16 08:00", Submitted), new("2026-11-16 10:00", Relayed), new("2026-11-16 11:00", Pending), new("2026-11-16 15:00", Relayed),
                new("2026-11-17 10:00", Verified, "kab-dompu")],

            // e: a duplicate, found after it had been given to somebody.
            [new("2026-11-17 08:00", Submitted), new("2026-11-17 08:10", Relayed), new("2026-11-17 09:00", Archived, Reason: "duplicate")],

            // f: not theirs.
            [new("2026-11-24 08:00", Submitted), new("2026-11-24 08:10", Relayed), new("2026-11-25 09:00", Verified, "kab-dompu"), new("2026-11-27 09:00", NotAuthority)],

            // g: verified after five working days, in progress.
            [new("2026-11-19 08:00", Submitted), new("2026-11-19 08:10", Relayed), new("2026-11-26 09:00", Verified, "kab-dompu"), new("2026-11-27 09:00", InProgress)],
        ];
        var owner = new ReplyAddress("telegram", "1");
        return await Task.WhenAll(cases.Select(one => Histories.CaseAsync(one, complaint => complaint with { Owner = owner })));
    }
}

public sealed class SqliteEvaluationTests : EvaluationSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresEvaluationTests : EvaluationSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

/// <summary>What may be said of small numbers.</summary>
public sealed class ShareTests
{
    /// <summary>Published values: Newcombe 1998, table I, method 3; and 8 of 10 as in Brown, Cai and DasGupta's discussion.</summary>
    [Theory]
    [InlineData(81, 263, 25.53, 36.62)]
    [InlineData(15, 148, 6.24, 16.05)]
    [InlineData(0, 20, 0.0, 16.11)]
    [InlineData(1, 29, 0.61, 17.18)]
    public void Wilson_agrees_with_published_values(int count, int of, double low, double high)
    {
        var interval = Share.Wilson(count, of);
        Assert.Equal((low, high), (Math.Round(interval.Low, 2), Math.Round(interval.High, 2)));
    }

    [Theory]
    [InlineData(3, 4, false, false)]
    [InlineData(4, 5, true, true)]
    [InlineData(98, 99, true, true)]
    [InlineData(99, 100, true, false)]
    public void Few_have_no_percentage_and_many_need_no_interval(int count, int of, bool hasPercent, bool hasInterval)
    {
        var share = new Share(count, of);
        Assert.Equal((hasPercent, hasInterval), (share.Percent is not null, share.Interval is not null));
    }

    [Fact]
    public void A_single_small_group_is_never_hidden_alone()
    {
        Assert.Equal([12, null, null], PublicTotals.Hide([("a", 12), ("b", 9), ("c", 2)]).Select(part => part.Count));
        Assert.Equal([12, null, null], PublicTotals.Hide([("a", 12), ("b", 4), ("c", 2)]).Select(part => part.Count));
        Assert.Equal([12, 9], PublicTotals.Hide([("a", 12), ("b", 9), ("c", 0)]).Select(part => part.Count));
    }
}

using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static LaporBot.Core.Complaints.ComplaintStatus;

namespace LaporBot.Bot.Tests.Evaluation;

/// <summary>Clocks wind themselves, and whoever must act hears of each turn once.</summary>
public abstract class ReminderSpec : LedgerTest
{
    private static readonly Told[] Waiting =
        [new("2026-11-30 08:30", Submitted), new("2026-11-30 09:00", Relayed), new("2026-11-30 10:00", Verified, "kab-bima/pupr")];

    private History Histories => new(Harness);

    private Bot.Ledger.Desk.Reminders Reminders => Harness.Get<Bot.Ledger.Desk.Reminders>();

    [Fact]
    public async Task A_case_that_moves_has_its_clocks_wound_in_the_same_transaction()
    {
        await SettleAsync("2026-11-30 12:00");
        var id = await Histories.CaseAsync(Waiting);
        var row = await RowAsync(id);

        // Verified on Monday: amber when Thursday begins to be over, red when Monday is.
        Assert.Equal((History.At("2026-12-04 00:00"), History.At("2026-12-08 00:00")), (row.AmberAt, row.RedAt));
        await Histories.MoveAsync(id, new("2026-12-01 10:00", Answered));
        row = await RowAsync(id);
        Assert.Equal((History.At("2026-12-11 00:00"), null, null), (row.AmberAt, row.RedAt, row.RemindAt));
        await Histories.MoveAsync(id, new("2026-12-02 10:00", Closed, Reason: "satisfied"));
        row = await RowAsync(id);
        Assert.Equal((null, null, null), (row.AmberAt, row.RedAt, row.RemindAt));
    }

    [Fact]
    public async Task Amber_red_and_escalation_reach_those_who_must_act_once_each()
    {
        await SettleAsync("2026-11-30 12:00");
        await Histories.CaseAsync(Waiting);
        Assert.Equal(0, await Reminders.SendAsync(10, Cancel));
        foreach (var (now, expected) in new (string, string)[]
            {
                ("2026-12-04 08:00", "FollowUp Amber PejabatPenghubung kab-bima/pupr"),
                ("2026-12-08 08:00", "FollowUp Escalation PejabatPenghubung kab-bima/pupr, FollowUp Escalation AdminInstansi kab-bima, FollowUp Escalation Inspektorat "),
            })
        {
            Harness.Time.SetUtcNow(History.At(now));
            var before = (await NoticesAsync()).Count;
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Reminders.SendAsync(10, Cancel)));
            Assert.Equal(0, await Reminders.SendAsync(10, Cancel));
            Assert.Equal(expected, string.Join(", ", (await NoticesAsync()).Skip(before)));
        }

        // Red was over by the time anybody looked: kept as passed over, and told to nobody.
        Assert.Equal(
            ["Amber False", "Red True", "Escalation False"],
            (await Harness.LookAsync(context => context.Reminders.AsNoTracking().OrderBy(row => row.Stage).ToListAsync())).OrderBy(row => row.Stage).Select(row => $"{row.Stage} {row.IsSkipped}"));

        // The liaison officer has Telegram: one message for each notice. Nobody else has.
        var told = await Harness.DeliveriesAsync(new ReplyAddress("telegram", "7001"));
        Assert.Equal(2, told.Count);
        Assert.Contains("menunggu jawaban pertama", StoredMessage.Read(told[0].Message).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_off_in_the_middle_nothing_is_kept_and_the_next_round_tells_it_once()
    {
        await SettleAsync("2026-11-30 12:00");
        var id = await Histories.CaseAsync(Waiting);
        Harness.Time.SetUtcNow(History.At("2026-12-04 08:00"));
        using var cut = new CancellationTokenSource();
        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reminders.SendAsync(10, cut.Token));
        Assert.Empty(await NoticesAsync());
        Assert.Equal(1, await Reminders.SendAsync(10, Cancel));
        Assert.Single(await NoticesAsync());
        Assert.Equal(History.At("2026-12-08 00:00"), (await RowAsync(id)).RemindAt);
    }

    [Fact]
    public async Task A_citizen_on_hold_is_reminded_twice_and_then_the_desk_is_told()
    {
        await SettleAsync("2026-11-30 12:00");
        var owner = new ReplyAddress("telegram", "42");
        await Histories.CaseAsync([Waiting[0], Waiting[1], new("2026-11-30 10:00", Pending)], complaint => complaint with { Owner = owner });
        foreach (var now in new[] { "2026-12-10 08:00", "2026-12-15 08:00" })
        {
            Harness.Time.SetUtcNow(History.At(now));
            await Reminders.SendAsync(10, Cancel);
        }

        Assert.Equal("Completing Escalation AdminInstansi kota-mataram", Assert.Single(await NoticesAsync()));
        Assert.Single(await Harness.DeliveriesAsync(owner));
    }

    [Fact]
    public async Task The_citizen_reads_the_day_the_desk_counts_by_also_after_a_hold_and_another_institution()
    {
        await SettleAsync("2026-11-30 12:00");
        var id = await Histories.CaseAsync(Waiting);
        Assert.Equal(new DateOnly(2026, 12, 7), await DueAsync(id));
        await Histories.MoveAsync(id, new("2026-12-01 10:00", InProgress));
        Assert.Equal(new DateOnly(2026, 12, 7), await DueAsync(id));

        // On hold the day is the citizen's; afterwards the institution has as many days left as before.
        await Histories.MoveAsync(id, new("2026-12-02 10:00", Pending));
        Assert.Equal(new DateOnly(2026, 12, 16), await DueAsync(id));
        await Histories.MoveAsync(id, new("2026-12-08 10:00", InProgress));
        Assert.Equal(new DateOnly(2026, 12, 11), await DueAsync(id));
        await Histories.MoveAsync(id, new("2026-12-09 10:00", Verified, "kab-bima"));
        Assert.Equal(new DateOnly(2026, 12, 16), await DueAsync(id));
        await Histories.MoveAsync(id, new("2026-12-10 10:00", Closed, Reason: "satisfied"));
        Assert.Null(await DueAsync(id));

        async Task<DateOnly?> DueAsync(Guid complaint)
        {
            var row = await RowAsync(complaint);
            var one = await Harness.Ledger.FindAsync(row.Ticket, Cancel);
            var calendar = Harness.Get<Core.Sla.WorkCalendar>();
            Assert.Equal(row.StepDue, one!.StepDue);
            Assert.True(row.RedAt is null || row.StepDue is { } due && calendar.End(due) == row.RedAt, $"{row.StepDue} and {row.RedAt}");
            return one.StepDue;
        }
    }

    [Fact]
    public async Task New_holidays_wind_every_open_clock_anew_and_only_once()
    {
        await SettleAsync("2026-11-30 12:00");
        var id = await Histories.CaseAsync(Waiting);
        await Harness.Get<LedgerDatabase>().WriteAsync(
            context => context.Complaints.ExecuteUpdateAsync(set => set.SetProperty(row => row.RedAt, (DateTimeOffset?)null), Cancel), Cancel);
        Assert.Equal(1, await Harness.Get<ClockRewind>().RunAsync(Cancel));
        Assert.Equal(History.At("2026-12-08 00:00"), (await RowAsync(id)).RedAt);
        Assert.Null(await Harness.Get<ClockRewind>().RunAsync(Cancel));

        // Entered at the desk, here or by another replica: the next round counts by it, and a change taken back as well.
        var (rows, by) = (Harness.Get<CalendarRows>(), new Actor(Guid.NewGuid(), "Tono", DeskRole.Operator, null, "id", "web"));
        await rows.AddAsync(by, [new HolidayRow { Day = new DateOnly(2026, 12, 3), Name = "Hari daerah" }, new HolidayRow { Day = new DateOnly(2026, 12, 4), Name = "Cuti bersama" }], Cancel);
        Assert.Equal(1, await Harness.Get<ClockRewind>().RunAsync(Cancel));
        Assert.Equal(new DateOnly(2026, 12, 9), (await RowAsync(id)).StepDue);
        await rows.SetAsync(by, new DateOnly(2026, 11, 30), new Dictionary<string, int> { ["FirstFollowUp"] = 6 }, Cancel);
        Assert.Equal(1, await Harness.Get<ClockRewind>().RunAsync(Cancel));
        Assert.Equal(new DateOnly(2026, 12, 10), (await RowAsync(id)).StepDue);
        await rows.RemoveAsync(by, new DateOnly(2026, 12, 3), Cancel);
        await rows.UnsetAsync(by, new DateOnly(2026, 11, 30), Cancel);
        await Harness.Get<ClockRewind>().RunAsync(Cancel);
        Assert.Equal(new DateOnly(2026, 12, 8), (await RowAsync(id)).StepDue);
        Assert.Equal(4, await Harness.LookAsync(context => context.Audit.CountAsync(row => row.Action.StartsWith("calendar."), Cancel)));
    }

    private async Task SettleAsync(string now)
    {
        Harness.Time.SetUtcNow(History.At(now));
        await Harness.Get<LedgerDatabase>().TransactAsync(
            context =>
            {
                context.AddRange(Institution("kab-bima", null, "52.06"), Institution("kab-bima/pupr", "kab-bima", "52.06"), Institution("kota-mataram", null, "52.71"));
                context.Add(new StaffRow
                {
                    Id = Guid.NewGuid(),
                    Subject = "siti",
                    Name = "Siti",
                    Role = DeskRole.PejabatPenghubung,
                    InstitutionCode = "kab-bima/pupr",
                    Language = "id",
                    CreatedAt = History.At(now),
                    TelegramId = "7001",
                });
                return Task.FromResult(0);
            },
            Cancel);
    }

    private static InstitutionRow Institution(string code, string? parent, string region) =>
        new() { Code = code, ParentCode = parent, Name = code, RegionCode = region, IsActive = true, HasDecree = false };

    private Task<ComplaintRow> RowAsync(Guid id) => Harness.LookAsync(context => context.Complaints.AsNoTracking().SingleAsync(row => row.Id == id));

    private async Task<List<string>> NoticesAsync() =>
        [.. (await Harness.LookAsync(context => context.Notices.AsNoTracking().ToListAsync())).OrderBy(row => row.At).ThenBy(row => row.Role is DeskRole.PejabatPenghubung ? 0 : (int)row.Role)
            .Select(row => $"{row.Clock} {row.Stage} {row.Role} {row.InstitutionCode}")];
}

public sealed class SqliteReminderTests : ReminderSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresReminderTests : ReminderSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

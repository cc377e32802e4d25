using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;
using Xunit;

namespace LaporBot.Core.Tests.Sla;

/// <summary>The clocks of domain.md 5.3, across weekends, holidays, holds and changes of the rules. November 2026: the 25th is a Wednesday.</summary>
public sealed class CaseClocksTests
{
    private static readonly TimeZoneInfo Makassar = NodeZone.Find("Asia/Makassar")!;
    private static readonly CaseKind Complaint = new(Classification.Pengaduan, "jalan");

    [Fact]
    public void Three_working_days_to_verify_pass_over_a_weekend()
    {
        var clock = Assert.Single(Running(Clocks(), Stage(ComplaintStatus.Relayed, "2026-11-26 10:00")));
        Assert.Equal((ClockKind.Verification, Day("2026-12-01")), (clock.Kind, clock.Due));
        Assert.Equal(At("2026-12-01 00:00"), clock.Amber);
        Assert.Equal(At("2026-12-02 00:00"), clock.Red);
        Assert.Equal(At("2026-12-02 00:00"), clock.Escalation);
    }

    [Fact]
    public void Holidays_and_what_follows_them_are_left_out()
    {
        var clock = Assert.Single(Running(Clocks("2026-12-01", "2026-12-02"), Stage(ComplaintStatus.Relayed, "2026-11-26 10:00")));
        Assert.Equal(Day("2026-12-03"), clock.Due);
    }

    [Theory]
    [InlineData("Asia/Makassar", "2026-11-26")]
    [InlineData("Asia/Jakarta", "2026-11-25")]
    public void The_day_a_clock_begins_is_the_day_at_the_node(string zone, string expected)
    {
        // 15:30 UTC is 23:30 in Jakarta and half past midnight of the next day in Makassar is 16:30 UTC.
        var moment = new DateTimeOffset(2026, 11, 25, 16, 30, 0, TimeSpan.Zero);
        var node = new NodeOptions { TimeZone = zone };
        Assert.Equal(Day(expected), WorkCalendar.Of(node).Day(moment));
    }

    [Fact]
    public void Completing_a_report_does_not_give_the_desk_its_days_again()
    {
        CaseStage[] history =
        [
            Stage(ComplaintStatus.Relayed, "2026-11-02 10:00"),
            Stage(ComplaintStatus.Pending, "2026-11-03 10:00"),
            Stage(ComplaintStatus.Relayed, "2026-11-10 10:00"),
        ];
        var clock = Assert.Single(Running(Clocks(), history));

        // Due on the 5th; on hold from the 3rd to the 10th, which are five working days.
        Assert.Equal((At("2026-11-02 10:00"), Day("2026-11-12")), (clock.Since, clock.Due));
    }

    [Fact]
    public void On_hold_only_the_citizen_is_waited_for()
    {
        var clock = Assert.Single(Running(Clocks(), Stage(ComplaintStatus.Relayed, "2026-11-02 10:00"), Stage(ComplaintStatus.Pending, "2026-11-03 10:00")));
        Assert.Equal((ClockKind.Completing, Day("2026-11-17"), At("2026-11-13 00:00")), (clock.Kind, clock.Due, clock.Amber));
    }

    [Fact]
    public void Another_institution_gets_its_own_five_days_and_the_citizen_keeps_theirs()
    {
        CaseStage[] history =
        [
            Stage(ComplaintStatus.Relayed, "2026-11-02 10:00"),
            Stage(ComplaintStatus.Verified, "2026-11-03 10:00", "a"),
            Stage(ComplaintStatus.NotAuthority, "2026-11-05 10:00", "a"),
            Stage(ComplaintStatus.Verified, "2026-11-09 10:00", "b"),
        ];
        var course = CaseCourse.Of(history);
        var running = Clocks().Running(course, Complaint);
        Assert.Equal([ClockKind.FollowUp, ClockKind.Resolution], running.Select(clock => clock.Kind));
        Assert.Equal([Day("2026-11-16"), Day("2026-11-27")], running.Select(clock => clock.Due));
        Assert.Equal((At("2026-11-02 10:00"), 1, "b"), (course.RelayedAt, course.Hops, course.Institution));
    }

    [Fact]
    public void An_answer_stops_the_clock_and_dissatisfaction_starts_it_again()
    {
        CaseStage[] answered =
        [
            Stage(ComplaintStatus.Relayed, "2026-11-02 10:00"),
            Stage(ComplaintStatus.Verified, "2026-11-02 11:00", "a"),
            Stage(ComplaintStatus.Answered, "2026-11-04 10:00", "a"),
        ];
        var window = Assert.Single(Running(Clocks(), answered));
        Assert.Equal((ClockKind.ReplyWindow, Day("2026-11-18"), null), (window.Kind, window.Due, window.Red));
        var running = Running(Clocks(), [.. answered, Stage(ComplaintStatus.Reopened, "2026-11-06 10:00")]);
        Assert.Equal([ClockKind.FollowUp, ClockKind.Resolution], running.Select(clock => clock.Kind));

        // Five days from the reopening; fourteen from the disposition and the two of the reply window.
        Assert.Equal([Day("2026-11-13"), Day("2026-11-24")], running.Select(clock => clock.Due));
    }

    [Theory]
    [InlineData(Classification.PermintaanInformasi, "jalan", "2026-11-09")]
    [InlineData(Classification.Pengaduan, "jalan", "2026-11-20")]
    [InlineData(Classification.Pengaduan, "pungli", "2027-01-25")]
    public void The_kind_of_a_case_decides_how_long_it_may_take(Classification classification, string category, string due)
    {
        var course = CaseCourse.Of([Stage(ComplaintStatus.Verified, "2026-11-02 10:00", "a")]);
        var clock = Clocks().Running(course, new CaseKind(classification, category)).Single(one => one.Kind == ClockKind.Resolution);
        Assert.Equal(Day(due), clock.Due);
    }

    [Theory]
    // Held over two days off and a weekend: of those six days only two were the citizen's.
    [InlineData("2026-12-22 10:00 Verified a|2026-12-23 10:00 Pending|2026-12-29 10:00 InProgress", "2027-01-04")]
    // Given to another institution: its five days begin anew.
    [InlineData("2026-12-01 10:00 Verified a|2026-12-07 10:00 Verified b", "2026-12-14")]
    // Worked on is no new start, answered is the citizen's window, and not satisfied owes an answer again.
    [InlineData("2026-12-01 10:00 Verified a|2026-12-03 10:00 InProgress", "2026-12-08")]
    [InlineData("2026-12-01 10:00 Verified a|2026-12-03 10:00 Answered", "2026-12-17")]
    [InlineData("2026-12-01 10:00 Verified a|2026-12-03 10:00 Answered|2026-12-04 10:00 Reopened", "2026-12-11")]
    // After the answer only the end of the case is owed: fourteen days and the one of the window.
    [InlineData("2026-12-01 10:00 Verified a|2026-12-03 10:00 Answered|2026-12-04 10:00 InProgress", "2026-12-22")]
    [InlineData("2026-12-22 10:00 Relayed|2026-12-23 10:00 Pending", "2027-01-08")]
    [InlineData("2026-12-01 10:00 Relayed|2026-12-02 10:00 Closed", null)]
    public void The_day_of_the_step_is_the_one_of_the_clock_that_runs(string history, string? due)
    {
        var stages = history.Split('|').Select(line => line.Split(' ')).Select(part =>
            Stage(Enum.Parse<ComplaintStatus>(part[2]), $"{part[0]} {part[1]}", part.Length > 3 ? part[3] : null));
        var step = Clocks("2026-12-24", "2026-12-25").StepDue(CaseCourse.Of(stages), Complaint);
        Assert.Equal(due is null ? null : Day(due), step);
    }

    [Fact]
    public void A_clock_keeps_the_rules_of_the_day_it_began()
    {
        var node = new NodeOptions { SlaFrom = { new SlaChange { From = Day("2027-01-01"), Limits = { ["FirstFollowUp"] = 7, ["firstfollowupamber"] = 4 } } } };
        var clocks = new CaseClocks(WorkCalendar.Of(node), SlaSchedule.Of(node), new HashSet<string>());
        Assert.Equal(Day("2027-01-07"), FollowUp("2026-12-31 10:00").Due);
        Assert.Equal(Day("2027-01-12"), FollowUp("2027-01-01 10:00").Due);

        RunningClock FollowUp(string verified) =>
            clocks.Running(CaseCourse.Of([Stage(ComplaintStatus.Verified, verified, "a")]), Complaint).Single(clock => clock.Kind == ClockKind.FollowUp);
    }

    [Fact]
    public void What_is_learned_holds_from_then_on_beside_the_settings()
    {
        var node = new NodeOptions { Holidays = { Day("2026-12-25") }, SlaFrom = { new SlaChange { From = Day("2027-01-01"), Limits = { ["FirstFollowUp"] = 7 } } } };
        var (calendar, schedule) = (WorkCalendar.Of(node), SlaSchedule.Of(node));
        var clocks = new CaseClocks(calendar, schedule, new HashSet<string>());
        var (before, course) = ((calendar.Fingerprint, schedule.Fingerprint), CaseCourse.Of([Stage(ComplaintStatus.Verified, "2026-12-22 10:00", "a")]));
        Assert.Equal(Day("2026-12-30"), clocks.StepDue(course, Complaint));
        calendar.Learn([.. node.Holidays, Day("2026-12-24")]);
        schedule.Learn(node, [new SlaChange { From = Day("2026-12-20"), Limits = { ["FirstFollowUp"] = 6 } }]);
        Assert.Equal(Day("2027-01-01"), clocks.StepDue(course, Complaint));
        Assert.Equal(7, schedule.On(Day("2027-01-02")).FirstFollowUp);
        Assert.NotEqual(before, (calendar.Fingerprint, schedule.Fingerprint));
        Assert.NotEmpty(SlaSchedule.FaultsOf(new Dictionary<string, int> { ["Verification"] = 2, ["VerificationAmber"] = 2 }));
        Assert.Empty(SlaSchedule.FaultsOf(SlaSchedule.Read(new SlaOptions())));
    }

    [Fact]
    public void An_office_of_six_days_counts_saturdays()
    {
        var node = new NodeOptions();
        foreach (var day in Enum.GetValues<DayOfWeek>().Where(day => day != DayOfWeek.Sunday))
        {
            node.WorkDays.Add(day);
        }

        Assert.Equal(Day("2026-11-30"), WorkCalendar.Of(node).AddWorkingDays(Day("2026-11-27"), 2));
        Assert.Equal(Day("2026-12-01"), WorkCalendar.Of(new NodeOptions()).AddWorkingDays(Day("2026-11-27"), 2));
    }

    [Fact]
    public void Every_fault_of_the_rules_is_named_at_once()
    {
        var node = new NodeOptions
        {
            Sla = new SlaOptions { Verification = 2 },
            OfficeFrom = new TimeOnly(17, 0),
            SlaFrom = { new SlaChange { Limits = { ["Verifikasi"] = 3 } }, new SlaChange { From = Day("2027-01-01"), Limits = { ["Completing"] = 90 } } },
        };
        var faults = string.Join('\n', new SlaCheck().Validate(null, node).Failures!);
        Assert.Contains("Node:Sla: VerificationAmber must be less than Verification", faults, StringComparison.Ordinal);
        Assert.Contains("has no From day", faults, StringComparison.Ordinal);
        Assert.Contains("no such limit: Verifikasi", faults, StringComparison.Ordinal);
        Assert.Contains("Node:SlaFrom 2027-01-01", faults, StringComparison.Ordinal);
        Assert.Contains("OfficeFrom", faults, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-25 09:00", "2026-11-25 11:30", 150)]
    [InlineData("2026-11-25 15:00", "2026-11-26 09:00", 120)]
    [InlineData("2026-11-27 15:00", "2026-11-30 08:30", 90)]
    [InlineData("2026-11-28 03:00", "2026-11-29 23:00", 0)]
    [InlineData("2026-11-25 06:00", "2026-11-25 23:00", 480)]
    public void Working_time_is_the_time_the_office_is_open(string from, string until, int minutes)
    {
        var calendar = WorkCalendar.Of(new NodeOptions());
        Assert.Equal(minutes, calendar.OpenMinutes(calendar.Minute(At(until))) - calendar.OpenMinutes(calendar.Minute(At(from))));
    }

    private static IReadOnlyList<RunningClock> Running(CaseClocks clocks, params CaseStage[] history) => clocks.Running(CaseCourse.Of(history), Complaint);

    private static CaseClocks Clocks(params string[] holidays)
    {
        var node = new NodeOptions();
        foreach (var day in holidays)
        {
            node.Holidays.Add(Day(day));
        }

        return new CaseClocks(WorkCalendar.Of(node), SlaSchedule.Of(node), new HashSet<string> { "pungli" });
    }

    private static CaseStage Stage(ComplaintStatus status, string at, string? institution = null) => new(status, At(at), At(at), institution);

    private static DateTimeOffset At(string local) => new DateTimeOffset(DateTime.Parse(local), Makassar.BaseUtcOffset).ToUniversalTime();

    private static DateOnly Day(string day) => DateOnly.Parse(day);
}

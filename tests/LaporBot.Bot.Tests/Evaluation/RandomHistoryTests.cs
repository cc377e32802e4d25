using LaporBot.Bot.Desk.Evaluation;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using Xunit;
using static LaporBot.Core.Complaints.ComplaintStatus;

namespace LaporBot.Bot.Tests.Evaluation;

/// <summary>The figures of kept facts are those of the plain definitions, read straight off the history, for any history and any snapshot.</summary>
public abstract class RandomHistorySpec : LedgerTest
{
    private const int Cases = 150;
    private const string Form = "yyyy-MM-dd HH:mm";

    private static readonly DateTime First = new(2026, 11, 2, 8, 0, 0);

    [Fact]
    public async Task Facts_count_what_the_definitions_say()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        var random = new Random(seed);
        Harness.Time.SetUtcNow(History.At("2027-03-01 00:00"));
        var histories = Enumerable.Range(0, Cases).Select(_ => Walk(random)).ToArray();
        var writer = new History(Harness);
        foreach (var history in histories)
        {
            await writer.CaseAsync(history);
        }

        foreach (var at in new[] { First.AddDays(random.Next(5, 30)), First.AddDays(random.Next(30, 60)).AddMinutes(random.Next(1440)), First.AddDays(110) })
        {
            var all = (await writer.CountAsync(History.November(), at.ToString(Form))).All;
            var known = histories.Select(history => history.Where(step => Moment(step.Known!) < at).ToArray()).Where(history => history.Length > 0).ToArray();
            Assert.Equal((seed, at, Plain(known, at)), (seed, at, Print(all)));
        }
    }

    private static string Print(Metrics all) =>
        $"{all.Reports} {all.Closed} {all.FollowedUp} due {all.AnswersDue} {all.AnswersInTime} said {all.Answered} {all.Reopened} {all.Satisfied} {all.NotSatisfied} {all.Silent} "
        + $"relayed {all.Relayed} {all.VerifiedInTime} {all.Archived} {all.CompleteAtFirst} filed {all.Filed} {all.RelayedInTime} routes {all.Verified} {all.Misrouted} {all.Hops}";

    private static string Plain(Told[][] histories, DateTime at)
    {
        var relayed = histories.Where(history => InNovember(Of(history, Relayed))).ToArray();
        var filed = histories.Where(history => InNovember(history[0])).ToArray();
        var verified = histories.Where(history => InNovember(Of(history, Verified))).ToArray();
        var reports = histories.Where(history => history[^1].Status != NotAuthority && InNovember(Disposed(history))).ToArray();
        var due = reports.Where(history => Due(Disposed(history)!, 5) <= at).ToArray();
        var answered = reports.Where(history => Of(history, Answered) is not null).ToArray();
        var satisfied = reports.Count(history => history[^1] is { Status: Closed, Reason: "satisfied" });
        var notSatisfied = reports.Count(history => Of(history, Reopened) is not null && history[^1] is not { Status: Closed, Reason: "satisfied" });
        var silent = reports.Count(history => history[^1] is { Status: Closed, Reason: "silent_timeout" } && Of(history, Reopened) is null);
        return
            $"{reports.Length} {reports.Count(history => history[^1].Status == Closed)} {reports.Count(history => history[^1].Status is InProgress or Answered or Reopened or Closed)} "
            + $"due {due.Length} {due.Count(history => Of(history, Answered) is { } answer && Moment(answer.At) < Due(Disposed(history)!, 5))} "
            + $"said {answered.Length} {answered.Count(history => Of(history, Reopened) is not null)} {satisfied} {notSatisfied} {silent} "
            + $"relayed {relayed.Length} {relayed.Count(history => Verdict(history) is { } verdict && Moment(verdict.At) < Due(Of(history, Relayed)!, 3))} "
            + $"{relayed.Count(history => history[^1].Status == Archived)} {relayed.Count(history => !history.Any(step => step.Status == Pending || step.Reason == "incomplete"))} "
            + $"filed {filed.Length} {filed.Count(history => Of(history, Relayed) is { } number && Moment(number.At) - Moment(history[0].At) <= TimeSpan.FromHours(1))} "
            + $"routes {verified.Length} {verified.Count(history => Of(history, NotAuthority) is not null)} {verified.Sum(history => history.Count(step => step.Status == NotAuthority))}";
    }

    private static Told? Of(Told[] history, ComplaintStatus status) => Array.Find(history, step => step.Status == status);

    private static Told? Verdict(Told[] history) => Array.Find(history, step => step.Status is Verified or Archived or Pending);

    /// <summary>Given to the institution that has it: the last verification.</summary>
    private static Told? Disposed(Told[] history) => Array.FindLast(history, step => step.Status == Verified);

    private static bool InNovember(Told? step) => step is not null && Moment(step.At) is { Year: 2026, Month: 11 };

    private static DateTime Moment(string text) => DateTime.Parse(text);

    /// <summary>The midnight after so many working days.</summary>
    private static DateTime Due(Told step, int days)
    {
        var day = Moment(step.At).Date;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day.AddDays(1);
    }

    private static Told[] Walk(Random random)
    {
        var steps = new List<Told>();
        var (at, known) = (First.AddMinutes(random.Next(40 * 1440)), DateTime.MinValue);
        Step(Submitted, 0, 1);
        Step(Relayed, 5, 90);
        for (var i = random.Next(4); i > 2; i--)
        {
            Step(Pending, 60, 5_000);
            Step(Relayed, 60, 9_000);
        }

        if (random.Next(6) == 0)
        {
            Step(Archived, 60, 9_000, reason: new[] { "incomplete", "spam", "too_general", null }[random.Next(4)]);
            return [.. steps];
        }

        Step(Verified, 60, 9_000, $"u{random.Next(3)}");
        for (var i = random.Next(5); i > 3; i--)
        {
            Step(NotAuthority, 60, 5_000, steps[^1].Institution);
            Step(Verified, 60, 9_000, $"v{random.Next(3)}");
        }

        Step(InProgress, 60, 5_000);
        Step(Answered, 60, 9_000);
        for (var i = random.Next(4); i > 2; i--)
        {
            Step(Reopened, 60, 5_000);
            Step(Answered, 60, 9_000);
        }

        Step(Closed, 60, 9_000, reason: random.Next(2) == 0 ? "satisfied" : "silent_timeout");
        return [.. steps];

        void Step(ComplaintStatus status, int least, int most, string? institution = null, string? reason = null)
        {
            at = at.AddMinutes(random.Next(least, most));
            known = new[] { known, at.AddMinutes(steps.Count == 0 ? 0 : random.Next(3_000)) }.Max();
            steps.Add(new Told(at.ToString(Form), status, institution, reason, known.ToString(Form)));
        }
    }
}

public sealed class SqliteRandomHistoryTests : RandomHistorySpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresRandomHistoryTests : RandomHistorySpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Calendar;

/// <summary>A day off on the page.</summary>
/// <param name="Day">Which.</param>
/// <param name="Name">What it is called; empty for one of the settings.</param>
/// <param name="IsFixed">Set in the settings: it is taken away there.</param>
internal sealed record Holiday(DateOnly Day, string Name, bool IsFixed);

/// <summary>A change of the limits on the page.</summary>
/// <param name="From">From which day on.</param>
/// <param name="Limits">What changes.</param>
/// <param name="MayRemove">It was entered here and has not begun.</param>
internal sealed record LimitChange(DateOnly From, IReadOnlyDictionary<string, int> Limits, bool MayRemove);

/// <summary>What the page shows.</summary>
/// <param name="Year">Which year's holidays.</param>
/// <param name="Holidays">They.</param>
/// <param name="Missing">Years of which none is known, this one and, from October on, the next.</param>
/// <param name="Changes">Changes of the limits, the oldest first.</param>
/// <param name="Limits">The form: the limits of today, or what was typed.</param>
internal sealed record CalendarView(
    int Year, IReadOnlyList<Holiday> Holidays, IReadOnlyList<int> Missing, IReadOnlyList<LimitChange> Changes, LimitEntry Limits)
{
    public string Typed { get; init; } = "";

    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Typed lines that have no day.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public IReadOnlyList<string> LimitFaults { get; init; } = [];
}

/// <summary>Holidays and limits, as an operator keeps them.</summary>
internal sealed class CalendarDesk(CalendarRows rows, NodeCalendar calendar, TimeProvider time)
{
    /// <summary>By then the government has told the next year's holidays.</summary>
    private const int MonthOfNextYear = 10;

    private DateOnly Today => calendar.Work.Day(time.GetUtcNow());

    /// <summary>Years whose holidays somebody should enter now.</summary>
    public IReadOnlyList<int> Missing
    {
        get
        {
            var today = Today;
            int[] wanted = today.Month >= MonthOfNextYear ? [today.Year, today.Year + 1] : [today.Year];
            return [.. wanted.Where(year => !calendar.Knows(year))];
        }
    }

    public async Task<CalendarView> ViewAsync(string asked, CancellationToken cancellationToken)
    {
        await calendar.RefreshAsync(cancellationToken);
        var entries = await rows.ReadAsync(cancellationToken);
        var year = int.TryParse(asked, out var typed) && typed is >= 2000 and <= 2099 ? typed : Missing is [.., var last] ? last : Today.Year;
        var holidays = calendar.Fixed.Where(day => entries.Holidays.All(row => row.Day != day)).Select(day => new Holiday(day, "", IsFixed: true))
            .Concat(entries.Holidays.Select(row => new Holiday(row.Day, row.Name, IsFixed: false)));
        var changes = calendar.FixedChanges.Select(change => new LimitChange(change.From, change.Limits.ToDictionary(), MayRemove: false))
            .Concat(entries.Changes.Select(row => new LimitChange(row.From, row.Read().Limits.ToDictionary(), MayRemove: row.From > Today)));
        return new CalendarView(
            year, [.. holidays.Where(one => one.Day.Year == year).OrderBy(one => one.Day)], Missing, [.. changes.OrderBy(one => one.From)], LimitEntry.Of(calendar.Limits.On(Today), Today.AddDays(1)));
    }

    public async Task AddAsync(Actor actor, IReadOnlyList<HolidayRow> days, CancellationToken cancellationToken)
    {
        await rows.AddAsync(actor, days, cancellationToken);
        await calendar.RefreshAsync(cancellationToken);
    }

    public async Task<bool> RemoveAsync(Actor actor, DateOnly day, CancellationToken cancellationToken)
    {
        var removed = await rows.RemoveAsync(actor, day, cancellationToken) > 0;
        await calendar.RefreshAsync(cancellationToken);
        return removed;
    }

    /// <summary>Only from tomorrow on: a limit that held yesterday is what somebody was judged by.</summary>
    /// <returns>Sentences that say what is wrong; none when it is kept.</returns>
    public async Task<IReadOnlyList<string>> SetAsync(Actor actor, LimitEntry entry, CancellationToken cancellationToken)
    {
        if (entry.From is not { } from || from <= Today)
        {
            return ["Calendar.Fault.From"];
        }

        var before = SlaSchedule.Read(calendar.Limits.On(from));
        var changed = entry.Days.Where(limit => limit.Value != before.GetValueOrDefault(limit.Key)).ToDictionary();
        if (changed.Count == 0)
        {
            return ["Calendar.Fault.Same"];
        }

        if (entry.Days.Count != before.Count || SlaSchedule.FaultsOf(entry.Days).Any())
        {
            return ["Calendar.Fault.Limits"];
        }

        await rows.SetAsync(actor, from, changed, cancellationToken);
        await calendar.RefreshAsync(cancellationToken);
        return [];
    }

    public async Task<bool> UnsetAsync(Actor actor, DateOnly from, CancellationToken cancellationToken)
    {
        var removed = from > Today && await rows.UnsetAsync(actor, from, cancellationToken) > 0;
        await calendar.RefreshAsync(cancellationToken);
        return removed;
    }
}

using System.Text.Json;
using LaporBot.Core;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>Table <c>holidays</c>: a day off that was entered at the desk.</summary>
internal sealed class HolidayRow
{
    public required DateOnly Day { get; init; }

    public required string Name { get; set; }
}

/// <summary>Table <c>sla_changes</c>: limits that hold from a day on, entered at the desk.</summary>
internal sealed class SlaChangeRow
{
    public required DateOnly From { get; init; }

    /// <summary>Limits by their names, as JSON; what is not named stays as it was.</summary>
    public required string Limits { get; set; }

    public SlaChange Read()
    {
        var change = new SlaChange { From = From };
        foreach (var (name, days) in JsonSerializer.Deserialize<Dictionary<string, int>>(Limits) ?? [])
        {
            change.Limits[name] = days;
        }

        return change;
    }
}

/// <summary>Words of the audit about the calendar.</summary>
internal static class CalendarAuditWords
{
    public const string HolidaysAdded = "calendar.holidays";
    public const string HolidayRemoved = "calendar.holiday-off";
    public const string SlaChanged = "calendar.sla";
    public const string SlaRemoved = "calendar.sla-off";
}

/// <summary>What was entered.</summary>
internal sealed record CalendarEntries(IReadOnlyList<HolidayRow> Holidays, IReadOnlyList<SlaChangeRow> Changes);

/// <summary>Holidays and limits that officials entered. Every change is in the audit, and carries a mark by which the other replicas see it.</summary>
internal sealed class CalendarRows(LedgerDatabase database, AuditTrail audit)
{
    /// <summary>In <c>node_marks</c>: another value with each change.</summary>
    private const string Mark = "calendar";

    /// <summary>Null before the first change.</summary>
    public Task<string?> VersionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.NodeMarks.Where(row => row.Name == Mark).Select(row => (string?)row.Value).FirstOrDefaultAsync(cancellationToken));

    public Task<CalendarEntries> ReadAsync(CancellationToken cancellationToken) => database.ReadAsync(async context => new CalendarEntries(
        await context.Holidays.AsNoTracking().OrderBy(row => row.Day).ToListAsync(cancellationToken),
        await context.SlaChanges.AsNoTracking().OrderBy(row => row.From).ToListAsync(cancellationToken)));

    /// <summary>Adds days, or gives those that are there another name.</summary>
    public Task<int> AddAsync(Actor by, IReadOnlyCollection<HolidayRow> days, CancellationToken cancellationToken) => ChangeAsync(
        async context =>
        {
            foreach (var day in days)
            {
                await context.Database.ExecuteSqlAsync(
                    $"INSERT INTO holidays (day, name) VALUES ({day.Day}, {day.Name}) ON CONFLICT (day) DO UPDATE SET name = excluded.name", cancellationToken);
            }

            var span = $"{days.Min(day => day.Day):yyyy-MM-dd}..{days.Max(day => day.Day):yyyy-MM-dd}";
            await audit.AppendAsync(context, by, new AuditAct(CalendarAuditWords.HolidaysAdded, span, string.Join(',', days.Select(day => $"{day.Day:yyyy-MM-dd}"))), cancellationToken);
            return days.Count;
        },
        cancellationToken);

    /// <returns>0 when it is not there.</returns>
    public Task<int> RemoveAsync(Actor by, DateOnly day, CancellationToken cancellationToken) => ChangeAsync(
        async context =>
        {
            var removed = await context.Holidays.Where(row => row.Day == day).ExecuteDeleteAsync(cancellationToken);
            if (removed > 0)
            {
                await audit.AppendAsync(context, by, new AuditAct(CalendarAuditWords.HolidayRemoved, $"{day:yyyy-MM-dd}"), cancellationToken);
            }

            return removed;
        },
        cancellationToken);

    /// <summary>Sets the limits that change on a day; the same day again takes the place of what was entered for it.</summary>
    public Task<int> SetAsync(Actor by, DateOnly from, IReadOnlyDictionary<string, int> limits, CancellationToken cancellationToken) => ChangeAsync(
        async context =>
        {
            var json = JsonSerializer.Serialize(limits);
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO sla_changes (\"from\", limits) VALUES ({from}, {json}) ON CONFLICT (\"from\") DO UPDATE SET limits = excluded.limits", cancellationToken);
            await audit.AppendAsync(context, by, new AuditAct(CalendarAuditWords.SlaChanged, $"{from:yyyy-MM-dd}", json), cancellationToken);
            return 1;
        },
        cancellationToken);

    /// <returns>0 when it is not there.</returns>
    public Task<int> UnsetAsync(Actor by, DateOnly from, CancellationToken cancellationToken) => ChangeAsync(
        async context =>
        {
            var removed = await context.SlaChanges.Where(row => row.From == from).ExecuteDeleteAsync(cancellationToken);
            if (removed > 0)
            {
                await audit.AppendAsync(context, by, new AuditAct(CalendarAuditWords.SlaRemoved, $"{from:yyyy-MM-dd}"), cancellationToken);
            }

            return removed;
        },
        cancellationToken);

    private Task<int> ChangeAsync(Func<LedgerContext, Task<int>> change, CancellationToken cancellationToken) => database.TransactAsync(
        async context =>
        {
            var version = $"{Guid.NewGuid():N}";
            var changed = await change(context);
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO node_marks (name, value) VALUES ({Mark}, {version}) ON CONFLICT (name) DO UPDATE SET value = excluded.value", cancellationToken);
            return changed;
        },
        cancellationToken);
}

using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// Winds the clocks of a case whenever it moves, whoever moved it: no writer has to remember it, and all of it is in the writer's own
/// transaction. Stamps each step with where the case lay and why it ended, which the figures count by, and marks the case for them.
/// </summary>
internal sealed class ClockKeeper(CaseClocks clocks, TimeProvider time) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is LedgerContext context)
        {
            context.ChangeTracker.DetectChanges();
            foreach (var entry in context.ChangeTracker.Entries<ComplaintRow>().Where(HasMoved).ToArray())
            {
                await WindAsync(context, entry.Entity, cancellationToken);
            }
        }

        return result;
    }

    /// <summary>Winds the clocks of a case by its whole history.</summary>
    public async Task WindAsync(LedgerContext context, ComplaintRow row, CancellationToken cancellationToken)
    {
        var fresh = context.ChangeTracker.Entries<StatusEventRow>()
            .Where(entry => entry.State == EntityState.Added && entry.Entity.ComplaintId == row.Id && entry.Entity.Moved)
            .ToArray();
        foreach (var entry in fresh)
        {
            Stamp(entry, row);
        }

        row.FactsDueAt = time.GetUtcNow();
        var stored = row.Status is ComplaintStatus.Submitted ? [] : await CaseHistory.StagesAsync(context, row.Id, cancellationToken);
        var told = (await context.Reminders.AsNoTracking().Where(one => one.ComplaintId == row.Id).ToListAsync(cancellationToken))
            .Select(one => (one.Clock, one.Stage, one.Since)).ToHashSet();
        Set(row, CaseCourse.Of([.. stored, .. fresh.Select(entry => CaseHistory.Stage(entry.Entity))]), told);
    }

    /// <summary>Writes down when the running clocks turn, and when somebody must hear of it next.</summary>
    /// <param name="row">The case.</param>
    /// <param name="course">Its history.</param>
    /// <param name="told">What was told of it already.</param>
    public IReadOnlyList<RunningClock> Set(ComplaintRow row, CaseCourse course, IReadOnlyCollection<(ClockKind, ClockStage, DateTimeOffset)> told)
    {
        var running = clocks.Running(course, new CaseKind(row.Classification, row.CategoryCode));
        row.AmberAt = running.Min(clock => (DateTimeOffset?)clock.Amber);
        row.StepDue = CaseClocks.StepDue(running);
        row.RedAt = running.Min(clock => clock.Red);
        row.RemindAt = running.SelectMany(Turns).Where(turn => !told.Contains((turn.Clock.Kind, turn.Stage, turn.Clock.Since))).Min(turn => (DateTimeOffset?)turn.At);
        return running;
    }

    /// <summary>The moments at which somebody hears of a clock. The reply window is the citizen's: no official is reminded of it.</summary>
    public static IEnumerable<(RunningClock Clock, ClockStage Stage, DateTimeOffset At)> Turns(RunningClock clock)
    {
        if (clock is { Kind: not ClockKind.ReplyWindow, Red: { } red, Escalation: { } escalation })
        {
            yield return (clock, ClockStage.Amber, clock.Amber);
            yield return (clock, ClockStage.Red, red);
            yield return (clock, ClockStage.Escalation, escalation);
        }
    }

    private static void Stamp(EntityEntry<StatusEventRow> entry, ComplaintRow row)
    {
        entry.Property(step => step.InstitutionCode).CurrentValue ??= row.InstitutionCode;
        if (row is { Status: ComplaintStatus.Closed, CloseReason: { } reason } && entry.Entity.Status == ComplaintStatus.Closed)
        {
            entry.Property(step => step.ReasonCode).CurrentValue ??= ReasonCodes.Of(reason);
        }
    }

    private static bool HasMoved(EntityEntry<ComplaintRow> entry) => entry.State == EntityState.Added
        || (entry.State == EntityState.Modified
            && (entry.Property(row => row.Status).IsModified
                || entry.Property(row => row.StatusSince).IsModified
                || entry.Property(row => row.InstitutionCode).IsModified));
}

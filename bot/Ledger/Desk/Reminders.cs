using LaporBot.Bot.Desk.Reminders;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>
/// Tells whoever must act that a clock has turned, each turn once: what was told, the notices, the messages and the next moment are
/// one transaction, so a kill in the middle leaves nothing and a second replica finds it done.
/// </summary>
internal sealed class Reminders(LedgerDatabase database, ClockKeeper keeper, ReminderWords words, Wakes wakes, TimeProvider time)
{
    /// <summary>PostgreSQL passes over what another replica is just at; SQLite has one writer.</summary>
    private const string NextDue = "SELECT q.* FROM complaints AS q WHERE q.remind_at <= {0} ORDER BY q.remind_at LIMIT 1 ";

    /// <summary>Handles cases that are due, one by one.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends it between two.</param>
    /// <returns>How many were handled.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">The ledger does not answer; what was not told is told later.</exception>
    public async Task<int> SendAsync(int most, CancellationToken cancellationToken)
    {
        var handled = 0;
        while (handled < most && await database.TransactAsync(context => NextAsync(context, cancellationToken), cancellationToken))
        {
            handled++;
        }

        if (handled > 0)
        {
            wakes.Deliveries.Signal();
        }

        return handled;
    }

    private async Task<bool> NextAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sql = NextDue + context.SkipLocked;
        if (await context.Complaints.FromSqlRaw(sql, Microseconds.Of(now)).ToListAsync(cancellationToken) is not [var row])
        {
            return false;
        }

        var told = (await context.Reminders.AsNoTracking().Where(one => one.ComplaintId == row.Id).ToListAsync(cancellationToken))
            .Select(one => (one.Clock, one.Stage, one.Since)).ToHashSet();
        var running = keeper.Set(row, CaseCourse.Of(await CaseHistory.StagesAsync(context, row.Id, cancellationToken)), told);
        foreach (var clock in running)
        {
            var due = ClockKeeper.Turns(clock).Where(turn => turn.At <= now && told.Add((clock.Kind, turn.Stage, clock.Since))).ToArray();
            if (due.Length > 0)
            {
                // After a week away people hear how it stands, not each step there; whoever should have heard of those hears of this.
                var gravest = due.Max(turn => turn.Stage);
                context.AddRange(due.Select(turn => new ReminderRow
                {
                    ComplaintId = row.Id,
                    Clock = clock.Kind,
                    Stage = turn.Stage,
                    Since = clock.Since,
                    At = now,
                    IsSkipped = turn.Stage != gravest,
                }));
                await TellAsync(context, row, clock, gravest, cancellationToken);
            }
        }

        row.RemindAt = running.SelectMany(ClockKeeper.Turns).Where(turn => turn.At > now).Min(turn => (DateTimeOffset?)turn.At);
        return true;
    }

    private async Task TellAsync(LedgerContext context, ComplaintRow row, RunningClock clock, ClockStage stage, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var run = $"{row.Id:N}:{clock.Kind}:{stage}:{Microseconds.Of(clock.Since)}";
        if (clock.Kind == ClockKind.Completing && stage != ClockStage.Escalation)
        {
            await StoredMessage.TellOwnerAsync(context, row, $"remind:{run}", words.ToCitizen(row.Ticket, clock.Due, row.Language), now, cancellationToken);
        }

        var lies = await ReminderDesks.FindAsync(context, row, cancellationToken);
        foreach (var (role, code) in ReminderDesks.Of(clock.Kind, stage, lies))
        {
            context.Add(new NoticeRow
            {
                Id = Guid.CreateVersion7(now),
                Role = role,
                InstitutionCode = code,
                ComplaintId = row.Id,
                Clock = clock.Kind,
                Stage = stage,
                Due = clock.Due,
                At = now,
            });
            var staff = await context.Staff.AsNoTracking()
                .Where(one => one.Role == role && one.InstitutionCode == code && one.RevokedAt == null && one.TelegramId != null)
                .ToListAsync(cancellationToken);
            foreach (var one in staff)
            {
                var message = words.ToOfficial(new Reminder(row.Ticket, row.CategoryName, row.RegionName, clock, stage), one.Language);
                var delivery = new NewDelivery($"remind:{run}:{one.Id:N}", new ReplyAddress("telegram", one.TelegramId!), message);
                await StoredMessage.EnqueueAsync(context, delivery, now, cancellationToken);
            }
        }
    }
}

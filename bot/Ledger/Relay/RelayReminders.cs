using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Relay;

/// <summary>
/// Tells admins who bound their Telegram that cases wait too long, each case once: the mark and the messages are one transaction,
/// so neither a restart nor a second replica repeats it.
/// </summary>
internal sealed class RelayReminders(LedgerDatabase database, Wakes wakes, TimeProvider time)
{
    private const int Batch = 500;

    /// <param name="lateBefore">What came before this moment is late.</param>
    /// <param name="say">The message: language, how many, the oldest one's number.</param>
    /// <param name="cancellationToken">Ends the round.</param>
    /// <returns>How many cases were told of.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">Nothing was told; the next round does.</exception>
    public async Task<int> SendAsync(DateTimeOffset lateBefore, Func<string, int, TicketNumber, OutgoingMessage> say, CancellationToken cancellationToken)
    {
        var told = await database.TransactAsync(context => SendAsync(context, lateBefore, say, cancellationToken), cancellationToken);
        if (told > 0)
        {
            wakes.Deliveries.Signal();
        }

        return told;
    }

    private async Task<int> SendAsync(LedgerContext context, DateTimeOffset lateBefore, Func<string, int, TicketNumber, OutgoingMessage> say, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var sql = "SELECT q.* FROM submissions AS q WHERE q.state = 'Relay' AND q.reminded_at IS NULL AND q.created_at <= {0} ORDER BY q.created_at LIMIT {1} " + context.SkipLocked;
        var late = await context.Submissions.FromSqlRaw(sql, Microseconds.Of(lateBefore), Batch).ToListAsync(cancellationToken);
        if (late.Count == 0)
        {
            return 0;
        }

        late.ForEach(row => row.RemindedAt = now);
        var ids = late.Select(row => row.ComplaintId).ToList();
        var admins = await context.Staff.AsNoTracking()
            .Where(one => one.Role == DeskRole.AdminInstansi && one.RevokedAt == null && one.TelegramId != null && one.InstitutionCode != null)
            .ToListAsync(cancellationToken);
        foreach (var admin in admins)
        {
            await TellAsync(context, admin, ids, late[0].ComplaintId, say, cancellationToken);
        }

        return late.Count;
    }

    private async Task TellAsync(
        LedgerContext context, StaffRow admin, List<Guid> ids, Guid first, Func<string, int, TicketNumber, OutgoingMessage> say, CancellationToken cancellationToken)
    {
        if (await context.Institutions.AsNoTracking().FirstOrDefaultAsync(one => one.Code == admin.InstitutionCode && one.IsActive, cancellationToken) is not { } own)
        {
            return;
        }

        var theirs = await Territory.Of(own, takesUnassigned: true).Within(context).Where(row => ids.Contains(row.Id)).OrderBy(row => row.FiledAt)
            .Select(row => row.Ticket).ToListAsync(cancellationToken);
        if (theirs.Count > 0)
        {
            var delivery = new NewDelivery($"relay-late:{first:N}:{admin.Id:N}", new ReplyAddress("telegram", admin.TelegramId!), say(admin.Language, theirs.Count, theirs[0]));
            await StoredMessage.EnqueueAsync(context, delivery, time.GetUtcNow(), cancellationToken);
        }
    }
}

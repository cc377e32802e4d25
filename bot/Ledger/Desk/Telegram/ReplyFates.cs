using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Telegram;

/// <summary>What has become of an answer's message to the citizen.</summary>
internal enum ReplyFate
{
    /// <summary>On its way.</summary>
    Queued = 1,

    Sent,

    /// <summary>The citizen has blocked us; it waits for them to write again.</summary>
    Blocked,

    /// <summary>It will not arrive.</summary>
    Failed,

    /// <summary>The citizen has asked to hear no more; the answer stands in the case.</summary>
    Unheard,
}

/// <summary>An answer whose author is to be told what became of it.</summary>
internal sealed record ReplyNewsItem(ReplyDraftRow Draft, TicketNumber Ticket, ReplyFate Fate, StaffRow Author);

/// <summary>Watches answers sent from a chat until their fate is known. A fate, its message and that it was told are one transaction.</summary>
internal sealed class ReplyFates(LedgerDatabase database, Wakes wakes, TimeProvider time)
{
    private const int Most = 100;

    /// <summary>Whoever blocked us and comes back later than this is no news any more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <exception cref="Core.Ports.StoreUnavailableException">Nothing was told; it is told later.</exception>
    public async Task<int> TellAsync(Func<ReplyNewsItem, OutgoingMessage> compose, CancellationToken cancellationToken)
    {
        var news = await database.ReadAsync(context => FindAsync(context, cancellationToken));
        foreach (var item in news)
        {
            await database.TransactAsync(context => TellAsync(context, item, compose(item), cancellationToken), cancellationToken);
        }

        if (news.Count > 0)
        {
            wakes.Deliveries.Signal();
        }

        return news.Count;
    }

    private async Task<List<ReplyNewsItem>> FindAsync(LedgerContext context, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Longest;
        var watched = await (
            from draft in context.ReplyDrafts.AsNoTracking()
            join one in context.Complaints.AsNoTracking() on draft.ComplaintId equals one.Id
            join author in context.Staff.AsNoTracking() on draft.StaffId equals author.Id
            join delivery in context.Deliveries.AsNoTracking() on draft.DeliveryId equals delivery.DeliveryId into sent
            from delivery in sent.DefaultIfEmpty()
            where draft.IsWatched && draft.State == ReplyDraftState.Sent && draft.SentAt > since
            orderby draft.SentAt
            select new { Draft = draft, one.Ticket, Author = author, State = delivery == null ? (DeliveryState?)null : delivery.State }).Take(Most).ToListAsync(cancellationToken);
        return [.. watched.Select(one => new ReplyNewsItem(one.Draft, one.Ticket, FateOf(one.State), one.Author)).Where(one => one.Fate.ToString() != one.Draft.Told)];
    }

    private async Task<bool> TellAsync(LedgerContext context, ReplyNewsItem item, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (id, told, isOver) = (item.Draft.Id, item.Fate.ToString(), item.Fate is not (ReplyFate.Queued or ReplyFate.Blocked));
        await context.ReplyDrafts.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Told, told)
                .SetProperty(row => row.IsWatched, !isOver)
                .SetProperty(row => row.Words, row => isOver ? "" : row.Words)
                .SetProperty(row => row.Files, row => isOver ? "[]" : row.Files),
            cancellationToken);
        if (item.Author is { RevokedAt: null, TelegramId: { } chat } && chat == item.Draft.TelegramId)
        {
            var delivery = new NewDelivery($"desk-told:{id:N}:{told}", new ReplyAddress(TelegramBinding.Channel, chat), message with { Replaces = item.Draft.Reference });
            await StoredMessage.EnqueueAsync(context, delivery, time.GetUtcNow(), cancellationToken);
        }

        return true;
    }

    private static ReplyFate FateOf(DeliveryState? state) => state switch
    {
        null => ReplyFate.Unheard,
        DeliveryState.Waiting => ReplyFate.Queued,
        DeliveryState.Sent => ReplyFate.Sent,
        DeliveryState.Resting => ReplyFate.Blocked,
        _ => ReplyFate.Failed,
    };
}

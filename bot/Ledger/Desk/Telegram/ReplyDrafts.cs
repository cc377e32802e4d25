using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Telegram;

/// <summary>An answer as it was written in a chat.</summary>
/// <param name="Id">Also the id of the act when it is sent: however often that is asked for, it is one answer.</param>
/// <param name="Ticket">Of which case.</param>
/// <param name="Words">For the citizen.</param>
/// <param name="Files">Which the channel still holds.</param>
/// <param name="State">Where it stands.</param>
internal sealed record ReplyDraft(Guid Id, TicketNumber Ticket, string Words, ImmutableArray<Attachment> Files, ReplyDraftState State);

/// <summary>Answers that are looked at before they are sent. Only their author finds them.</summary>
internal sealed class ReplyDrafts(LedgerDatabase database, TimeProvider time)
{
    private const int Most = 20;

    /// <summary>The same author and the same message (or album) are the same draft.</summary>
    public static Guid IdOf(Guid staffId, string message) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{staffId:N}:{message}")).AsSpan(0, 16));

    /// <summary>Keeps a draft. One that is known keeps its words; files it lacks are added, as the members of an album come one by one.</summary>
    /// <returns>As it is now.</returns>
    public Task<ReplyDraft> KeepAsync(Actor author, string telegramId, Guid complaintId, ReplyDraft draft, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                if (await context.ReplyDrafts.FirstOrDefaultAsync(row => row.Id == draft.Id, cancellationToken) is { } known)
                {
                    if (known.State == ReplyDraftState.Open)
                    {
                        known.Files = Write([.. Files(known).Union(draft.Files)]);
                        known.Words = known.Words.Length == 0 ? draft.Words : known.Words;
                    }

                    return Read(known, draft.Ticket);
                }

                var row = new ReplyDraftRow
                {
                    Id = draft.Id,
                    StaffId = author.Id,
                    TelegramId = telegramId,
                    ComplaintId = complaintId,
                    Words = draft.Words,
                    Files = Write(draft.Files),
                    State = ReplyDraftState.Open,
                    CreatedAt = time.GetUtcNow(),
                };
                context.Add(row);
                return Read(row, draft.Ticket);
            },
            cancellationToken);

    /// <returns>Null when there is none, or it is somebody else's.</returns>
    public Task<ReplyDraft?> FindAsync(Actor author, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(async context => await (
            from row in context.ReplyDrafts.AsNoTracking()
            join one in context.Complaints.AsNoTracking() on row.ComplaintId equals one.Id
            where row.Id == id && row.StaffId == author.Id
            select new { Row = row, one.Ticket }).FirstOrDefaultAsync(cancellationToken) is { } found ? Read(found.Row, found.Ticket) : null);

    /// <summary>It goes: what becomes of it is told in the message it was shown in.</summary>
    /// <param name="id">Which.</param>
    /// <param name="state">Sent, or on its way because its files are still to be fetched.</param>
    /// <param name="deliveryId">The message to the citizen, once there is one.</param>
    /// <param name="reference">The channel's name of the message it was shown in.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<int> GoAsync(Guid id, ReplyDraftState state, string? deliveryId, string? reference, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            context => context.ReplyDrafts.Where(row => row.Id == id && (row.State == ReplyDraftState.Open || row.State == ReplyDraftState.Fetching)).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, state)
                    .SetProperty(row => row.SentAt, now)
                    .SetProperty(row => row.DeliveryId, deliveryId)
                    .SetProperty(row => row.Reference, row => reference ?? row.Reference)
                    .SetProperty(row => row.IsWatched, true),
                cancellationToken),
            cancellationToken);
    }

    /// <returns>False when it was sent or put aside before.</returns>
    public async Task<bool> DropAsync(Guid id, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            context => context.ReplyDrafts.Where(row => row.Id == id && row.State == ReplyDraftState.Open)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ReplyDraftState.Dropped).SetProperty(row => row.Words, "").SetProperty(row => row.Files, "[]"), cancellationToken),
            cancellationToken) > 0;

    /// <summary>Those whose files are still to be fetched, with their authors; the oldest first.</summary>
    public Task<List<(ReplyDraft Draft, StaffRow Author, DateTimeOffset Since)>> FetchingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async context => (await (
            from row in context.ReplyDrafts.AsNoTracking()
            join one in context.Complaints.AsNoTracking() on row.ComplaintId equals one.Id
            join author in context.Staff.AsNoTracking() on row.StaffId equals author.Id
            where row.IsWatched && row.State == ReplyDraftState.Fetching
            orderby row.SentAt
            select new { Row = row, one.Ticket, Author = author }).Take(Most).ToListAsync(cancellationToken))
            .ConvertAll(one => (Read(one.Row, one.Ticket), one.Author, one.Row.SentAt!.Value)));

    /// <summary>It did not go after all: its author is told why, in a message of its own.</summary>
    public Task<bool> FailAsync(Guid id, OutgoingMessage message, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var row = await context.ReplyDrafts.FirstAsync(one => one.Id == id, cancellationToken);
                (row.State, row.IsWatched) = (ReplyDraftState.Dropped, false);
                var to = new ReplyAddress(TelegramBinding.Channel, row.TelegramId);
                var delivery = new NewDelivery($"desk-told:{id:N}:failed", to, message with { Replaces = row.Reference });
                return await StoredMessage.EnqueueAsync(context, delivery, time.GetUtcNow(), cancellationToken) > 0;
            },
            cancellationToken);

    internal static ReplyDraft Read(ReplyDraftRow row, TicketNumber ticket) => new(row.Id, ticket, row.Words, [.. Files(row)], row.State);

    private static ImmutableArray<Attachment> Files(ReplyDraftRow row) => JsonSerializer.Deserialize<ImmutableArray<Attachment>>(row.Files);

    private static string Write(ImmutableArray<Attachment> files) => JsonSerializer.Serialize(files);
}

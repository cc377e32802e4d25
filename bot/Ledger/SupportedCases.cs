using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>Finds cases like one about to be filed, and keeps who follows them.</summary>
internal sealed class SupportedCases(LedgerDatabase database, Wakes wakes, TimeZoneInfo zone, TimeProvider time) : IAlikeCases
{
    private const int Most = 50;
    private const string ByTicket = "SELECT * FROM complaints WHERE ticket = {0} ";

    private static readonly ComplaintStatus[] Final = [.. Enum.GetValues<ComplaintStatus>().Where(StatusWords.IsFinal)];

    public Task<IReadOnlyList<AlikeCase>> NearAsync(Complaint complaint, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AlikeCase>>(async context =>
        {
            var recent = context.Complaints.AsNoTracking().Where(row => row.FiledAt >= since && row.ErasedAt == null && row.DraftId != complaint.DraftId);
            var own = await recent.Where(row => row.OwnerChannel == complaint.Owner.Channel && row.OwnerAddress == complaint.Owner.Value
                    && row.Status != ComplaintStatus.Withdrawn)
                .OrderByDescending(row => row.FiledAt).Take(Most).ToListAsync(cancellationToken);
            var others = await recent.Where(row => row.RegionCode == complaint.Region.Code && !row.IsSecret && !Final.Contains(row.Status)
                    && !(row.OwnerChannel == complaint.Owner.Channel && row.OwnerAddress == complaint.Owner.Value))
                .OrderByDescending(row => row.FiledAt).Take(Most).ToListAsync(cancellationToken);
            var ids = others.Select(row => row.Id).ToList();
            var supporters = await context.Supporters.Where(one => ids.Contains(one.ComplaintId))
                .GroupBy(one => one.ComplaintId).Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
            return [.. own.Select(row => Read(row, isOwn: true, 0)), .. others.Select(row => Read(row, isOwn: false, supporters.GetValueOrDefault(row.Id)))];
        });

    public async Task<bool> SupportAsync(TicketNumber ticket, ReplyAddress supporter, string language, CancellationToken cancellationToken)
    {
        var isFollowed = await database.TransactAsync(context => SupportAsync(context, ticket, supporter, language, cancellationToken), cancellationToken);
        wakes.Notes.Signal();
        return isFollowed;
    }

    /// <summary>A case has moved: everybody who follows it hears where it stands, once.</summary>
    public static async Task TellAsync(
        LedgerContext context, ComplaintRow row, Guid eventId, StatusMessages messages, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var one in await context.Supporters.AsNoTracking().Where(one => one.ComplaintId == row.Id).ToListAsync(cancellationToken))
        {
            var message = messages.ForSupporter(ComplaintRows.Case(row), one.Language);
            var id = $"support:{eventId:N}:{one.Channel}:{one.Address}";
            await StoredMessage.EnqueueAsync(context, new NewDelivery(id, new ReplyAddress(one.Channel, one.Address), message), now, cancellationToken);
        }
    }

    private async Task<bool> SupportAsync(LedgerContext context, TicketNumber ticket, ReplyAddress supporter, string language, CancellationToken cancellationToken)
    {
        // The row is locked first, so that two supporters at once are counted one after the other.
        var sql = ByTicket + context.ForUpdate;
        var rows = await context.Complaints.FromSqlRaw(sql, ticket.ToString()).ToListAsync(cancellationToken);
        if (rows is not [var row] || row.IsSecret || StatusWords.IsFinal(row.Status))
        {
            return false;
        }

        var supporters = await context.Supporters.AsNoTracking().Where(one => one.ComplaintId == row.Id).ToListAsync(cancellationToken);
        if (supporters.Exists(one => one.Channel == supporter.Channel && one.Address == supporter.Value))
        {
            return true;
        }

        var now = time.GetUtcNow();
        var number = await context.Notes.CountAsync(note => note.ComplaintId == row.Id, cancellationToken) + 1;
        context.Add(new SupporterRow { ComplaintId = row.Id, Channel = supporter.Channel, Address = supporter.Value, Language = language, Since = now });
        context.Add(new NoteRow
        {
            Id = Guid.CreateVersion7(now),
            ComplaintId = row.Id,
            Number = number,
            StepId = Guid.CreateVersion7(now),
            Kind = HubNoteKind.Support,
            Words = $"{supporters.Count + 1}",
            SaidAt = now,
            State = NoteState.Waiting,
            NextAt = now,
        });
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    private AlikeCase Read(ComplaintRow row, bool isOwn, int supporters)
    {
        var complaint = ComplaintRows.Read(row);
        var filedOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.FiledAt, zone).DateTime);
        return new AlikeCase(
            row.Ticket, isOwn, row.Title, row.Story, row.CategoryName, row.RegionName, AlikeCase.SketchOf(complaint, filedOn), supporters);
    }
}

using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>What came of a change told by the hub.</summary>
internal enum UpdateResult
{
    /// <summary>Kept; the citizen hears of it if it says anything new.</summary>
    Applied,

    /// <summary>It was told before; nothing changed.</summary>
    Known,

    /// <summary>No case of ours has this id, or does not have it yet.</summary>
    UnknownCase,
}

/// <summary>Applies what the hub tells of a case, whichever way it came: history, status and the message to the citizen in one transaction.</summary>
internal sealed class CaseUpdates(LedgerDatabase database, StatusMessages messages, Wakes wakes, TimeProvider time, ILogger<CaseUpdates> logger)
{
    private const string ByTrackingId = "SELECT * FROM complaints WHERE tracking_id = {0} ";
    private const int LongestLoggedWord = 40;

    /// <summary>An official may well say the same few letters as a citizen.</summary>
    private const int ShortestEcho = 10;

    /// <exception cref="Core.Ports.StoreUnavailableException">Not kept: the hub must tell it again.</exception>
    public Task<UpdateResult> ApplyAsync(HubUpdate update, CancellationToken cancellationToken) => ApplyAsync(update, null, cancellationToken);

    /// <summary>The same for what an official has read on the national site.</summary>
    /// <param name="update">What it says there.</param>
    /// <param name="also">Runs in the same transaction when the change is kept; null for nothing.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">Not kept.</exception>
    public async Task<UpdateResult> ApplyAsync(HubUpdate update, Func<LedgerContext, Task>? also, CancellationToken cancellationToken)
    {
        update = update with { UpdateId = ShortId.Of(update.UpdateId), TrackingId = CleanText.Clean(update.TrackingId) };
        UpdateResult result;
        try
        {
            result = await database.TransactAsync(context => ApplyAsync(context, update, also, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException error) when (LedgerFaults.IsDuplicate(error))
        {
            return UpdateResult.Known;
        }

        wakes.Deliveries.Signal();
        return result;
    }

    /// <summary>The hub's ids of cases that may still change, those that stood still longest first.</summary>
    public Task<IReadOnlyList<string>> OpenTrackingIdsAsync(int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(async context => await context.Complaints
            .Where(row => row.TrackingId != null
                && row.Status != ComplaintStatus.Closed && row.Status != ComplaintStatus.Archived && row.Status != ComplaintStatus.Withdrawn)
            .OrderBy(row => row.StatusSince)
            .Select(row => row.TrackingId!)
            .Take(most)
            .ToListAsync(cancellationToken));

    /// <summary>The newest moment, by the hub's clock, that it told anything for; null before the first.</summary>
    public Task<DateTimeOffset?> LastHeardAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Complaints.MaxAsync(row => row.HubAsOf, cancellationToken));

    private async Task<UpdateResult> ApplyAsync(LedgerContext context, HubUpdate update, Func<LedgerContext, Task>? also, CancellationToken cancellationToken)
    {
        // The row is locked first, so that two replicas told at once apply one after the other.
        var sql = ByTrackingId + context.ForUpdate;
        var rows = await context.Complaints.FromSqlRaw(sql, update.TrackingId).ToListAsync(cancellationToken);
        if (rows is not [var row])
        {
            return UpdateResult.UnknownCase;
        }

        var notes = await context.Notes.AsNoTracking().Where(note => note.ComplaintId == row.Id).ToListAsync(cancellationToken);
        if (notes.Exists(note => IsEcho(row, note, update))
            || await context.StatusEvents.AnyAsync(one => one.ComplaintId == row.Id && one.UpdateId == update.UpdateId, cancellationToken))
        {
            return UpdateResult.Known;
        }

        if (update.Status is null)
        {
            Log.UnknownWord(logger, row.Ticket, update.StatusWord[..Math.Min(update.StatusWord.Length, LongestLoggedWord)]);
        }

        var now = time.GetUtcNow();
        var words = Words(update);
        var isNews = words is not null && words != row.HubWords;
        if (IsCurrent(row, update))
        {
            row.InstitutionCode = await Institutions.CodeOfAsync(context, update.Agency, cancellationToken) ?? row.InstitutionCode;
        }

        var kept = Keep(context, row, update, now, MayMove(row, notes));
        await context.SaveChangesAsync(cancellationToken);
        if (kept.Moved || isNews)
        {
            var message = messages.Changed(ComplaintRows.Case(row), update with { Description = words }, kept.Moved, row.Language);
            await StoredMessage.TellOwnerAsync(context, row, $"status:{kept.Id:N}", message, now, cancellationToken);
        }

        if (kept.Moved)
        {
            await SupportedCases.TellAsync(context, row, kept.Id, messages, now, cancellationToken);
        }

        await (also?.Invoke(context) ?? Task.CompletedTask);
        return UpdateResult.Applied;
    }

    private static bool IsCurrent(ComplaintRow row, HubUpdate update) => row.HubAsOf is null || update.At >= row.HubAsOf;

    /// <summary>Writes the history and, unless something newer is known, moves the case. What comes too late never moves it back.</summary>
    private static StatusEventRow Keep(LedgerContext context, ComplaintRow row, HubUpdate update, DateTimeOffset now, bool mayMove)
    {
        var isCurrent = IsCurrent(row, update);
        var moved = isCurrent && mayMove && update.Status is { } told && told != row.Status;
        if (isCurrent)
        {
            row.HubAsOf = update.At;
            row.Agency = update.Agency ?? row.Agency;
            row.HubWords = Words(update) ?? row.HubWords;
            row.ExpectedAt = update.ExpectedAt ?? row.ExpectedAt;
        }

        if (moved)
        {
            row.Status = update.Status!.Value;
            row.StatusSince = update.At;
            row.CloseReason = Reason(update);
        }

        var kept = new StatusEventRow
        {
            Id = Guid.CreateVersion7(now),
            ComplaintId = row.Id,
            UpdateId = update.UpdateId,
            Status = update.Status,
            StatusWord = update.StatusWord,
            At = update.At,
            ReceivedAt = now,
            Description = update.Description,
            Agency = update.Agency,
            InstitutionCode = row.InstitutionCode,
            ReasonCode = update.ReasonCode,
            Moved = moved,
        };
        context.Add(kept);
        return kept;
    }

    /// <summary>What the citizen or an official here decided stands until the hub has heard of it; a report taken back stays so.</summary>
    private static bool MayMove(ComplaintRow row, List<NoteRow> notes) =>
        row.Status != ComplaintStatus.Withdrawn
        && !notes.Exists(note => note.Kind is not (HubNoteKind.Addition or HubNoteKind.Support or HubNoteKind.Correction) && note.State is NoteState.Waiting or NoteState.Unknown or NoteState.Relay);

    /// <summary>The hub lists what we told it among its own news, perhaps under an id of its own.</summary>
    private static bool IsEcho(ComplaintRow row, NoteRow note, HubUpdate update) =>
        update.UpdateId == HubNote.IdOf(row.Ticket, note.Number) || (note.Words.Length >= ShortestEcho && update.Description?.EndsWith(note.Words, StringComparison.Ordinal) == true);

    private static CloseReason? Reason(HubUpdate update) => update switch
    {
        { StatusWord: var word } when word.Replace(' ', '_').Equals("no_further_action", StringComparison.OrdinalIgnoreCase) => CloseReason.NoFurtherAction,
        { Status: ComplaintStatus.Closed } => CloseReason.ByHub,
        _ => null,
    };

    /// <summary>A status word we do not know is itself the news when nothing else is said.</summary>
    private static string? Words(HubUpdate update) =>
        !string.IsNullOrWhiteSpace(update.Description) ? update.Description
        : update.Status is null ? update.StatusWord
        : null;
}

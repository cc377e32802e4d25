using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>
/// Takes what an official does to a case: status, history, the citizen's message, the note to the hub and the audit in one
/// transaction. Who may do what is decided before; that the case is theirs is checked here, under the lock.
/// </summary>
internal sealed class CaseDesk(LedgerDatabase database, AuditTrail audit, ActMessages messages, StatusMessages news, ActClock clock)
{
    private const string ByTicket = "SELECT * FROM complaints WHERE ticket = {0} ";

    /// <param name="actor">Who.</param>
    /// <param name="territory">Over what they reach.</param>
    /// <param name="act">What.</param>
    /// <param name="mark">How the case stood when they opened it; null when they did not say.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">Not done, or not known to be: the same act again is safe.</exception>
    public async Task<ActResult> TakeAsync(Actor actor, Territory territory, CaseAct act, string? mark, CancellationToken cancellationToken)
    {
        var verdict = await database.TransactAsync(context => TakeAsync(context, actor, territory, act, mark, cancellationToken), cancellationToken);
        clock.Wakes.Deliveries.Signal();
        clock.Wakes.Notes.Signal();
        return new ActResult(verdict);
    }

    /// <summary>Whether an act of this id was done by this official.</summary>
    public Task<bool> IsDoneAsync(Guid staffId, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => IsKnownAsync(context, id, staffId, cancellationToken));

    private async Task<ActVerdict> TakeAsync(
        LedgerContext context, Actor actor, Territory territory, CaseAct act, string? mark, CancellationToken cancellationToken)
    {
        // The row is locked first, so that two acts at once are judged one after the other.
        var sql = ByTicket + context.ForUpdate;
        var rows = await context.Complaints.FromSqlRaw(sql, act.Ticket.ToString()).ToListAsync(cancellationToken);
        if (rows is not [var row] || !await territory.Within(context).AnyAsync(one => one.Id == row.Id, cancellationToken))
        {
            // What was done before may have moved the case out of reach: the same form again is still done.
            return await IsKnownAsync(context, act.Id, actor.Id, cancellationToken) ? ActVerdict.Done : ActVerdict.NotFound;
        }

        if (await IsKnownAsync(context, act.Id, actor.Id, cancellationToken))
        {
            return ActVerdict.Done;
        }

        if (mark is not null && mark != await CaseMark.OfAsync(context, row, cancellationToken))
        {
            return ActVerdict.Changed;
        }

        if (!ActRules.Allows(act, row.Status))
        {
            return ActVerdict.WrongStatus;
        }

        if (act is CaseAct.Join join && !await JoinAsync(context, territory, row, join, cancellationToken))
        {
            return ActVerdict.NotFound;
        }

        await KeepAsync(context, actor, row, act, cancellationToken);
        await audit.AppendAsync(context, actor, new AuditAct(CaseAuditWords.Of(act), row.Ticket.ToString(), act.Reason), cancellationToken);
        return ActVerdict.Done;
    }

    private static async Task<bool> IsKnownAsync(LedgerContext context, Guid id, Guid staffId, CancellationToken cancellationToken) =>
        await context.StatusEvents.AnyAsync(one => one.Id == id && one.StaffId == staffId, cancellationToken)
        || await context.Remarks.AnyAsync(one => one.Id == id && one.StaffId == staffId, cancellationToken);

    private async Task KeepAsync(LedgerContext context, Actor actor, ComplaintRow row, CaseAct act, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var (before, category) = (row.Status, row.CategoryName);
        var after = ActMessages.After(ComplaintRows.Case(row), act, now);
        var isSaid = act is not (CaseAct.Remark or CaseAct.Join or CaseAct.Correct);
        var moved = ActRules.Leads(act) is { } status && (status != before || act is CaseAct.Forward or CaseAct.Answer);
        Move(row, act, after, moved);
        var noteId = await NoteAsync(context, row, act, category, now, cancellationToken);
        if (isSaid)
        {
            context.Add(Event(row, actor, act, moved, now));
            Attach(context, row, actor, act, noteId, await context.Files.CountAsync(file => file.ComplaintId == row.Id, cancellationToken));
        }

        if (Inside(act, category) is { } inside)
        {
            context.Add(new RemarkRow { Id = act.Id, ComplaintId = row.Id, StaffId = actor.Id, Words = inside, At = now });
        }

        await context.SaveChangesAsync(cancellationToken);
        await TellAsync(context, row, act, after with { StepDue = row.StepDue }, moved, cancellationToken);
    }

    /// <summary>The one place where an act changes the case: its clocks wind themselves by what is written here.</summary>
    private static void Move(ComplaintRow row, CaseAct act, ComplaintCase after, bool moved)
    {
        if (moved)
        {
            (row.Status, row.StatusSince, row.CloseReason) = (after.Status, after.StatusSince, null);
        }

        (row.HubWords, row.Agency) = (after.HubWords, after.Agency);
        switch (act)
        {
            case CaseAct.Forward forward:
                row.InstitutionCode = forward.To.Code;
                break;
            case CaseAct.HandBack back:
                row.InstitutionCode = back.To?.Code;
                break;
            case CaseAct.Correct correct:
                (row.CategoryCode, row.CategoryName) = (correct.CategoryCode, correct.CategoryName);
                break;
        }
    }

    private static StatusEventRow Event(ComplaintRow row, Actor actor, CaseAct act, bool moved, DateTimeOffset now) => new()
    {
        Id = act.Id,
        ComplaintId = row.Id,
        Status = ActRules.Leads(act),
        StatusWord = CaseAuditWords.Of(act),
        At = now,
        ReceivedAt = now,
        Description = act.ForCitizen.Length > 0 ? act.ForCitizen : null,
        Agency = (act as CaseAct.Forward)?.To.Name,
        // A case that is handed back is counted where it came from.
        InstitutionCode = act is CaseAct.HandBack ? actor.InstitutionCode : row.InstitutionCode,
        ReasonCode = (act as CaseAct.Archive)?.ReasonCode,
        StaffId = actor.Id,
        Moved = moved,
    };

    /// <summary>What only officials read of an act; null when nothing.</summary>
    private static string? Inside(CaseAct act, string category) => act switch
    {
        CaseAct.Remark remark => remark.Words,
        CaseAct.HandBack back => back.To is { } to ? $"{back.Why} → {to.Name}" : back.Why,
        CaseAct.Correct correct => $"{category} → {correct.CategoryName}",
        CaseAct.Join join => $"⇄ {join.Other}",
        _ => null,
    };

    private static async Task<Guid?> NoteAsync(
        LedgerContext context, ComplaintRow row, CaseAct act, string category, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ActRules.ForHub(act, category) is not var (kind, words))
        {
            return null;
        }

        var note = new NoteRow
        {
            Id = Guid.CreateVersion7(now),
            ComplaintId = row.Id,
            Number = await context.Notes.CountAsync(one => one.ComplaintId == row.Id, cancellationToken) + 1,
            StepId = act.Id,
            Kind = kind,
            Words = words,
            SaidAt = now,
            State = NoteState.Waiting,
            NextAt = now,
        };
        context.Add(note);
        return note.Id;
    }

    private static void Attach(LedgerContext context, ComplaintRow row, Actor actor, CaseAct act, Guid? noteId, int first)
    {
        if (act is CaseAct.Answer { Files: { IsDefaultOrEmpty: false } files } answer)
        {
            context.AddRange(files.Select((file, i) => Write(file, row.Id, actor.Id, noteId, first + i)));
        }
    }

    private static FileRow Write(OfficialFile file, Guid complaintId, Guid staffId, Guid? noteId, int position) => new()
    {
        Id = file.Id,
        ComplaintId = complaintId,
        NoteId = noteId,
        StaffId = staffId,
        Position = position,
        Source = "",
        Kind = file.Stored.ContentType.StartsWith("image/", StringComparison.Ordinal) ? AttachmentKind.Photo : AttachmentKind.Document,
        Name = file.Name,
        Size = file.Stored.Size,
        State = FileState.Ready,
        ContentType = file.Stored.ContentType,
        Sha256 = file.Stored.Sha256,
        SourceSha256 = file.Stored.SourceSha256,
        Path = file.Stored.Path,
        NextAt = DateTimeOffset.UnixEpoch,
    };

    private async Task TellAsync(LedgerContext context, ComplaintRow row, CaseAct act, ComplaintCase after, bool moved, CancellationToken cancellationToken)
    {
        var number = 0;
        foreach (var message in messages.Of(act, after, moved, row.Language))
        {
            await StoredMessage.TellOwnerAsync(context, row, $"act:{act.Id:N}:{number++}", message, clock.Now, cancellationToken);
        }

        if (moved)
        {
            await SupportedCases.TellAsync(context, row, act.Id, news, clock.Now, cancellationToken);
        }
    }

    /// <summary>Both cases are about one event from now on, and so is everything that was with either.</summary>
    private static async Task<bool> JoinAsync(
        LedgerContext context, Territory territory, ComplaintRow row, CaseAct.Join join, CancellationToken cancellationToken)
    {
        var other = await territory.Within(context).FirstOrDefaultAsync(one => one.Ticket == join.Other && one.Id != row.Id, cancellationToken);
        if (other is null)
        {
            return false;
        }

        var incident = row.IncidentId ?? other.IncidentId ?? join.Id;
        if (other.IncidentId is { } old && old != incident)
        {
            await context.Complaints.Where(one => one.IncidentId == old)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.IncidentId, incident), cancellationToken);
        }

        await context.Complaints.Where(one => one.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.IncidentId, incident), cancellationToken);
        row.IncidentId = incident;
        return true;
    }
}

/// <summary>What time it is for an act, and whom it wakes.</summary>
internal sealed class ActClock(TimeProvider time, Wakes wakes)
{
    public DateTimeOffset Now => Microseconds.Read(Microseconds.Of(time.GetUtcNow()));

    public Wakes Wakes => wakes;
}

using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>A proposal with the name of whoever made it.</summary>
internal sealed record StaffProposal(StaffProposalRow Row, string By);

/// <summary>What came of a decision.</summary>
internal enum ProposalAnswer
{
    Done = 1,

    /// <summary>None such, or decided, or too old.</summary>
    NotFound,

    /// <summary>The second person is a second person.</summary>
    Own,
}

/// <summary>Words of the audit about the second person.</summary>
internal static class StaffAuditWords
{
    public const string Proposed = "staff.propose";
    public const string Confirmed = "staff.confirm";
    public const string Refused = "staff.refuse";
}

/// <summary>
/// The second person for accounts: who makes one, raises one or gives one back for the node only proposes it, and another operator or an
/// admin instansi confirms. Where nobody else could, there is no second person to wait for, or a node with one operator would be shut for good.
/// </summary>
internal sealed class StaffProposals(LedgerDatabase database, Staff staff, AuditTrail audit, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>Whoever takes everybody else's rights is not alone at once.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private static readonly DeskRole[] Confirming = [DeskRole.Operator, DeskRole.AdminInstansi];

    /// <summary>Somebody else could confirm what this official does.</summary>
    public Task<bool> HasSecondAsync(Actor actor, CancellationToken cancellationToken)
    {
        var (id, since) = (actor.Id, time.GetUtcNow() - Remembered);
        return database.ReadAsync(context => context.Staff.AnyAsync(
            row => row.Id != id && Confirming.Contains(row.Role) && (row.RevokedAt == null || row.RevokedAt > since), cancellationToken));
    }

    /// <summary>Those that wait, the oldest first.</summary>
    public Task<List<StaffProposal>> OpenAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Life;
        return database.ReadAsync(context => (
            from row in context.StaffProposals.AsNoTracking()
            join author in context.Staff.AsNoTracking() on row.ProposedBy equals author.Id
            where row.State == ProposalState.Open && row.ProposedAt >= since
            orderby row.ProposedAt
            select new StaffProposal(row, author.Name)).ToListAsync(cancellationToken));
    }

    /// <summary>Writes it down; an older open one for the same person is withdrawn by it.</summary>
    public Task<Guid> ProposeAsync(Actor by, string subject, StaffCard card, bool isRestore, CancellationToken cancellationToken) => database.TransactAsync(
        async context =>
        {
            var now = time.GetUtcNow();
            await context.StaffProposals.Where(row => row.Subject == subject && row.State == ProposalState.Open).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, ProposalState.Refused).SetProperty(row => row.DecidedBy, by.Id).SetProperty(row => row.DecidedAt, now), cancellationToken);
            var proposal = new StaffProposalRow
            {
                Id = Guid.CreateVersion7(now),
                Subject = subject,
                Name = card.Name,
                Role = card.Role,
                InstitutionCode = card.InstitutionCode,
                IsRestore = isRestore,
                ProposedBy = by.Id,
                ProposedAt = now,
                State = ProposalState.Open,
            };
            context.Add(proposal);
            await audit.AppendAsync(context, by, new AuditAct(StaffAuditWords.Proposed, $"{proposal.Id:N}", $"{card.Role}{(isRestore ? ", restore" : "")}"), cancellationToken);
            return proposal.Id;
        },
        cancellationToken);

    /// <summary>The second person agrees: the account is made in the same transaction.</summary>
    public Task<ProposalAnswer> ConfirmAsync(Actor by, Guid id, CancellationToken cancellationToken) => database.TransactAsync(
        async context =>
        {
            if (await FindAsync(context, id, cancellationToken) is not { } row)
            {
                return ProposalAnswer.NotFound;
            }

            if (row.ProposedBy == by.Id)
            {
                return ProposalAnswer.Own;
            }

            if (!await DecideAsync(context, by, row, ProposalState.Confirmed, StaffAuditWords.Confirmed, cancellationToken))
            {
                return ProposalAnswer.NotFound;
            }

            if (row.IsRestore)
            {
                await staff.RestoreAsync(context, by, row.Subject, cancellationToken);
            }
            else
            {
                await staff.KeepAsync(context, by, row.Subject, row.Card, cancellationToken);
            }

            return ProposalAnswer.Done;
        },
        cancellationToken);

    /// <summary>The second person does not agree, or the first has thought better of it.</summary>
    public Task<ProposalAnswer> RefuseAsync(Actor by, Guid id, CancellationToken cancellationToken) => database.TransactAsync(
        async context => await FindAsync(context, id, cancellationToken) is { } row
            && await DecideAsync(context, by, row, ProposalState.Refused, StaffAuditWords.Refused, cancellationToken)
                ? ProposalAnswer.Done
                : ProposalAnswer.NotFound,
        cancellationToken);

    private Task<StaffProposalRow?> FindAsync(LedgerContext context, Guid id, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Life;
        return context.StaffProposals.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.State == ProposalState.Open && row.ProposedAt >= since, cancellationToken);
    }

    /// <summary>One conditional statement: of two who decide at once, one does.</summary>
    private async Task<bool> DecideAsync(LedgerContext context, Actor by, StaffProposalRow row, ProposalState state, string word, CancellationToken cancellationToken)
    {
        var (id, now) = (row.Id, time.GetUtcNow());
        var decided = await context.StaffProposals.Where(one => one.Id == id && one.State == ProposalState.Open).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.State, state).SetProperty(one => one.DecidedBy, by.Id).SetProperty(one => one.DecidedAt, now), cancellationToken);
        if (decided > 0)
        {
            await audit.AppendAsync(context, by, new AuditAct(word, $"{id:N}", $"{row.ProposedBy:N}"), cancellationToken);
        }

        return decided > 0;
    }
}

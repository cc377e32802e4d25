using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>What the ledger keeps of everything a person does after filing.</summary>
public interface IAftercare
{
    /// <summary>A case with its history.</summary>
    /// <returns>Null when there is no such case.</returns>
    /// <exception cref="StoreUnavailableException">The ledger does not answer.</exception>
    Task<CaseFile?> OpenAsync(TicketNumber ticket, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a step if <see cref="CaseRules"/> permit it, with its message to the hub waiting in the outbox. Idempotent by
    /// <see cref="CaseStep.Id"/>: a second call changes nothing and answers like the first.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Not kept, or not known to be.</exception>
    Task<StepResult> TakeAsync(CaseStep step, CancellationToken cancellationToken);

    /// <summary>Everything the ledger holds about a person, at most their newest 200 reports.</summary>
    /// <exception cref="StoreUnavailableException">The ledger does not answer.</exception>
    Task<PersonFile> PersonAsync(ReplyAddress person, CancellationToken cancellationToken);

    /// <summary>Does what a person asks about themselves; doing it again changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">Not done, or not known to be.</exception>
    Task<PersonResult> DoAsync(PersonStep step, CancellationToken cancellationToken);
}

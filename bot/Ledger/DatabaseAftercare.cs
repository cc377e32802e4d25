using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Ledger;

/// <summary>The ledger as a conversation about filed cases sees it.</summary>
internal sealed class DatabaseAftercare(CaseFiles files, CaseSteps steps, People people, Erasures erasures, CaseMoves moves) : IAftercare
{
    public Task<CaseFile?> OpenAsync(TicketNumber ticket, CancellationToken cancellationToken) => files.OpenAsync(ticket, cancellationToken);

    public Task<StepResult> TakeAsync(CaseStep step, CancellationToken cancellationToken) => steps.TakeAsync(step, cancellationToken);

    public Task<PersonFile> PersonAsync(ReplyAddress person, CancellationToken cancellationToken) => files.PersonAsync(person, cancellationToken);

    public async Task<PersonResult> DoAsync(PersonStep step, CancellationToken cancellationToken) => step switch
    {
        PersonStep.Hear hear => new PersonResult(await people.HearAsync(hear.Person, hear.Broadcasts, cancellationToken)),
        PersonStep.Keep keep => new PersonResult(await people.KeepAsync(keep.Person, keep.Document, cancellationToken) > 0),
        PersonStep.Move move => await moves.MoveAsync(move, cancellationToken),
        PersonStep.Erase erase => await erasures.EraseAsync(erase, cancellationToken),
        _ => throw new InvalidOperationException("A step nobody does."),
    };
}

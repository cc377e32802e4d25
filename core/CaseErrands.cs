using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>Does at the ledger what a turn about filed cases or one's own data wants.</summary>
public sealed class CaseErrands(ILedger ledger, IAftercare care, CaseRules rules, IEnumerable<ForgetPerson> forgetters)
{
    /// <summary>Among which a person pages and a number of the hub is looked for.</summary>
    private const int MostCases = 200;

    /// <summary>What the ledger says, told by the dialogue; may lead to one more errand.</summary>
    internal async ValueTask<Turn> RunAsync(Turn turn, CaseTalk talk, TurnFacts facts, CancellationToken cancellationToken)
    {
        switch (turn.Errand)
        {
            case Errand.Find find:
                return Opened(turn, talk, CasePurpose.View, await care.OpenAsync(find.Ticket, cancellationToken), facts);
            case Errand.Open open:
                return Opened(turn, talk, open.Purpose, await care.OpenAsync(open.Ticket, cancellationToken), facts);
            case Errand.List list:
                return await ListAsync(turn, list, facts, cancellationToken);
            case Errand.Cases cases:
                return talk.Choosing.Found(turn, cases, await ledger.CasesOfAsync(facts.Sender, MostCases, cancellationToken), facts, rules);
            case Errand.Take take:
                return Taken(turn, talk, take.Step, await care.TakeAsync(take.Step, cancellationToken), facts);
            case Errand.Hear hear:
                return PrivacyTalk.Heard(turn, hear.Broadcasts, await care.DoAsync(new PersonStep.Hear(facts.Sender, hear.Broadcasts), cancellationToken), facts);
            case Errand.MyData:
                return await CopyAsync(turn, facts, cancellationToken);
            case Errand.Erase erase:
                return await EraseAsync(turn, erase, facts, cancellationToken);
            default:
                throw new InvalidOperationException("An errand nobody runs.");
        }
    }

    private async Task<Turn> ListAsync(Turn turn, Errand.List list, TurnFacts facts, CancellationToken cancellationToken)
    {
        if (list.TrackingId is null)
        {
            return turn with { Errand = new Errand.Cases(CasePurpose.View) };
        }

        var cases = await ledger.CasesOfAsync(facts.Sender, MostCases, cancellationToken);
        return cases.FirstOrDefault(one => one.TrackingId == list.TrackingId) is { } found
            ? turn with { Errand = new Errand.Find(found.Ticket) }
            : turn.Next.Saying(facts, new Reply("Status.NotFound", []));
    }

    private Turn Opened(Turn turn, CaseTalk talk, CasePurpose purpose, CaseFile? file, TurnFacts facts)
    {
        var left = turn with { Next = talk.Leave(turn.Next), Errand = null };
        if (purpose == CasePurpose.View)
        {
            return StatusTalk.Found(left, file, facts, rules);
        }

        if (file is null || file.Case.Owner != facts.Sender)
        {
            return StatusTalk.NotFound(left, facts);
        }

        var verdict = rules.Judge(file.Case, file.Additions, Probe(purpose, facts, file.Case.Ticket), facts.Now);
        return verdict != StepVerdict.Taken ? left.Next.Saying(facts, Refusals.Of(verdict))
            : purpose == CasePurpose.Add && turn.Next.Focus is { Holds: true } held ? AddingTalk.Give(left.Next, file.Case.Ticket, held, facts)
            : purpose == CasePurpose.Add ? talk.Adding.Ask(left.Next, file.Case.Ticket, facts)
            : talk.Feedback.Ask(left.Next, purpose, file.Case.Ticket, facts);
    }

    private static Turn Taken(Turn turn, CaseTalk talk, CaseStep step, StepResult result, TurnFacts facts) =>
        step is CaseStep.Add addition ? talk.Adding.Taken(turn, addition, result, facts) : talk.Feedback.Taken(turn, step, result, facts);

    /// <summary>What the person is about to do, to learn whether it would be taken.</summary>
    private static CaseStep Probe(CasePurpose purpose, TurnFacts facts, TicketNumber ticket) => purpose switch
    {
        CasePurpose.Add => new CaseStep.Add(Guid.Empty, facts.Sender, ticket, "", []),
        CasePurpose.Satisfied => new CaseStep.Satisfied(Guid.Empty, facts.Sender, ticket),
        CasePurpose.Dissatisfied => new CaseStep.Dissatisfied(Guid.Empty, facts.Sender, ticket, ""),
        _ => new CaseStep.Withdraw(Guid.Empty, facts.Sender, ticket),
    };

    private async Task<Turn> CopyAsync(Turn turn, TurnFacts facts, CancellationToken cancellationToken)
    {
        var file = await care.PersonAsync(facts.Sender, cancellationToken);
        var document = PersonCopy.Write(file, turn.Next, facts);
        await care.DoAsync(new PersonStep.Keep(facts.Sender, document), cancellationToken);
        return PrivacyTalk.Copied(turn, file, document, facts);
    }

    /// <summary>The ledger first: it says what was there. What the channels and the store of talks hold goes before the answer.</summary>
    private async Task<Turn> EraseAsync(Turn turn, Errand.Erase erase, TurnFacts facts, CancellationToken cancellationToken)
    {
        var result = await care.DoAsync(new PersonStep.Erase(StepIds.Of(facts), facts.Sender, erase.StopsNews), cancellationToken);
        var drafted = turn.Next.Draft?.Files.Select(file => file.Source) ?? [];
        foreach (var forget in forgetters)
        {
            await forget(facts.Sender, [.. result.Sources, .. drafted], cancellationToken);
        }

        return PrivacyTalk.Erased(turn, erase.StopsNews, result, facts);
    }
}

using System.Collections.Immutable;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>
/// The one way officials act on cases, from a page or from a chat: whether the role may, whether the words do, whether a rahasia
/// case was opened; then the ledger does it. The same id again is the same act.
/// </summary>
internal sealed class CaseActs(CaseDesk desk, CaseDossiers dossiers, SecretOpenings openings, Territories territories)
{
    private const int ShortestWords = 3;

    /// <summary>Answers from a chat.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="ticket">Which case.</param>
    /// <param name="words">The answer.</param>
    /// <param name="id">Of the message it came with.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<ActResult> AnswerAsync(Actor actor, TicketNumber ticket, string words, Guid id, CancellationToken cancellationToken) =>
        DoAsync(actor, new CaseAct.Answer(id, ticket, words, []), null, cancellationToken);

    /// <summary>Asks the citizen for more, from a chat.</summary>
    public Task<ActResult> AskAsync(Actor actor, TicketNumber ticket, string words, Guid id, CancellationToken cancellationToken) =>
        DoAsync(actor, new CaseAct.Ask(id, ticket, words), null, cancellationToken);

    /// <summary>Says that it is being worked on, from a chat.</summary>
    public Task<ActResult> ProgressAsync(Actor actor, TicketNumber ticket, string words, Guid id, CancellationToken cancellationToken) =>
        DoAsync(actor, new CaseAct.Progress(id, ticket, words), null, cancellationToken);

    /// <summary>Sends it to an institution, from a chat.</summary>
    public Task<ActResult> ForwardAsync(Actor actor, TicketNumber ticket, InstitutionRow to, Guid id, CancellationToken cancellationToken) =>
        DoAsync(actor, new CaseAct.Forward(id, ticket, to, ""), null, cancellationToken);

    /// <param name="actor">Who.</param>
    /// <param name="act">What.</param>
    /// <param name="mark">How the case stood when they opened it; null when they did not look at a page.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">Not done, or not known to be: the same act again is safe.</exception>
    public async Task<ActResult> DoAsync(Actor actor, CaseAct act, string? mark, CancellationToken cancellationToken)
    {
        var power = PowerOf(act);
        if (!actor.May(power))
        {
            return new ActResult(ActVerdict.Denied);
        }

        if (Faults(act) is { Length: > 0 } faults)
        {
            return new ActResult(ActVerdict.Wrong, faults);
        }

        var territory = await territories.OfAsync(actor, power, cancellationToken);
        var (id, isSecret) = await dossiers.PeekAsync(territory, act.Ticket, cancellationToken);
        if (isSecret && await openings.UntilAsync(actor.Id, id, cancellationToken) is null)
        {
            return new ActResult(ActVerdict.Wrong, "Cases.Fault.Closed");
        }

        return await desk.TakeAsync(actor, territory, act, mark, cancellationToken);
    }

    /// <summary>Whether this form was sent before, by the same official.</summary>
    public Task<bool> IsDoneAsync(Actor actor, Guid id, CancellationToken cancellationToken) => desk.IsDoneAsync(actor.Id, id, cancellationToken);

    /// <summary>The power an act takes.</summary>
    public static Power PowerOf(CaseAct act) =>
        act is CaseAct.Forward or CaseAct.Correct or CaseAct.Archive or CaseAct.Join ? Power.Verify : Power.Reply;

    /// <summary>What is wrong with the words, as sentences of the desk.</summary>
    public static ImmutableArray<string> Faults(CaseAct act)
    {
        var words = act is CaseAct.Remark remark ? remark.Words : act.ForCitizen;
        var isAsked = act is CaseAct.Answer or CaseAct.Ask or CaseAct.Remark;
        return
        [
            .. isAsked && words.Length < ShortestWords ? ["Cases.Fault.Short"] : Array.Empty<string>(),
            .. words.Length > CaseAct.LongestWords || act.Reason.Length > CaseAct.LongestWords ? ["Cases.Fault.Long"] : Array.Empty<string>(),
            .. act is CaseAct.HandBack && act.Reason.Length < CaseAct.ShortestReason ? ["Cases.Fault.Reason"] : Array.Empty<string>(),
        ];
    }
}

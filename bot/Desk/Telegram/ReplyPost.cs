using System.Collections.Immutable;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>Gives an answer to its case, with the very act the web desk uses: one set of rules, one history, one message to the citizen.</summary>
internal sealed class ReplyPost(CaseDesk desk, ActMessages messages, Territories territories, ReplyDrafts drafts, TimeProvider time)
{
    /// <summary>The citizen's message, its files left out.</summary>
    public OutgoingMessage Preview(PocketCase one, ReplyDraft draft)
    {
        var act = Act(draft, []);
        return messages.Of(act, messages.Foresee(one.Own, act, one.Course, one.Kind, time.GetUtcNow()), moved: true, one.Language)[0];
    }

    /// <summary>Sends it; one with files goes once they are here.</summary>
    /// <param name="author">Who.</param>
    /// <param name="draft">What.</param>
    /// <param name="reference">The message it was shown in.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<ActResult> SendAsync(Actor author, ReplyDraft draft, string? reference, CancellationToken cancellationToken)
    {
        if (!draft.Files.IsEmpty)
        {
            await drafts.GoAsync(draft.Id, ReplyDraftState.Fetching, null, reference, cancellationToken);
            return new ActResult(ActVerdict.Done);
        }

        return await SendAsync(author, draft, [], reference, cancellationToken);
    }

    /// <summary>The same with its files at hand.</summary>
    public async Task<ActResult> SendAsync(Actor author, ReplyDraft draft, ImmutableArray<OfficialFile> files, string? reference, CancellationToken cancellationToken)
    {
        var territory = await territories.OfAsync(author, Power.Reply, cancellationToken);
        var result = await desk.TakeAsync(author, territory, Act(draft, files), mark: null, cancellationToken);
        if (result.IsDone)
        {
            await drafts.GoAsync(draft.Id, ReplyDraftState.Sent, $"act:{draft.Id:N}:0", reference, cancellationToken);
        }

        return result;
    }

    private static CaseAct.Answer Act(ReplyDraft draft, ImmutableArray<OfficialFile> files) => new(draft.Id, draft.Ticket, draft.Words, files);
}

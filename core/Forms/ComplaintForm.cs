using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Core.Forms;

/// <summary>
/// The second front door of the core, for people who cannot have a conversation: one page with the same questions, judged by
/// the same rules, under the same notice.
/// </summary>
public sealed class ComplaintForm(Speech speech, Errands errands, ILedger ledger, TurnClock clock, Funnel funnel)
{
    /// <summary>How the address of somebody who has no chat begins.</summary>
    public const string AddressPrefix = "form-";

    private static readonly ReplyAddress Nobody = new("", "");

    /// <summary>How much may be attached.</summary>
    public FileLimits Files => clock.Facts(Nobody).Files;

    /// <summary>Today at the node: nothing can have happened later.</summary>
    public DateOnly Today => clock.Facts(Nobody).Today;

    /// <summary>What can be chosen for a question.</summary>
    public ImmutableArray<FormOption> Options(ConversationState field, string language) =>
        FormFields.Options(field, language, speech.Wording, clock.Facts(Nobody));

    /// <summary>The privacy notice people agree to, without the question the conversation ends it with: a page has a box to tick.</summary>
    public string Notice(string language)
    {
        var notice = speech.Wording.Text(language, "Ask.Consent");
        return notice[..notice.LastIndexOf("\n\n", StringComparison.Ordinal)];
    }

    /// <summary>Files the complaint if nothing is wrong with it; the same draft again gets the number it has.</summary>
    /// <exception cref="StoreUnavailableException">Not filed, or not known to be: the same form may be sent again.</exception>
    public async Task<FormOutcome> SubmitAsync(FormAnswers answers, CancellationToken cancellationToken)
    {
        var facts = clock.Facts(answers.Sender);
        var (draft, faults) = FormReader.Read(answers, facts);
        if (answers.HasConsent)
        {
            funnel.CountForm(answers.DraftId, FunnelStep.Consented);
        }

        if (!faults.IsEmpty)
        {
            return new FormOutcome(null, [.. faults.Select(fault => Tell(fault.Field, fault.Reply, answers.Language))], draft.Files);
        }

        var conversation = new Conversation
        {
            Language = answers.Language,
            Consent = new Consent(PrivacyNotice.Version, facts.Now),
            Draft = draft,
        };
        funnel.CountForm(answers.DraftId, FunnelStep.Reviewed);
        var ticket = await ledger.FileAsync(Filing.Complete(conversation, facts), cancellationToken);
        funnel.CountForm(answers.DraftId, FunnelStep.Sent);
        return new FormOutcome(ticket, [], draft.Files);
    }

    /// <summary>The empty page was shown to somebody.</summary>
    public void Opened() => funnel.CountForm();

    /// <summary>How a case stands, for somebody who typed its number; in the words of the conversation.</summary>
    /// <exception cref="StoreUnavailableException">Look again later.</exception>
    public Task<ImmutableArray<TextRun>> FindAsync(string typed, string language, CancellationToken cancellationToken) =>
        TicketNumber.TryParse(typed, out var ticket) || TicketNumber.TryFind(typed, out ticket)
            ? LookAsync(new Errand.Find(ticket), Nobody, language, cancellationToken)
            : Task.FromResult(speech.Wording.Say(language, "Status.Mistyped", []));

    /// <summary>How the case of a form stands, for the person who sent it; null when there is none.</summary>
    /// <exception cref="StoreUnavailableException">Look again later.</exception>
    public async Task<ImmutableArray<TextRun>?> ShowAsync(ReplyAddress owner, string language, CancellationToken cancellationToken) =>
        await ledger.CasesOfAsync(owner, 1, cancellationToken) is []
            ? null
            : await LookAsync(new Errand.List(null), owner, language, cancellationToken);

    private async Task<ImmutableArray<TextRun>> LookAsync(Errand errand, ReplyAddress who, string language, CancellationToken cancellationToken)
    {
        var facts = clock.Facts(who);
        var turn = await errands.RunAsync(new Turn(Conversation.New(language), [], errand), facts, cancellationToken);
        return speech.Render(new StoredAnswer("", language, null, turn.Replies), null, facts)[0].Text;
    }

    private FormFault Tell(ConversationState field, Reply reply, string language) =>
        new(field, speech.Wording.Say(language, reply.Phrase, reply.Args), MayConfirm: reply.Phrase == "Mend.DateOld");
}

using LaporBot.Core.Conversations.Asking;
using State = LaporBot.Core.Conversations.ConversationState;
using Trigger = LaporBot.Core.Conversations.ConversationTrigger;

namespace LaporBot.Core.Conversations;

/// <summary>Everything said about an open draft: answers, files, pins, corrections, ways back and out.</summary>
internal sealed class DraftTalk(Moves moves)
{
    private static StoryQuestion Story { get; } = (StoryQuestion)Questionnaire.Of(State.Story)!;

    /// <summary>Opens a draft; what came with the opening message is in it already.</summary>
    public Turn Open(Conversation conversation, TurnFacts facts, Func<ComplaintDraft, ComplaintDraft> begin, params ReadOnlySpan<Reply> replies)
    {
        var opened = conversation with { Sent = null, Draft = begin(new ComplaintDraft { Id = facts.FreshId }) };
        return moves.Move(opened, Trigger.Open).Saying(facts, replies);
    }

    /// <summary>Opens a draft with the story in it.</summary>
    public Turn OpenWithStory(Conversation conversation, string words, string? origin, TurnFacts facts) =>
        Open(conversation, facts, draft => Hear(draft, words, origin));

    public Turn AnswerConsent(Conversation conversation, Input input, string? origin, TurnFacts facts)
    {
        var draft = conversation.Draft!;
        switch (input)
        {
            case Input.Chosen { Value: Question.Yes }:
                // Whoever told a whole story and then read the notice has had time to add to it.
                var told = StoryQuestion.IsTelling(draft) ? Story.Settle(draft, facts) : draft;
                var agreed = conversation with { Consent = new(PrivacyNotice.Version, facts.Now), Draft = told };
                return moves.Move(agreed, Trigger.Agree).Saying(facts, Remarks(draft, told));
            case Input.Chosen:
                return moves.Move(conversation, Trigger.Decline).Saying(facts, new Reply("Declined", []));
            case Input.Words words when StoryQuestion.ReadsLikeStory(words.Value) && StoryQuestion.Append(draft, words.Value) is not null:
                var noted = conversation with { Draft = Hear(draft, words.Value, origin) };
                return IsUrgent(noted.Draft) ? moves.Move(noted, Trigger.Answer).Saying(facts) : noted.Saying(facts, new Reply("Story.Noted", []));
            default:
                return conversation.Saying(facts, new Reply("Mend.Choose", []));
        }
    }

    /// <summary>An answer to the question on the table.</summary>
    public Turn Answer(Conversation conversation, Input input, string? origin, TurnFacts facts)
    {
        var question = Questionnaire.Of(conversation.State)!;
        var before = conversation.Draft!;
        var verdict = question.Hear(before, input, facts);
        var heard = verdict.Draft is { } draft ? conversation with { Draft = Noted(before, draft, input, question, origin) } : conversation;
        return verdict.Objection is { } objection && (conversation.State == State.Emergency || !IsUrgent(heard.Draft!)) ? new Turn(heard, [objection])
            : moves.Move(heard, Trigger.Answer).Saying(facts, verdict.Remark is { } remark ? [remark] : []);
    }

    /// <summary>Words for another question than the one on the table: a reply to its old card, or a corrected message.</summary>
    public static Turn Amend(Conversation conversation, State field, string words, string? origin, TurnFacts facts)
    {
        var draft = conversation.Draft!;
        if (Questionnaire.Of(field) is not { IsField: true } question || !question.Applies(draft))
        {
            return conversation.Saying(facts, new Reply("Correct", []));
        }

        var verdict = field == State.Story && origin is not null && AnswerSources.Amend(draft, origin, words) is { } amended
            ? new Verdict(draft.Answered.Has(Questions.Story) ? Story.Settle(amended, facts) : amended, null)
            : question.Hear(draft, new Input.Words(words), facts);
        if (verdict.Objection is { } objection && verdict.Draft is null)
        {
            return conversation.Saying(facts, objection with { Card = Card.None });
        }

        var mended = conversation with { Draft = Settled(draft, verdict.Draft!, question) };
        return mended.Saying(facts, new Reply("Amended", [question.FieldPhrase]));
    }

    public Turn Attach(Conversation conversation, Intent.Attach attach, string? origin, TurnFacts facts)
    {
        var (kept, reply, isTrouble) = Evidence.Keep(conversation.Draft ?? new ComplaintDraft { Id = facts.FreshId }, attach, facts.Files);
        var draft = Captioned(kept, attach.Caption, origin);
        var turn = conversation.Draft is null
            ? Open(conversation, facts, _ => draft, reply)
            : (conversation with { Draft = draft }).Saying(facts, reply);
        return HandoverTalk.WithPage(Albums.Settle(conversation, turn, attach, isTrouble), reply, facts);
    }

    /// <summary>Keeps a pin; it answers the question for the place when that is on the table.</summary>
    public Turn Pin(Conversation conversation, Intent.Pin pin, TurnFacts facts)
    {
        if (!pin.Point.IsInIndonesia)
        {
            return conversation.Saying(facts, new Reply("Pin.Outside", []));
        }

        var kept = new Reply("Pin.Kept", [PlaceQuestion.Print(pin.Point)]);
        if (conversation.Draft is not { } draft)
        {
            return Open(conversation, facts, fresh => fresh with { Point = pin.Point, Place = PlaceQuestion.Name(pin.Name) }, kept);
        }

        var pinned = draft with { Point = pin.Point, Place = draft.Place ?? PlaceQuestion.Name(pin.Name) };
        return conversation.State == State.Place && Questionnaire.Of(State.Place)!.Hear(pinned, new Input.Pin(pin.Point), facts).Draft is { } placed
            ? moves.Move(conversation with { Draft = placed }, Trigger.Answer).Saying(facts, kept)
            : (conversation with { Draft = pinned }).Saying(facts, kept);
    }

    public Turn Cancel(Conversation conversation, TurnFacts facts) =>
        conversation.Draft is null ? conversation.Saying(facts, new Reply("NothingToCancel", []))
        : conversation.State == State.Cancelling ? conversation.Saying(facts)
        : moves.Move(conversation with { Interrupted = conversation.State }, Trigger.Cancel).Saying(facts);

    public Turn AnswerCancelling(Conversation conversation, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen { Value: Question.Yes } => moves.Move(conversation, Trigger.Discard).Saying(facts, new Reply("Discarded", [])),
        Input.Chosen => moves.Move(conversation, Trigger.Keep).Saying(facts, new Reply("Kept", [])),
        _ => conversation.Saying(facts, new Reply("Mend.Choose", [])),
    };

    public Turn Back(Conversation conversation, TurnFacts facts) => conversation.State switch
    {
        State.Idle => conversation.Saying(facts),
        State.Consent => Cancel(conversation, facts),
        State.Cancelling => moves.Move(conversation, Trigger.Keep).Saying(facts),
        _ => moves.Move(conversation with { Draft = conversation.Draft! with { UnsureDate = null, UnsureRegion = null } }, Trigger.Back).Saying(facts),
    };

    public Turn Skip(Conversation conversation, TurnFacts facts)
    {
        if (Questionnaire.Of(conversation.State) is not { } question)
        {
            return conversation.Saying(facts);
        }

        var draft = conversation.Draft!;
        if (conversation.State == State.Story && StoryQuestion.IsEnough(draft))
        {
            // "Tidak ada" after "masih ada tambahan?".
            return Answer(conversation, new Input.Done(), null, facts);
        }

        return question.MaySkip(draft)
            ? moves.Move(conversation with { Draft = question.Skip(draft) }, Trigger.Answer).Saying(facts)
            : draft.Answered.Has(question.Flag) ? moves.Move(conversation, Trigger.Answer).Saying(facts)
            : conversation.Saying(facts, new Reply("CannotSkip", []));
    }

    /// <summary>The quiet after a story: what it says is read, and the person is asked whether that is right.</summary>
    public Turn GoOn(Conversation conversation, TurnFacts facts)
    {
        var settled = Story.Settle(conversation.Draft!, facts);
        return moves.Move(conversation with { Draft = settled }, Trigger.Answer).Saying(facts, Remarks(conversation.Draft!, settled));
    }

    private static Reply[] Remarks(ComplaintDraft told, ComplaintDraft settled) =>
        !ReferenceEquals(told, settled) && StoryQuestion.Remark(told, settled) is { } remark ? [remark] : [];

    /// <summary>Danger was named and not talked about yet.</summary>
    private static bool IsUrgent(ComplaintDraft draft) => draft.Cautions.Has(Questions.Emergency) && !draft.Answered.Has(Questions.Emergency);

    /// <summary>Words under a photo are the story, or more of it while it is being told.</summary>
    private static ComplaintDraft Captioned(ComplaintDraft draft, string? caption, string? origin) =>
        caption is not null && !draft.Answered.Has(Questions.Story) && (draft.Story is not null || StoryQuestion.ReadsLikeStory(caption))
            && StoryQuestion.Append(draft, caption) is not null
            ? Hear(draft, caption, origin)
            : draft;

    private static ComplaintDraft Hear(ComplaintDraft draft, string words, string? origin) =>
        AnswerSources.Note(StoryQuestion.Append(draft, words)!, origin, State.Story, words.Length);

    /// <summary>Remembers the message behind an answer that was typed.</summary>
    private static ComplaintDraft Noted(ComplaintDraft before, ComplaintDraft after, Input input, Question question, string? origin)
    {
        if (input is not Input.Words words || !question.IsField)
        {
            return after;
        }

        var hasNew = question.State != State.Story || after.Story?.Length != before.Story?.Length;
        return hasNew ? AnswerSources.Note(after, origin, question.State, question.State == State.Story ? words.Value.Length : 0) : after;
    }

    /// <summary>An amended answer keeps whatever was settled before; it never opens a question again that had been answered.</summary>
    private static ComplaintDraft Settled(ComplaintDraft before, ComplaintDraft after, Question question) =>
        before.Answered.Has(question.Flag) ? after with { Answered = after.Answered | question.Flag } : after;
}

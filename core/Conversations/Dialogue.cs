using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Messages;
using State = LaporBot.Core.Conversations.ConversationState;
using Trigger = LaporBot.Core.Conversations.ConversationTrigger;

namespace LaporBot.Core.Conversations;

/// <summary>
/// Decides one turn: conversation and message in, next conversation and replies out. Pure: no clock, no store, no channel.
/// Safe for many threads at once.
/// </summary>
public sealed class Dialogue : IDisposable
{
    private readonly ThreadLocal<ConversationMachine> _machines = new(() => new ConversationMachine());
    private readonly Understanding _understanding;
    private readonly ConversationOptions _options;

    public Dialogue(Wording wording, ConversationOptions options)
    {
        _understanding = new Understanding(wording);
        _options = options;
    }

    /// <summary>The picture of all permitted moves (Mermaid).</summary>
    public static string Draw() => new ConversationMachine(groupsQuestions: true).Draw();

    /// <summary>Decides what a message leads to.</summary>
    public Turn Decide(Conversation conversation, IncomingMessage message, TurnFacts facts)
    {
        if (conversation.Draft is not null && facts.Now - conversation.LastHeard > _options.DraftLifetime)
        {
            var forgotten = Move(conversation, Trigger.Discard);
            return forgotten.Saying(facts, new Reply("Draft.Expired", []));
        }

        return _understanding.Read(conversation, message.Content, facts) switch
        {
            Intent.Order order => Obey(conversation, order, facts),
            Intent.AskAbout about => StatusTalk.Ask(conversation, about.Ticket, facts),
            Intent.Mistyped => conversation.Saying(facts, new Reply("Status.Mistyped", [])),
            Intent.Join => conversation.Saying(facts, Greeting(conversation)),
            Intent.Stale => conversation.Saying(facts, new Reply("Stale", [])),
            Intent.Correct => conversation.Saying(facts, new Reply("Correct", [])),
            Intent.Unreadable when message.Content is MessageContent.Unsupported => Hints.Give(conversation, facts),
            Intent.Unreadable => conversation.Saying(facts, new Reply("Unreadable", [])),
            Intent.Tell tell => conversation.Saying(facts, new Reply(tell.Phrase, [])),
            Intent.Attach attach => Albums.TooLate(conversation, attach, facts) ?? Attach(conversation, attach, facts),
            Intent.Pin pin => Place(conversation, pin, facts),
            Intent.Choose choose => Answer(conversation, new Input.Chosen(choose.Value), facts),
            Intent.Words words => Answer(conversation, new Input.Words(words.Value), facts),
            _ => throw new InvalidOperationException("An intent nobody handles."),
        };
    }

    /// <summary>The complaint exists: says so, with its number, and closes the draft.</summary>
    public Turn Filed(Turn turn, TicketNumber ticket)
    {
        var title = turn.Next.Draft!.Title!;
        return new Turn(Move(turn.Next, Trigger.File), [new Reply("Receipt", [ticket.ToString(), title], Card.Receipt)]);
    }

    public void Dispose() => _machines.Dispose();

    private Turn Obey(Conversation conversation, Intent.Order order, TurnFacts facts) => order.Command switch
    {
        Command.Start when conversation.Draft is null && CategoryQuestion.Named(order.Argument, facts) is { } service =>
            Open(conversation, facts, draft => CategoryQuestion.Choose(draft, service), new Reply("Link.Category", [service.Name])),
        Command.Start => conversation.Saying(facts, Greeting(conversation)),
        Command.Report => conversation.Draft is null ? Open(conversation, facts, draft => draft) : conversation.Saying(facts, new Reply("Draft.Open", [])),
        Command.Status => StatusTalk.Order(conversation, order.Argument, facts),
        Command.Help => conversation.Saying(facts, new Reply("Help", [])),
        Command.Privacy => conversation.Saying(facts, new Reply("Privacy", [])),
        Command.Language => Speak(conversation, order.Argument, facts),
        Command.Cancel => Cancel(conversation, facts),
        Command.Back => Back(conversation, facts),
        Command.Skip => Skip(conversation, facts),
        Command.Done => Answer(conversation, new Input.Done(), facts),
        _ => conversation.Saying(facts, new Reply("Unknown", [])),
    };

    private Turn Answer(Conversation conversation, Input input, TurnFacts facts) => conversation.State switch
    {
        State.Idle => AnswerIdle(conversation, input, facts),
        State.Consent => AnswerConsent(conversation, input, facts),
        State.Review => AnswerReview(conversation, input, facts),
        State.Mending => AnswerMending(conversation, input, facts),
        State.Cancelling => AnswerCancelling(conversation, input, facts),
        _ => AnswerQuestion(conversation, input, facts),
    };

    private Turn AnswerIdle(Conversation conversation, Input input, TurnFacts facts) => input switch
    {
        Input.Words words when StoryQuestion.ReadsLikeStory(words.Value) =>
            Open(conversation, facts, draft => Hear(Questionnaire.Of(State.Story)!, draft, input, facts)),
        Input.Words { Value.Length: > StoryQuestion.Most } =>
            conversation.Saying(facts, new Reply("Mend.StoryLong", [$"{StoryQuestion.Most}", $"{((Input.Words)input).Value.Length}"])),
        _ => conversation.Saying(facts, Greeting(conversation)),
    };

    private Turn AnswerConsent(Conversation conversation, Input input, TurnFacts facts)
    {
        switch (input)
        {
            case Input.Chosen { Value: Question.Yes }:
                var agreed = conversation with { Consent = new(PrivacyNotice.Version, facts.Now) };
                return Move(agreed, Trigger.Agree).Saying(facts);
            case Input.Chosen:
                return Move(conversation, Trigger.Decline).Saying(facts, new Reply("Declined", []));
            case Input.Words words when conversation.Draft!.Story is null && StoryQuestion.ReadsLikeStory(words.Value):
                var heard = Hear(Questionnaire.Of(State.Story)!, conversation.Draft, input, facts);
                return (conversation with { Draft = heard }).Saying(facts, new Reply("Story.Noted", []));
            default:
                return conversation.Saying(facts, new Reply("Mend.Choose", []));
        }
    }

    private Turn AnswerQuestion(Conversation conversation, Input input, TurnFacts facts)
    {
        var question = Questionnaire.Of(conversation.State)!;
        var verdict = question.Hear(conversation.Draft!, input, facts);
        var heard = verdict.Draft is { } draft ? conversation with { Draft = draft } : conversation;
        return verdict.Objection is { } objection ? new Turn(heard, [objection]) : Move(heard, Trigger.Answer).Saying(facts);
    }

    private Turn AnswerReview(Conversation conversation, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen { Value: Table.Send } => new Turn(conversation, [], new Errand.File(Filing.Complete(conversation, facts))),
        Input.Chosen { Value: Table.Mend } => Move(conversation, Trigger.Mend).Saying(facts),
        Input.Words words when Vocabulary.IsYes(Vocabulary.Plain(words.Value)) => AnswerReview(conversation, new Input.Chosen(Table.Send), facts),
        _ => conversation.Saying(facts, new Reply("Mend.Review", [])),
    };

    private Turn AnswerMending(Conversation conversation, Input input, TurnFacts facts) =>
        input is Input.Chosen chosen && int.TryParse(chosen.Value, out var number)
            ? Move(conversation, Trigger.Choose, (State)number).Saying(facts)
            : conversation.Saying(facts, new Reply("Mend.Choose", []));

    private Turn AnswerCancelling(Conversation conversation, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen { Value: Question.Yes } => Move(conversation, Trigger.Discard).Saying(facts, new Reply("Discarded", [])),
        Input.Chosen => Move(conversation, Trigger.Keep).Saying(facts, new Reply("Kept", [])),
        _ => conversation.Saying(facts, new Reply("Mend.Choose", [])),
    };

    private Turn Attach(Conversation conversation, Intent.Attach attach, TurnFacts facts)
    {
        var (kept, reply, isTrouble) = Evidence.Keep(conversation.Draft ?? new ComplaintDraft { Id = facts.FreshId }, attach, facts.Files);
        var turn = conversation.Draft is null
            ? Open(conversation, facts, _ => kept, reply)
            : (conversation with { Draft = kept }).Saying(facts, reply);

        // Words under a photo are the story when there is none yet.
        turn = attach.Caption is { } caption && turn.Next.Draft is { Story: null } open && StoryQuestion.ReadsLikeStory(caption)
            ? Advance(turn.Next with { Draft = Hear(Questionnaire.Of(State.Story)!, open, new Input.Words(caption), facts) }, State.Story, facts, reply)
            : turn;
        return Albums.Settle(conversation, turn, attach, isTrouble);
    }

    private Turn Place(Conversation conversation, Intent.Pin pin, TurnFacts facts)
    {
        var point = pin.Point;
        if (!point.IsInIndonesia)
        {
            return conversation.Saying(facts, new Reply("Pin.Outside", []));
        }

        var kept = new Reply("Pin.Kept", [PlaceQuestion.Print(point)]);
        if (conversation.Draft is null)
        {
            return Open(conversation, facts, draft => draft with { Point = point, Place = PlaceQuestion.Name(pin.Name) }, kept);
        }

        var pinned = conversation with { Draft = conversation.Draft with { Point = point, Place = conversation.Draft.Place ?? PlaceQuestion.Name(pin.Name) } };
        return conversation.State == State.Place
            ? Advance(pinned with { Draft = Hear(Questionnaire.Of(State.Place)!, pinned.Draft, new Input.Pin(point), facts) }, State.Place, facts, kept)
            : pinned.Saying(facts, kept);
    }

    /// <summary>Goes on when the conversation was waiting on just this question, else stays where it is.</summary>
    private Turn Advance(Conversation conversation, State question, TurnFacts facts, Reply reply) =>
        conversation.State == question && conversation.Draft!.Answered.Has(Questionnaire.Of(question)!.Flag)
            ? Move(conversation, Trigger.Answer).Saying(facts, reply)
            : conversation.Saying(facts, reply);

    private Turn Open(Conversation conversation, TurnFacts facts, Func<ComplaintDraft, ComplaintDraft> begin, params ReadOnlySpan<Reply> replies)
    {
        var opened = conversation with { Draft = begin(new ComplaintDraft { Id = facts.FreshId }) };
        return Move(opened, Trigger.Open).Saying(facts, replies);
    }

    private Turn Cancel(Conversation conversation, TurnFacts facts) =>
        conversation.Draft is null ? conversation.Saying(facts, new Reply("NothingToCancel", []))
        : conversation.State == State.Cancelling ? conversation.Saying(facts)
        : Move(conversation with { Interrupted = conversation.State }, Trigger.Cancel).Saying(facts);

    private Turn Back(Conversation conversation, TurnFacts facts) => conversation.State switch
    {
        State.Idle => conversation.Saying(facts),
        State.Consent => Cancel(conversation, facts),
        State.Cancelling => Move(conversation, Trigger.Keep).Saying(facts),
        _ => Move(conversation with { Draft = conversation.Draft! with { UnsureDate = null } }, Trigger.Back).Saying(facts),
    };

    private Turn Skip(Conversation conversation, TurnFacts facts)
    {
        if (Questionnaire.Of(conversation.State) is not { } question)
        {
            return conversation.Saying(facts);
        }

        var draft = conversation.Draft!;
        return question.MaySkip(draft)
            ? Move(conversation with { Draft = question.Skip(draft) }, Trigger.Answer).Saying(facts)
            : draft.Answered.Has(question.Flag) ? Move(conversation, Trigger.Answer).Saying(facts)
            : conversation.Saying(facts, new Reply("CannotSkip", []));
    }

    private static Turn Speak(Conversation conversation, string argument, TurnFacts facts) => Vocabulary.Plain(argument) switch
    {
        "id" or "indonesia" => (conversation with { Language = Wording.Indonesian }).Saying(facts, new Reply("Language.Set", [])),
        "en" or "english" or "inggris" => (conversation with { Language = Wording.English }).Saying(facts, new Reply("Language.Set", [])),
        _ => new Turn(conversation, [new Reply("Language.Ask", [], Card.Language)]),
    };

    private static Reply Greeting(Conversation conversation) => new(conversation.Draft is null ? "Greeting" : "Greeting.Draft", []);

    private static ComplaintDraft Hear(Question question, ComplaintDraft draft, Input input, TurnFacts facts) =>
        question.Hear(draft, input, facts).Draft ?? draft;

    private Conversation Move(Conversation conversation, Trigger trigger, State chosen = State.Idle)
    {
        var draft = conversation.Draft;
        var missing = Questionnaire.FirstMissing(draft);
        var previous = draft is null || trigger != Trigger.Back ? State.Idle : Questionnaire.Previous(conversation.State, draft);
        var hasConsent = conversation.Consent?.NoticeVersion == PrivacyNotice.Version;
        var move = new Move(hasConsent, missing, previous, chosen, conversation.Interrupted ?? State.Idle);
        var next = _machines.Value!.Next(conversation.State, trigger, move)
            ?? throw new InvalidOperationException($"{trigger} is not permitted in {conversation.State}.");
        return next == State.Idle
            ? conversation with { State = next, Draft = null, Interrupted = null }
            : conversation with { State = next, Interrupted = next == State.Cancelling ? conversation.Interrupted : null };
    }
}

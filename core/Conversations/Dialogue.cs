using LaporBot.Core.Care;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Alike;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Conversations.Cases;
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
    /// <summary>Nobody was heard before there was a LaporBot: the clock was wrong, and tells nothing about how old a draft is.</summary>
    private static readonly DateTimeOffset FirstDay = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Moves _moves = new();
    private readonly DraftTalk _draft;
    private readonly Understanding _understanding;
    private readonly ConversationOptions _options;
    private readonly Wording _wording;

    public Dialogue(Wording wording, ConversationOptions options)
    {
        _draft = new DraftTalk(_moves);
        Alike = new AlikeTalk(_moves);
        _understanding = new Understanding(wording);
        _options = options;
        _wording = wording;
        Cases = new CaseTalk(_moves.Move, _understanding);
    }

    /// <summary>What is said about filed cases.</summary>
    internal CaseTalk Cases { get; }

    /// <summary>What is said about cases like the one about to be sent.</summary>
    internal AlikeTalk Alike { get; }

    /// <summary>The picture of all permitted moves (Mermaid).</summary>
    public static string Draw() => new ConversationMachine(groupsQuestions: true).Draw();

    /// <summary>Decides what a message leads to.</summary>
    public Turn Decide(Conversation conversation, IncomingMessage message, TurnFacts facts)
    {
        if (conversation.Draft is not null && conversation.LastHeard >= FirstDay && facts.Now - conversation.LastHeard > _options.DraftLifetime)
        {
            var forgotten = _moves.Move(conversation, Trigger.Discard);
            return forgotten.Saying(facts, new Reply("Draft.Expired", []));
        }

        if (ReceiptAgain.Give(conversation, message, _wording) is { } receipt)
        {
            return receipt;
        }

        message = Corrected(conversation, message);
        if (Cases.Hear(ref conversation, message, facts) is { } aside)
        {
            return aside;
        }

        return Pacing.Finish(conversation, Decide(conversation, message, _understanding.Read(conversation, message, facts), facts), facts);
    }

    /// <summary>The complaint exists: says so, with its number, and closes the draft.</summary>
    public Turn Filed(Turn turn, TicketNumber ticket)
    {
        var draft = turn.Next.Draft!;
        var filed = _moves.Move(turn.Next, Trigger.File) with { Sent = AnswerSources.Sent(draft, ticket) };
        return new Turn(filed, [new Reply("Receipt", [ticket.ToString(), draft.Title!], Card.Receipt)]);
    }

    /// <summary>Time has passed without a word: goes on with a finished story, or reminds of an open draft.</summary>
    /// <returns>Null when there is nothing to say.</returns>
    public Turn? Wake(Conversation conversation, TurnFacts facts)
    {
        var turn = Pacing.Due(conversation, facts.Now, _options) switch
        {
            WakeUp.GoOn => _draft.GoOn(conversation, facts),
            WakeUp.Remind => (conversation with { Draft = conversation.Draft! with { WasReminded = true } }).Saying(facts, new Reply("Draft.Reminder", [])),
            _ => null,
        };
        return turn is null ? null : Pacing.Finish(conversation, turn, facts);
    }

    /// <summary>When to look at a conversation again if nothing is heard; null when nothing is open.</summary>
    public DateTimeOffset? NextWake(Conversation conversation) => Pacing.Next(conversation, _options);

    public void Dispose() => _moves.Dispose();

    /// <summary>What a person corrects after sending is an addition to the case: the hub has the words of before.</summary>
    private static IncomingMessage Corrected(Conversation conversation, IncomingMessage message) =>
        message.Content is MessageContent.Edited edited && message.About is null
        && !(conversation.Draft is { } draft && message.Origin is { } origin && AnswerSources.Find(draft, origin) is not null)
        && AnswerSources.CaseOf(conversation, message.Origin) is { } ticket
            ? message with { Content = new MessageContent.Text(edited.Value), About = ticket }
            : message;

    private Turn Decide(Conversation conversation, IncomingMessage message, Intent intent, TurnFacts facts) => intent switch
    {
        Intent.Order order => Obey(conversation, order, facts),
        Intent.AskAbout about => StatusTalk.Ask(conversation, about.Ticket, facts),
        Intent.Mistyped => conversation.Saying(facts, new Reply("Status.Mistyped", [])),
        Intent.Join => conversation.Saying(facts, Greeting(conversation)),
        Intent.Stale => conversation.Saying(facts, new Reply("Stale", [])),
        Intent.Correct => conversation.Saying(facts, new Reply("Correct", [])),
        Intent.Unreadable when message.Content is MessageContent.Unsupported => Hints.Give(conversation, facts),
        Intent.Unreadable => conversation.Saying(facts, new Reply("Unreadable", [])),
        Intent.Amend amend => DraftTalk.Amend(conversation, amend.Field, amend.Text, message.Origin, facts),
        Intent.Tell tell => conversation.Saying(facts, new Reply(tell.Phrase, [])),
        Intent.Attach attach => Albums.TooLate(conversation, attach, facts) ?? _draft.Attach(conversation, attach, message.Origin, facts),
        Intent.Pin pin => _draft.Pin(conversation, pin, facts),
        Intent.Choose choose => Answer(conversation, new Input.Chosen(choose.Value), message, facts),
        Intent.Words words => Answer(conversation, new Input.Words(words.Value), message, facts),
        _ => throw new InvalidOperationException("An intent nobody handles."),
    };

    private Turn Obey(Conversation conversation, Intent.Order order, TurnFacts facts) => order.Command switch
    {
        Command.Start when HandoverTalk.IsToken(order.Argument) => HandoverTalk.Take(conversation, order, facts),
        Command.Continue => HandoverTalk.Offer(conversation, facts),
        Command.Start when conversation.Draft is null && CategoryQuestion.Named(order.Argument, facts) is { } service =>
            _draft.Open(conversation, facts, draft => CategoryQuestion.Choose(draft, service), new Reply("Link.Category", [service.Name])),
        Command.Start => conversation.Saying(facts, Greeting(conversation)),
        Command.Report => conversation.Draft is null ? _draft.Open(conversation, facts, draft => draft) : conversation.Saying(facts, new Reply("Draft.Open", [])),
        Command.Status => StatusTalk.Order(conversation, order.Argument, facts),
        Command.Help => conversation.Saying(facts, new Reply("Help", [])),
        Command.Privacy => PrivacyTalk.Notice(conversation, facts),
        Command.Language => Speak(conversation, order.Argument, facts),
        Command.Cancel => _draft.Cancel(conversation, facts),
        Command.Back => _draft.Back(conversation, facts),
        Command.Skip => _draft.Skip(conversation, facts),
        Command.Done => Answer(conversation, new Input.Done(), null, facts),
        _ when CaseTalk.Knows(order.Command) => Cases.Obey(conversation, order.Command, order.Argument, facts),
        _ => conversation.Saying(facts, new Reply("Unknown", [])),
    };

    private Turn Answer(Conversation conversation, Input input, IncomingMessage? message, TurnFacts facts) => conversation.State switch
    {
        State.Idle => AnswerIdle(conversation, input, message?.Origin, facts),
        State.Consent => _draft.AnswerConsent(conversation, input, message?.Origin, facts),
        State.Review => AnswerReview(conversation, input, facts),
        State.Alike => AlikeTalk.Answer(conversation, input, facts),
        State.Mending => AnswerMending(conversation, input, facts),
        State.Cancelling => _draft.AnswerCancelling(conversation, input, facts),
        _ => _draft.Answer(conversation, input, message?.Origin, facts),
    };

    private Turn AnswerIdle(Conversation conversation, Input input, string? origin, TurnFacts facts) => input switch
    {
        Input.Words words when StoryQuestion.ReadsLikeStory(words.Value) => _draft.OpenWithStory(conversation, words.Value, origin, facts),
        Input.Words { Value.Length: > StoryQuestion.Most } =>
            conversation.Saying(facts, new Reply("Mend.StoryLong", [$"{StoryQuestion.Most}", $"{((Input.Words)input).Value.Length}"])),
        // Too short for a story, yet not for a cry for help.
        Input.Words words when EmergencyWords.Find(words.Value) is { } danger => conversation.Saying(facts, new Reply(CarePhrases.For(danger), [])),
        _ => conversation.Saying(facts, Greeting(conversation)),
    };

    private Turn AnswerReview(Conversation conversation, Input input, TurnFacts facts) => input switch
    {
        // A corrected story may have opened a question behind the card: nothing goes while one is open.
        Input.Chosen { Value: Table.Send } when Questionnaire.FirstMissing(conversation.Draft) is var missing and not State.Review =>
            _moves.Move(conversation, Trigger.Choose, missing).Saying(facts),
        Input.Chosen { Value: Table.Send } => new Turn(conversation, [], new Errand.File(Filing.Complete(conversation, facts))),
        Input.Chosen { Value: Table.Mend } => _moves.Move(conversation, Trigger.Mend).Saying(facts),
        Input.Words words when Vocabulary.IsYes(Vocabulary.Plain(words.Value)) => AnswerReview(conversation, new Input.Chosen(Table.Send), facts),
        _ => conversation.Saying(facts, new Reply("Mend.Review", [])),
    };

    private Turn AnswerMending(Conversation conversation, Input input, TurnFacts facts) =>
        input is Input.Chosen chosen && int.TryParse(chosen.Value, out var number)
            ? _moves.Move(conversation, Trigger.Choose, (State)number).Saying(facts)
            : conversation.Saying(facts, new Reply("Mend.Choose", []));

    private Turn Speak(Conversation conversation, string argument, TurnFacts facts) => Vocabulary.Plain(argument) switch
    {
        "id" or "indonesia" => (conversation with { Language = Wording.Indonesian }).Saying(facts, new Reply("Language.Set", [])),
        "en" or "english" or "inggris" => (conversation with { Language = Wording.English }).Saying(facts, new Reply("Language.Set", [])),
        _ when _wording.Packs.Find(argument.Trim()) is { } pack =>
            (conversation with { Language = pack.Code }).Saying(facts, new Reply("Language.SetLocal", [pack.Name])),
        _ => new Turn(conversation, [new Reply("Language.Ask", [], Card.Language)]),
    };

    private static Reply Greeting(Conversation conversation) => new(conversation.Draft is null ? "Greeting" : "Greeting.Draft", []);
}

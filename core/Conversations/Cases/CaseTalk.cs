using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Messages;
using State = LaporBot.Core.Conversations.ConversationState;
using Trigger = LaporBot.Core.Conversations.ConversationTrigger;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>Makes one permitted move of the table.</summary>
internal delegate Conversation Mover(Conversation conversation, Trigger trigger, State chosen = State.Idle);

/// <summary>
/// Everything a person does to a filed case, and where it leads. Pure: what the ledger must be asked is an errand, and the
/// sentences after it are said by the parts that know the matter.
/// </summary>
internal sealed class CaseTalk(Mover move, Understanding understanding)
{
    /// <summary>Late photos of an addition come by themselves; after this they open a report of their own.</summary>
    private static readonly TimeSpan LatePhotos = TimeSpan.FromMinutes(10);

    private readonly AddingTalk _adding = new(move);
    private readonly FeedbackTalk _feedback = new(move);
    private readonly PrivacyTalk _privacy = new(move);
    private readonly ChoosingTalk _choosing = new(move);

    public AddingTalk Adding => _adding;

    public FeedbackTalk Feedback => _feedback;

    public PrivacyTalk Privacy => _privacy;

    public ChoosingTalk Choosing => _choosing;

    public static bool Knows(Command command) => command is (>= Command.Cases and <= Command.Unmute) or Command.Respond;

    /// <summary>Obeys a command about cases or one's own data; it works at every step.</summary>
    public Turn Obey(Conversation conversation, Command command, string argument, TurnFacts facts) => command switch
    {
        Command.Cases => ChoosingTalk.Page(conversation, argument),
        Command.Add or Command.Respond => About(conversation, argument, CasePurpose.Add, facts),
        Command.Satisfied => About(conversation, argument, CasePurpose.Satisfied, facts),
        Command.Dissatisfied => About(conversation, argument, CasePurpose.Dissatisfied, facts),
        Command.Withdraw => About(conversation, argument, CasePurpose.Withdraw, facts),
        Command.Rate => FeedbackTalk.Rate(conversation, argument, facts),
        Command.MyData => new Turn(conversation, [], new Errand.MyData()),
        Command.Erase => Enter(move, conversation, State.Erasing, new CaseFocus(CasePurpose.View, null)).Saying(facts),
        Command.Mute => new Turn(conversation, [], new Errand.Hear(Broadcasts: false)),
        _ => new Turn(conversation, [], new Errand.Hear(Broadcasts: true)),
    };

    /// <summary>
    /// What a message means before anything else is looked at: an answer to an aside, a reply to a message about a case, a late
    /// photo.
    /// </summary>
    /// <returns>Null when it means none of these; the conversation is then back where it was before the aside.</returns>
    public Turn? Hear(ref Conversation conversation, IncomingMessage message, TurnFacts facts)
    {
        var carries = AddingTalk.Carries(message.Content);
        var isAnswer = Announcement.IsAnswered(message.RepliesTo, out var announced) && carries;
        var named = carries ? message.About ?? announced : null;
        if (Asides.Has(conversation.State))
        {
            var isElsewhere = named is { } other ? other.ToString() != conversation.Focus?.Ticket : isAnswer;
            if (!isElsewhere && Answer(conversation, message, facts) is { } answer)
            {
                return answer;
            }

            conversation = move(conversation, Trigger.Return);
        }

        if (named is { } ticket)
        {
            return _adding.Reply(conversation, ticket, message.Content, facts);
        }

        if (isAnswer)
        {
            return _choosing.Hold(conversation, message.Content);
        }

        return LatePhoto(ref conversation, message.Content, facts);
    }

    /// <summary>Back to where the person was before the aside.</summary>
    public Conversation Leave(Conversation conversation) => Leave(move, conversation);

    /// <summary>Puts a case before the question that is open, which is asked again afterwards.</summary>
    public static Conversation Enter(Mover move, Conversation conversation, State state, CaseFocus focus) =>
        move(conversation with { Focus = focus, Interrupted = Asides.Before(conversation) }, Trigger.Aside, state);

    /// <summary>Back to where the person was.</summary>
    public static Conversation Leave(Mover move, Conversation conversation) =>
        Asides.Has(conversation.State) ? move(conversation, Trigger.Return) : conversation;

    /// <summary>Says something with buttons of its own; an open draft then asks its question again.</summary>
    public static Turn SayingCard(Conversation conversation, TurnFacts facts, params ReadOnlySpan<Reply> replies) =>
        conversation.State == State.Idle ? new Turn(conversation, [.. replies]) : conversation.Saying(facts, replies);

    /// <summary>Photos sent right after an addition belong to it, unless a story comes with them. Anything else ends that.</summary>
    private static Turn? LatePhoto(ref Conversation conversation, MessageContent content, TurnFacts facts)
    {
        if (conversation is not { State: State.Idle, Focus: { } focus })
        {
            return null;
        }

        if (focus is { Purpose: CasePurpose.Add, Ticket: { } ticket } && facts.Now - conversation.LastHeard < LatePhotos
            && content is MessageContent.Files photos && !(photos.Caption is { } caption && StoryQuestion.ReadsLikeStory(caption)))
        {
            return AddingTalk.Files(conversation, ticket, photos, facts);
        }

        conversation = conversation with { Focus = null };
        return null;
    }

    private static Turn About(Conversation conversation, string argument, CasePurpose purpose, TurnFacts facts) =>
        argument.Length == 0 ? new Turn(conversation, [], new Errand.Cases(purpose))
        : !TicketNumber.TryFind(argument, out var ticket) ? conversation.Saying(facts, new Reply("Status.Mistyped", []))
        : StatusTalk.IsGuessing(conversation, facts) ? conversation.Saying(facts, new Reply("Status.TooMany", []))
        : new Turn(conversation, [], new Errand.Open(purpose, ticket));

    private Turn? Answer(Conversation conversation, IncomingMessage message, TurnFacts facts)
    {
        var content = message.Content;
        switch (content)
        {
            case MessageContent.Joined:
                return conversation.Saying(facts);
            case MessageContent.Edited:
                return conversation.Saying(facts, new Reply("Correct", []));
            case MessageContent.Unsupported:
                return conversation.Saying(facts, new Reply("Unreadable", []));
        }

        var intent = understanding.Read(conversation, message, facts);
        if (intent is Intent.Order { Command: Command.Cancel or Command.Back })
        {
            return Leave(move, conversation).Saying(facts, new Reply("Case.Left", []));
        }

        return conversation.State switch
        {
            State.ChoosingCase => ChoosingTalk.Hear(conversation, intent, content),
            State.Adding or State.ConfirmingAddition => _adding.Hear(conversation, intent, content, facts),
            State.Dissatisfied or State.Rating or State.Withdrawing => _feedback.Hear(conversation, intent, content, facts),
            _ => _privacy.Hear(conversation, intent, facts),
        };
    }
}

/// <summary>Ids of steps: the same message asks for the same step, however often it comes.</summary>
internal static class StepIds
{
    public static Guid Of(TurnFacts facts, int part = 0)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{facts.Sender.Channel}:{facts.Sender.Value}:{facts.MessageId}:{part}");
        return new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>The answer to one message, ready for the channel.</summary>
/// <param name="Messages">In order; empty when there is nothing to say.</param>
/// <param name="IsRepeat">The message had been handled before; this is the stored answer.</param>
public sealed record Answer(ImmutableArray<OutgoingMessage> Messages, bool IsRepeat);

/// <summary>The front door of the core: load, decide, file, commit, answer. One turn at a time per person in this process.</summary>
public sealed class Intake(IConversationStore store, Errands errands, Talk talk, Attendance attendance, TurnClock clock)
{
    private readonly PersonLocks _locks = new();

    /// <summary>Handles one message. When it returns, everything that had to be kept is kept and the channel may acknowledge.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was acknowledged; the channel must let the message come again.</exception>
    public async Task<Answer> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        using var present = await attendance.EnterAsync(message.Sender);
        return present.Admission == Admission.Welcome ? await DecideAsync(message, cancellationToken) : Refuse(message, present.Admission);
    }

    /// <summary>
    /// A conversation has been quiet: says what there is to say. The words go the durable way, after the conversation has moved; a
    /// crash in between loses a reminder, never sends it twice.
    /// </summary>
    /// <returns>When to look again, or null.</returns>
    /// <exception cref="StoreUnavailableException">Look again later.</exception>
    public async Task<DateTimeOffset?> WakeAsync(ReplyAddress who, CancellationToken cancellationToken)
    {
        using var turnOfThisPerson = await _locks.EnterAsync(who, cancellationToken);
        var facts = clock.Facts(who);
        var standing = await store.LoadAsync(who, cancellationToken);
        if (standing.Conversation is not { } conversation)
        {
            return null;
        }

        if (talk.Wake(conversation, facts) is not { } turn)
        {
            return talk.NextWake(conversation);
        }

        if (await store.CommitAsync(who, standing, turn.Next, cancellationToken) is null)
        {
            var said = new StoredAnswer($"wake-{standing.Revision}", turn.Next.Language, turn.Next.Draft?.Id, turn.Replies);
            await errands.QueueAsync(said.Id, who, talk.Render(said, turn.Next.Draft, facts), cancellationToken);
        }

        return talk.NextWake(turn.Next);
    }

    /// <summary>Queues messages whose sending failed, so that the paced worker sends them later.</summary>
    /// <param name="messageId">The id of the message they answer; with the position it makes the delivery unique.</param>
    /// <param name="to">Whom.</param>
    /// <param name="messages">What.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StoreUnavailableException">Not queued: the channel must not acknowledge.</exception>
    public Task DeliverLaterAsync(
        string messageId, ReplyAddress to, ImmutableArray<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        errands.QueueAsync(messageId, to, messages, cancellationToken);

    private async Task<Answer> DecideAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var started = clock.Timestamp;
        using var turnOfThisPerson = await _locks.EnterAsync(message.Sender, cancellationToken);
        var facts = clock.Facts(message.Sender, message.Id);
        var standing = await store.LoadAsync(message.Sender, cancellationToken);
        for (var attempt = 0; attempt <= clock.ConflictRetries; attempt++)
        {
            var conversation = standing.Conversation ?? Conversation.New(Wording.LanguageFor(message.LanguageHint));
            if (conversation.AnswerTo(message) is { } given)
            {
                return Count(started, message, conversation, new Answer(talk.Render(given, conversation.Draft, facts), IsRepeat: true));
            }

            if (conversation.HasSeen(message.Id))
            {
                return Count(started, message, conversation, new Answer([], IsRepeat: true));
            }

            var turn = await errands.RunAsync(talk.Decide(conversation, message, facts), facts, cancellationToken);
            var answer = new StoredAnswer(message.Id, turn.Next.Language, turn.Next.Draft?.Id, turn.Replies);
            var next = turn.Next.WithAnswer(message, answer, facts.Now);
            if (await store.CommitAsync(message.Sender, standing, next, cancellationToken) is not { } newer)
            {
                Schedule(message.Sender, conversation, next);
                talk.Kept(conversation, next, message.Sender.Channel);
                await errands.SettleAsync(turn, facts, cancellationToken);
                return Count(started, message, next, new Answer(talk.Render(answer, next.Draft, facts), IsRepeat: false));
            }

            standing = newer;
            Instruments.Conflicts.Add(1);
            await clock.PauseAsync(attempt, cancellationToken);
        }

        throw new StoreUnavailableException("The conversation kept changing under us.");
    }

    /// <summary>Costs no store: that is what a crowd would wear out.</summary>
    private Answer Refuse(IncomingMessage message, Admission admission)
    {
        Instruments.Crowding.Add(1, new KeyValuePair<string, object?>("channel", message.Sender.Channel));
        Instruments.Refusals.Add(1, new KeyValuePair<string, object?>("limit", "person"));
        if (admission == Admission.Ignored)
        {
            return new Answer([], IsRepeat: false);
        }

        var words = new StoredAnswer(message.Id, Wording.LanguageFor(message.LanguageHint), null, [new Reply("Slower", [])]);
        return new Answer(talk.Render(words, null, clock.Facts(message.Sender, message.Id)), IsRepeat: false);
    }

    /// <summary>Only when a draft begins or its story goes on: whatever comes later is found when the first look is due.</summary>
    private void Schedule(ReplyAddress who, Conversation before, Conversation after)
    {
        if (after.Draft is { } draft && (draft.Id != before.Draft?.Id || after.State == ConversationState.Story) && talk.NextWake(after) is { } at)
        {
            attendance.Schedule(who, at);
        }
    }

    private Answer Count(long started, IncomingMessage message, Conversation conversation, Answer answer)
    {
        Instruments.TurnDuration.Record(clock.Since(started).TotalSeconds, new KeyValuePair<string, object?>("channel", message.Sender.Channel));
        if (Instruments.Turns.Enabled)
        {
            var tags = new TagList
            {
                { "channel", message.Sender.Channel },
                { "state", StateNames[(int)conversation.State] },
                { "repeat", answer.IsRepeat },
            };
            Instruments.Turns.Add(1, tags);
        }

        return answer;
    }

    private static readonly string[] StateNames = Enum.GetNames<ConversationState>();
}

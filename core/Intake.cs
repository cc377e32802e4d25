using System.Collections.Immutable;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>The answer to one message, ready for the channel.</summary>
/// <param name="Messages">In order; empty when there is nothing to say.</param>
/// <param name="IsRepeat">The message had been handled before; this is the stored answer.</param>
public sealed record Answer(ImmutableArray<OutgoingMessage> Messages, bool IsRepeat);

/// <summary>The front door of the core: load, decide, file, commit, answer.</summary>
public sealed class Intake
{
    /// <summary>Handles one message. When it returns, everything that had to be kept is kept and the channel may acknowledge.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was acknowledged; the channel must let the message come again.</exception>
    public Task<Answer> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Queues messages whose sending failed, so that the paced worker sends them later.</summary>
    /// <param name="messageId">The id of the message they answer; with the position it makes the delivery unique.</param>
    /// <param name="to">Whom.</param>
    /// <param name="messages">What.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StoreUnavailableException">Not queued: the channel must not acknowledge.</exception>
    public Task DeliverLaterAsync(
        string messageId, ReplyAddress to, ImmutableArray<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

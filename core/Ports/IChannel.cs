using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>A place where people speak. The whole contract a new channel must meet.</summary>
public interface IChannel
{
    /// <summary>The name used in <see cref="ReplyAddress.Channel"/>; lower case, unique in the process.</summary>
    string Name { get; }

    /// <summary>A second copy of a delivery is dropped, so that a message of unknown fate may safely be sent again.</summary>
    bool DropsSecondCopies => false;

    /// <summary>
    /// Sends one message that nobody is waiting for on an open request (a status change, an answer that failed before).
    /// </summary>
    /// <param name="to">An address this channel made.</param>
    /// <param name="message">What to say.</param>
    /// <param name="deliveryId">The same for every attempt: a channel that can, drops the second copy.</param>
    /// <param name="cancellationToken">Ends the attempt; the outcome is then unknown and the caller tries again.</param>
    /// <returns>What became of it. Failures of the outside world are outcomes, never exceptions.</returns>
    Task<DeliveryOutcome> DeliverAsync(ReplyAddress to, OutgoingMessage message, string deliveryId, CancellationToken cancellationToken);

    /// <summary>What a person would see, message by message; more than one when the text is too long for one.</summary>
    IReadOnlyList<string> Preview(OutgoingMessage message) => [message.PlainText];
}

/// <summary>A channel that can hand out the bytes of a file it holds.</summary>
public interface IAttachmentSource
{
    /// <summary>The channel's name, as in <see cref="IChannel.Name"/>.</summary>
    string Name { get; }

    /// <summary>Opens the file for reading once; the caller disposes it and must cap how much it reads.</summary>
    /// <returns>Null when the channel no longer has it or refuses for good; throws <see cref="IOException"/> when worth a retry.</returns>
    Task<Stream?> OpenAsync(Attachment attachment, CancellationToken cancellationToken);
}

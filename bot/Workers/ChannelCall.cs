using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>One attempt at a channel: ends in time, and ends in an outcome whatever the channel does.</summary>
internal sealed class ChannelCall(TimeProvider time, ILogger<ChannelCall> logger)
{
    /// <summary>No attempt takes longer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <exception cref="OperationCanceledException">Given up by the caller; the fate of the message is unknown.</exception>
    public async Task<DeliveryOutcome> TryAsync(
        IChannel channel, ReplyAddress to, OutgoingMessage message, string deliveryId, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await channel.DeliverAsync(to, message, deliveryId, attempt.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new DeliveryOutcome.Failed("no answer in time") { MayHaveArrived = true };
        }
#pragma warning disable CA1031 // A channel that breaks its word on one message must still count as a failed attempt, or it would never end.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.ChannelThrew(logger, channel.Name, error);
            return new DeliveryOutcome.Failed(error.GetType().Name);
        }
    }
}

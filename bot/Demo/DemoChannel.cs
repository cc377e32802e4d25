using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Demo;

/// <summary>Where the invented people live: takes every message and shows it to nobody, so that a broadcast runs to its end.</summary>
internal sealed class DemoChannel(string name) : IChannel
{
    /// <summary>Two of them, as on a real node.</summary>
    public static readonly IReadOnlyList<string> Names = ["demo-telegram", "demo-webchat"];

    /// <summary>About how long a channel takes.</summary>
    private static readonly TimeSpan Trip = TimeSpan.FromMilliseconds(20);

    public string Name => name;

    /// <summary>Those whose address ends so have blocked the bot, and it is known.</summary>
    internal const string Blocked = "-x";

    /// <summary>The same, and the first message to them will tell.</summary>
    internal const string Leaving = "-y";

    public async Task<DeliveryOutcome> DeliverAsync(ReplyAddress to, OutgoingMessage message, string deliveryId, CancellationToken cancellationToken)
    {
        await Task.Delay(Trip, cancellationToken);
        return to.Value.EndsWith(Blocked, StringComparison.Ordinal) || to.Value.EndsWith(Leaving, StringComparison.Ordinal)
            ? new DeliveryOutcome.RecipientGone()
            : new DeliveryOutcome.Delivered();
    }
}

using System.ComponentModel.DataAnnotations;

namespace LaporBot.Bot.Workers;

/// <summary>How complaints go to the hub; section <c>Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    /// <summary>Submissions under way at once.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 8;

    /// <summary>Calls at the hub per second.</summary>
    [Range(0.1, 1000)]
    public double PerSecond { get; set; } = 10;

    /// <summary>Seconds after filing that a complaint waits for its files; then it goes without them.</summary>
    [Range(0, 3600)]
    public int FileWaitSeconds { get; set; } = 30;

    /// <summary>Seconds after an attempt of unknown outcome before "not found" is believed.</summary>
    [Range(1, 3600)]
    public int SettleSeconds { get; set; } = 60;
}

/// <summary>How messages go to people; section <c>Deliveries</c>.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>Messages per second and channel, where the channel's own section does not say <c>MessagesPerSecond</c>.</summary>
    [Range(1, 1000)]
    public double MessagesPerSecond { get; set; } = 25;

    /// <summary>Messages of one channel under way at once.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 16;

    /// <summary>Milliseconds between two messages to the same person.</summary>
    [Range(0, 60_000)]
    public int RecipientGapMilliseconds { get; set; } = 1000;

    /// <summary>Failed attempts after which a message is given up.</summary>
    [Range(1, 1000)]
    public int MostAttempts { get; set; } = 20;
}

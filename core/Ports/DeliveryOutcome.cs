namespace LaporBot.Core.Ports;

/// <summary>Closed list of what can become of a message; each entry says what to do next.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The channel took it.</summary>
    public sealed record Delivered : DeliveryOutcome
    {
        /// <summary>The channel's own name for the message, for <see cref="Messages.OutgoingMessage.Replaces"/>; null where it has none.</summary>
        public string? Reference { get; init; }
    }

    /// <summary>Not now: try again after <paramref name="Delay"/>, which does not count as a failed attempt.</summary>
    public sealed record RetryAfter(TimeSpan Delay) : DeliveryOutcome
    {
        /// <summary>Only this person's messages have to wait; otherwise the whole channel has.</summary>
        public bool IsPersonal { get; init; }
    }

    /// <summary>It failed or its fate is unknown: try again by our own schedule.</summary>
    /// <param name="Reason">Short, for operators; no personal data, no token.</param>
    public sealed record Failed(string Reason) : DeliveryOutcome
    {
        /// <summary>No answer came, so the message may have been taken: another try may show it twice.</summary>
        public bool MayHaveArrived { get; init; }
    }

    /// <summary>The channel will never take this message.</summary>
    /// <param name="Reason">Short, for operators; no personal data, no token.</param>
    public sealed record Rejected(string Reason) : DeliveryOutcome;

    /// <summary>The person blocked us or is gone: nothing more is sent until they write again.</summary>
    public sealed record RecipientGone : DeliveryOutcome;
}

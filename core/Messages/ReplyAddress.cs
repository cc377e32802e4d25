namespace LaporBot.Core.Messages;

/// <summary>Where a person can be answered. It is also who that person is to us: one address, one conversation.</summary>
/// <param name="Channel">The channel's name, for example <c>telegram</c> or <c>webchat</c>.</param>
/// <param name="Value">Opaque: only the channel that made it may read it. Never shown and never logged whole.</param>
public sealed record ReplyAddress(string Channel, string Value)
{
    /// <summary>Of the value alone: two people of different channels seldom share one.</summary>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The channel only: an address identifies a person and must not reach a log by accident.</summary>
    public override string ToString() => Channel;
}

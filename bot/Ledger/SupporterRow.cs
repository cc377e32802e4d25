namespace LaporBot.Bot.Ledger;

/// <summary>Table <c>supporters</c>: people who follow somebody else's case instead of filing their own.</summary>
internal sealed class SupporterRow
{
    public required Guid ComplaintId { get; init; }

    public required string Channel { get; init; }

    public required string Address { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset Since { get; init; }
}

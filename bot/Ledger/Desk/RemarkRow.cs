namespace LaporBot.Bot.Ledger.Desk;

/// <summary>Table <c>case_remarks</c>: what officials write to one another about a case; no citizen and no hub sees it.</summary>
internal sealed class RemarkRow
{
    public required Guid Id { get; init; }

    public required Guid ComplaintId { get; init; }

    public required Guid StaffId { get; init; }

    public required string Words { get; init; }

    public required DateTimeOffset At { get; init; }
}

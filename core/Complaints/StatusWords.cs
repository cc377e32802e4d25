namespace LaporBot.Core.Complaints;

/// <summary>Names of the wording for a status.</summary>
public static class StatusWords
{
    private static readonly string[] Keys = [.. Enum.GetValues<ComplaintStatus>().Select(status => $"State.{status}")];
    private static readonly string[] NextKeys = [.. Enum.GetValues<ComplaintStatus>().Select(status => $"Next.{status}")];

    private static readonly string[] EventKeys = [.. Enum.GetValues<ComplaintStatus>().Select(status => $"Event.{status}")];

    /// <summary>The status word ("Sedang diproses").</summary>
    public static string Key(ComplaintStatus status) => Keys[(int)status];

    /// <summary>What happens next, with {0} for the day it is due.</summary>
    public static string NextKey(ComplaintStatus status) => NextKeys[(int)status];

    /// <summary>What happened, for a line of the history.</summary>
    public static string EventKey(ComplaintStatus status) => EventKeys[(int)status];

    /// <summary>Nothing more will come by itself.</summary>
    public static bool IsFinal(ComplaintStatus status) =>
        status is ComplaintStatus.Closed or ComplaintStatus.Archived or ComplaintStatus.Withdrawn;
}

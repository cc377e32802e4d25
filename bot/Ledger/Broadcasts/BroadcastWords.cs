namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>What the audit calls an act on a broadcast.</summary>
internal static class BroadcastWords
{
    public const string Drafted = "broadcast.draft";
    public const string Edited = "broadcast.edit";
    public const string Submitted = "broadcast.submit";
    public const string Approved = "broadcast.approve";
    public const string Returned = "broadcast.return";
    public const string Started = "broadcast.start";
    public const string Held = "broadcast.hold";
    public const string Paused = "broadcast.pause";
    public const string Resumed = "broadcast.resume";
    public const string Cancelled = "broadcast.cancel";
    public const string Corrected = "broadcast.correct";
    public const string Recalled = "broadcast.recall";
    public const string SentAgain = "broadcast.send-uncertain";
    public const string Exported = "broadcast.export";
    public const string AllStopped = "broadcast.stop-all";
    public const string AllFreed = "broadcast.free-all";
}

namespace LaporBot.Bot.Desk;

/// <summary>What the desk writes; ids 8000 to 8099.</summary>
internal static partial class Log
{
    /// <summary>Logs are kept elsewhere: a trail rewritten as a whole no longer fits this line.</summary>
    [LoggerMessage(8000, LogLevel.Information, "The audit of {Day} is anchored at row {Seq}: {Hash}")]
    public static partial void Anchored(ILogger logger, string day, long seq, string hash);

    /// <summary>The route's pattern, not its address: that may name a case.</summary>
    [LoggerMessage(8001, LogLevel.Error, "A page of the desk failed: {Method} {Route} (ledger away: {IsAway})")]
    public static partial void PageFailed(ILogger logger, Exception fault, string method, string route, bool isAway);
}

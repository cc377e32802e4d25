namespace LaporBot.Bot.Hub;

/// <summary>What the hub's adapter logs: counts, states and status words; never text of people, addresses of files or keys.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 6000, Level = LogLevel.Information, Message = "The hub lists {Count} categories")]
    public static partial void ServicesHeard(ILogger logger, int count);

    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "The hub's categories could not be read; {Known} are known from before, next try in {Delay}")]
    public static partial void ServicesUnheard(ILogger logger, int known, TimeSpan delay);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "The kept list of categories cannot be used and is ignored")]
    public static partial void CacheUnusable(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "The list of categories could not be kept")]
    public static partial void CacheUnwritable(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6010, Level = LogLevel.Warning, Message = "The hub does not answer the poll for changes; it is asked again and again")]
    public static partial void PollUnanswered(ILogger logger);

    [LoggerMessage(EventId = 6011, Level = LogLevel.Warning, Message = "Changes from the hub wait: the ledger does not answer")]
    public static partial void LedgerUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6012, Level = LogLevel.Error, Message = "A round of polling failed; the next one tries again")]
    public static partial void PollFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6021, Level = LogLevel.Warning, Message = "A push to the hub's address was refused: wrong or missing key")]
    public static partial void PushKeyRefused(ILogger logger);

    [LoggerMessage(EventId = 6022, Level = LogLevel.Warning, Message = "A push of the hub named a case we do not have")]
    public static partial void PushForUnknownCase(ILogger logger);
}

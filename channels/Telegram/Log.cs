using Microsoft.Extensions.Logging;

namespace LaporBot.Channels.Telegram;

/// <summary>What this channel says to operators. No text of people, no chat ids, no addresses of the Bot API: those hold the token.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 2000, Level = LogLevel.Information, Message = "Telegram is ready.")]
    public static partial void Ready(ILogger logger);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Telegram is not ready: {Fault}. The other channels work; trying again.")]
    public static partial void NotReady(ILogger logger, string fault);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "Fetching updates from Telegram is interrupted: {Fault}. Trying again.")]
    public static partial void PollingInterrupted(ILogger logger, string fault);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Information, Message = "The last updates could not be confirmed; Telegram brings them again.")]
    public static partial void LastNotConfirmed(ILogger logger);

    [LoggerMessage(EventId = 2010, Level = LogLevel.Information, Message = "A call to the Telegram webhook without the right secret was refused.")]
    public static partial void Stranger(ILogger logger);

    [LoggerMessage(EventId = 2011, Level = LogLevel.Warning, Message = "An update of {Bytes} bytes could not be read ({Error}); it is skipped.")]
    public static partial void Unreadable(ILogger logger, long bytes, string error);

    [LoggerMessage(EventId = 2012, Level = LogLevel.Warning, Message = "A store is not reachable; the Telegram update is not acknowledged.")]
    public static partial void StoreUnavailable(ILogger logger);

    [LoggerMessage(EventId = 2013, Level = LogLevel.Error, Message = "Update {UpdateId} failed (parked: {IsParked}): {Error}\n{Trace}")]
    public static partial void TurnFailed(ILogger logger, int updateId, bool isParked, string error, string? trace);

    [LoggerMessage(EventId = 2020, Level = LogLevel.Warning, Message = "Telegram asks to leave a chat alone for {Seconds} s.")]
    public static partial void Busy(ILogger logger, double seconds);

    [LoggerMessage(EventId = 2021, Level = LogLevel.Error, Message = "Telegram will not take a message: {Reason}.")]
    public static partial void Rejected(ILogger logger, string reason);

    [LoggerMessage(EventId = 2022, Level = LogLevel.Warning, Message = "A message could not be sent: {Reason}.")]
    public static partial void NotSent(ILogger logger, string reason);

    [LoggerMessage(EventId = 2023, Level = LogLevel.Error, Message = "Telegram refused our markup; the message is sent as plain text. This is a bug.")]
    public static partial void MarkupRefused(ILogger logger);

    [LoggerMessage(EventId = 2024, Level = LogLevel.Information, Message = "A press could not be answered: {Reason}.")]
    public static partial void PressNotAnswered(ILogger logger, string reason);

    [LoggerMessage(EventId = 2025, Level = LogLevel.Warning, Message = "An official's menu could not be changed: {Reason}.")]
    public static partial void MenuNotShown(ILogger logger, string reason);
}

namespace LaporBot.Bot.Broadcasts;

internal static partial class Log
{
    [LoggerMessage(EventId = 9001, Level = LogLevel.Warning, Message = "Channel {Channel} asks to wait {Seconds} s; broadcasts wait as well.")]
    public static partial void Paused(ILogger logger, string channel, double seconds);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Information, Message = "Broadcast {Id} begins.")]
    public static partial void Begun(ILogger logger, Guid id);

    [LoggerMessage(EventId = 9003, Level = LogLevel.Information, Message = "Broadcast {Id} is finished.")]
    public static partial void Finished(ILogger logger, Guid id);

    [LoggerMessage(EventId = 9004, Level = LogLevel.Warning, Message = "Broadcast {Id} holds itself ({Reason}): of {Settled} copies {Blocked} were blocked and {Faulty} could not be delivered.")]
    public static partial void Held(ILogger logger, Guid id, string reason, int settled, int blocked, int faulty);

    [LoggerMessage(EventId = 9005, Level = LogLevel.Warning, Message = "Broadcasts wait: the ledger does not answer.")]
    public static partial void Waits(ILogger logger);

    [LoggerMessage(EventId = 9006, Level = LogLevel.Warning, Message = "{Copies} copies of broadcasts were being sent when a process ended; whether they arrived is not known.")]
    public static partial void Uncertain(ILogger logger, int copies);

    [LoggerMessage(EventId = 9007, Level = LogLevel.Error, Message = "Broadcast {Id} could not be looked at.")]
    public static partial void Stumbled(ILogger logger, Guid id, Exception error);
}

namespace LaporBot.Bot.Sandbox;

/// <summary>What the sandbox logs; never a word of a complaint.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 6500, Level = LogLevel.Information, Message = "The sandbox hub is on: nothing reaches a real authority")]
    public static partial void SandboxOn(ILogger logger);

    [LoggerMessage(EventId = 6501, Level = LogLevel.Warning, Message = "THE SANDBOX HUB IS ON IN PRODUCTION: complaints stay in this process and NOTHING REACHES A REAL AUTHORITY. Set Hub:Adapter to GeoReport.")]
    public static partial void SandboxInProduction(ILogger logger);

    [LoggerMessage(EventId = 6502, Level = LogLevel.Warning, Message = "A line of the sandbox's journal is unreadable and is skipped")]
    public static partial void LineUnreadable(ILogger logger);

    [LoggerMessage(EventId = 6503, Level = LogLevel.Warning, Message = "The push of {Count} changes did not get through; the poll will bring them")]
    public static partial void PushGivenUp(ILogger logger, int count);

    [LoggerMessage(EventId = 6504, Level = LogLevel.Information, Message = "The sandbox now does this wrong: {Fault}, {Count} times (0 = until switched off)")]
    public static partial void FaultSet(ILogger logger, SandboxFault fault, int count);

    [LoggerMessage(EventId = 6505, Level = LogLevel.Error, Message = "The sandbox stumbled and goes on")]
    public static partial void Stumbled(ILogger logger, Exception exception);
}

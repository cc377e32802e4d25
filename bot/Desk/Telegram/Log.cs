namespace LaporBot.Bot.Desk.Telegram;

/// <summary>What the desk in the chat writes; ids 8700 to 8799. Never who, never what was said.</summary>
internal static partial class Log
{
    [LoggerMessage(8700, LogLevel.Information, "Somebody without an account tried {Act} in Telegram and was answered as a citizen")]
    public static partial void Stranger(ILogger logger, string act);

    [LoggerMessage(8701, LogLevel.Warning, "Notices to officials wait: the ledger does not answer")]
    public static partial void NoticesWait(ILogger logger);
}

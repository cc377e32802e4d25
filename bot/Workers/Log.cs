namespace LaporBot.Bot.Workers;

internal static partial class Log
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "The worker for {Queue} cannot reach the ledger; it waits.")]
    public static partial void LedgerIsDown(ILogger logger, string queue);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Information, Message = "The worker for {Queue} reaches the ledger again.")]
    public static partial void LedgerIsBack(ILogger logger, string queue);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Warning, Message = "The worker for {Queue} could not write down an outcome; the row comes again.")]
    public static partial void NotSettled(ILogger logger, string queue);

    [LoggerMessage(EventId = 7004, Level = LogLevel.Error, Message = "The worker for {Queue} failed on a row; it comes again when its lease ends.")]
    public static partial void RowFailed(ILogger logger, string queue, Exception error);

    [LoggerMessage(EventId = 7005, Level = LogLevel.Warning, Message = "The worker for {Queue} was stopped in the middle of a row.")]
    public static partial void CutOff(ILogger logger, string queue);

    [LoggerMessage(EventId = 7006, Level = LogLevel.Warning, Message = "The hub asks to wait {Seconds} s; no complaint is sent meanwhile.")]
    public static partial void HubBusy(ILogger logger, double seconds);

    [LoggerMessage(EventId = 7007, Level = LogLevel.Critical, Message = "The hub refuses our credential: complaints wait here, one try a minute. Check Hub:ApiKey.")]
    public static partial void CredentialRefused(ILogger logger);

    [LoggerMessage(EventId = 7008, Level = LogLevel.Information, Message = "The hub accepts our credential again.")]
    public static partial void CredentialWorks(ILogger logger);

    [LoggerMessage(EventId = 7009, Level = LogLevel.Warning, Message = "Channel {Channel} asks to wait {Seconds} s.")]
    public static partial void ChannelPaused(ILogger logger, string channel, double seconds);

    [LoggerMessage(EventId = 7010, Level = LogLevel.Error, Message = "Channel {Channel} threw on a message.")]
    public static partial void ChannelThrew(ILogger logger, string channel, Exception error);

    [LoggerMessage(EventId = 7011, Level = LogLevel.Warning, Message = "Delivery {Seq} was rejected by channel {Channel} ({Reason}).")]
    public static partial void DeliveryRejected(ILogger logger, long seq, string channel, string reason);

    [LoggerMessage(EventId = 7013, Level = LogLevel.Warning, Message = "Reminders wait: a store does not answer.")]
    public static partial void WakeUpsWait(ILogger logger);

    [LoggerMessage(EventId = 7014, Level = LogLevel.Error, Message = "A quiet conversation on {Channel} could not be looked at: {Error}\n{Trace}")]
    public static partial void WakeUpFailed(ILogger logger, string channel, string error, string? trace);

    [LoggerMessage(EventId = 7012, Level = LogLevel.Error, Message = "Delivery {Seq} by channel {Channel} was given up ({Reason}).")]
    public static partial void DeliveryDead(ILogger logger, long seq, string channel, string reason);

    [LoggerMessage(EventId = 7016, Level = LogLevel.Information, Message = "The hub is back; {Hastened} things that were put off go now.")]
    public static partial void HubIsBack(ILogger logger, int hastened);

    [LoggerMessage(EventId = 7017, Level = LogLevel.Warning, Message = "Who can be reached is not known anew: the ledger does not answer.")]
    public static partial void ReachWaits(ILogger logger);

    [LoggerMessage(EventId = 7015, Level = LogLevel.Warning, Message = "The upkeep of cases cannot reach the ledger; the next round tries again.")]
    public static partial void UpkeepWaits(ILogger logger);

    [LoggerMessage(EventId = 7018, Level = LogLevel.Warning, Message = "Clocks, figures and reminders cannot reach the ledger; the next round tries again.")]
    public static partial void FiguresWait(ILogger logger);

    [LoggerMessage(EventId = 7019, Level = LogLevel.Warning, Message = "The counts of the funnel are kept in memory: the ledger does not answer.")]
    public static partial void FunnelWaits(ILogger logger);

    [LoggerMessage(EventId = 7020, Level = LogLevel.Warning, Message = "No holidays of {Year} are set; clocks count them as working days (Kalender at the desk, or Node__Holidays).")]
    public static partial void NoHolidays(ILogger logger, int year);

    [LoggerMessage(EventId = 7021, Level = LogLevel.Error, Message = "A round of clocks, figures and reminders failed; it is tried again.")]
    public static partial void FiguresFailed(ILogger logger, Exception error);
}

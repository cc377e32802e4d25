using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Ledger;

internal static partial class Log
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "The ledger's tables are current.")]
    public static partial void MigrationDone(ILogger logger);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "The ledger cannot be prepared ({Reason}); trying again in the background.")]
    public static partial void MigrationWaits(ILogger logger, string reason);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Error, Message = "{Ticket}: the hub gave the id of another case; an operator must look.")]
    public static partial void IdOfAnother(ILogger logger, TicketNumber ticket);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "{Ticket}: the hub refused it; an operator must look.")]
    public static partial void Refused(ILogger logger, TicketNumber ticket);

    [LoggerMessage(EventId = 5005, Level = LogLevel.Error, Message = "{Ticket}: its submission waits for an operator ({Reason}).")]
    public static partial void NeedsOperator(ILogger logger, TicketNumber ticket, string reason);

    [LoggerMessage(EventId = 5006, Level = LogLevel.Warning, Message = "{Ticket}: the hub used an unknown status word ({Word}).")]
    public static partial void UnknownWord(ILogger logger, TicketNumber ticket, string word);

    [LoggerMessage(EventId = 5007, Level = LogLevel.Error, Message = "{Ticket}: what its citizen said did not reach the hub; an operator must look.")]
    public static partial void NoteNeedsOperator(ILogger logger, TicketNumber ticket);

    [LoggerMessage(EventId = 5009, Level = LogLevel.Critical, Message = "The ledger's file is damaged and is left as it is; nothing is taken. Restore a backup (deploy/runbook.md).")]
    public static partial void LedgerDamaged(ILogger logger);

    [LoggerMessage(EventId = 5008, Level = LogLevel.Warning, Message = "{Count} erasures were done again: the ledger did not know of them, so it was restored from a backup.")]
    public static partial void ErasuresReplayed(ILogger logger, int count);
}

using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Information, "Redis connection made (reachable: {IsReachable})")]
    public static partial void RedisConnected(ILogger logger, bool isReachable);

    [LoggerMessage(4001, LogLevel.Warning, "Redis cannot be reached ({Failure}); the gateway tries on")]
    public static partial void RedisUnreachable(ILogger logger, string failure);

    [LoggerMessage(4002, LogLevel.Warning, "Redis connection lost ({Failure})")]
    public static partial void RedisLost(ILogger logger, ConnectionFailureType failure);

    [LoggerMessage(4003, LogLevel.Information, "Redis connection is back")]
    public static partial void RedisBack(ILogger logger);

    [LoggerMessage(4004, LogLevel.Error, "A stored conversation cannot be read ({Reason}); it is set aside as {Key}* and the person starts anew")]
    public static partial void ConversationUnreadable(ILogger logger, string reason, string key);

    [LoggerMessage(4005, LogLevel.Warning, "Redis evicts keys (maxmemory-policy {Policy}); set noeviction, or drafts may vanish")]
    public static partial void RedisEvicts(ILogger logger, string policy);

    [LoggerMessage(4006, LogLevel.Information, "The sentinels name {Primary} as the primary")]
    public static partial void SentinelNames(ILogger logger, string primary);

    [LoggerMessage(4007, LogLevel.Warning, "Redis has gone back to an older conversation, as after a failover; it is led forward again")]
    public static partial void RedisWentBack(ILogger logger);

    [LoggerMessage(4010, LogLevel.Information, "Embedded store listens on loopback, data in {Folder}")]
    public static partial void EmbeddedStarted(ILogger logger, string folder);

    [LoggerMessage(4011, LogLevel.Error, "The embedded store's folder failed two starts and was moved aside to {Folder}; drafts begin anew, complaints are in the ledger")]
    public static partial void EmbeddedMovedAside(ILogger logger, string folder);

    [LoggerMessage(4012, LogLevel.Warning, "Checkpoint of the embedded store failed ({Reason}); tried again later")]
    public static partial void CheckpointFailed(ILogger logger, string reason);
}

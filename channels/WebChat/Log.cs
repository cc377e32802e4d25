using Microsoft.Extensions.Logging;

namespace LaporBot.Channels.WebChat;

/// <summary>Event ids 3000 to 3999. No conversation id, no text, no token.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information,
        Message = "No WebChat:SigningKeys set: a key was generated into {Path}. Replicas on other machines need the same keys.")]
    public static partial void KeyGenerated(ILogger logger, string path);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "Web chat answered 503: {Store}")]
    public static partial void StoreAway(ILogger logger, string store);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information,
        Message = "A web chat socket took no data for {Seconds} s and was dropped; the client resumes by watermark.")]
    public static partial void SlowSocket(ILogger logger, int seconds);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning,
        Message = "An answer could not be appended to the chat log; it was queued for later delivery.")]
    public static partial void AnswerQueued(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Error, Message = "An uploaded file could not be stored.")]
    public static partial void UploadNotStored(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Debug, Message = "{Count} uploaded files were older than their lifetime and are gone.")]
    public static partial void UploadsSwept(ILogger logger, int count);

    [LoggerMessage(EventId = 3007, Level = LogLevel.Warning, Message = "Old uploads could not be removed; the next round tries again.")]
    public static partial void SweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3008, Level = LogLevel.Warning, Message = "A web chat socket ended: {Store}")]
    public static partial void SocketLostStore(ILogger logger, string store);

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "An answer did not reach Azure Bot Service ({Failure}); it was queued for later delivery.")]
    public static partial void AzureAnswerQueued(ILogger logger, string failure);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "An answer was refused by Azure Bot Service for good ({Failure}).")]
    public static partial void AzureAnswerRefused(ILogger logger, string failure);
}

using LaporBot.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace LaporBot.Core;

/// <summary>What the core says to operators: where a conversation stands, never what was said or by whom.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1000, Level = LogLevel.Warning, Message = "A conversation on {Channel} turns in circles at {State}; its draft is kept and a way out was offered")]
    public static partial void Stuck(ILogger logger, string channel, ConversationState state);

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "A decision on {Channel} at {State} failed with {Error}; the draft is kept.\n{Trace}")]
    public static partial void DecisionFailed(ILogger logger, string channel, ConversationState state, string error, string? trace);
}

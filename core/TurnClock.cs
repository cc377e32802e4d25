using LaporBot.Core.Conversations;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using Microsoft.Extensions.Options;

namespace LaporBot.Core;

/// <summary>Gathers what a decision may look at, and waits where a turn has to.</summary>
public sealed class TurnClock(
    TimeProvider time, HubServices services, IOptions<NodeOptions> node, IOptions<ConversationOptions> options, LocalKnowledge knowledge)
{
    private const int LongestPauseMilliseconds = 64;

    private readonly TimeZoneInfo _zone = NodeZone.Find(node.Value.TimeZone)
        ?? throw new OptionsValidationException("Node", typeof(NodeOptions), [$"Node:TimeZone '{node.Value.TimeZone}' is not known."]);

    private readonly FileLimits _files = new(options.Value.MostFiles, options.Value.FilesTogether);

    public int ConflictRetries => options.Value.ConflictRetries;

    public long Timestamp => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    public TurnFacts Facts(ReplyAddress sender, string messageId = "") => new(sender, time.GetUtcNow(), _zone, services.Current, FreshIds.Draw())
    {
        Files = _files,
        MessageId = messageId,
        Topics = knowledge.Topics,
        Gazetteer = knowledge.Places,
        Onward = knowledge.Doors.From(sender),
        FilePage = knowledge.Doors.PageFor(sender),
    };

    /// <summary>A short, growing, uneven wait after a second lost race, so that two replicas do not lose against each other for ever.</summary>
    public Task PauseAsync(int attempt, CancellationToken cancellationToken) => attempt == 0
        ? Task.CompletedTask
        : Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, Math.Min(LongestPauseMilliseconds, 2 << attempt) + 1)), time, cancellationToken);
}

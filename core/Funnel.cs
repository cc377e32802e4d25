using System.Collections.Concurrent;
using LaporBot.Core.Conversations;
using LaporBot.Core.Sla;

namespace LaporBot.Core;

/// <summary>How far somebody came with a report.</summary>
public enum FunnelStep
{
    Started = 1,

    /// <summary>Agreed to the privacy notice, now or for an earlier report.</summary>
    Consented = 2,

    /// <summary>Saw the whole card.</summary>
    Reviewed = 3,
}

/// <summary>
/// Counts how far people come, by day and channel, in memory until somebody takes the counts away. Who they are is not kept; a
/// kill loses what was counted since.
/// </summary>
public sealed class Funnel(WorkCalendar calendar, TimeProvider time)
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(DateOnly Day, string Channel, FunnelStep Step), int> _counts = new();
    private readonly ConcurrentDictionary<Guid, bool> _reviewed = new();

    /// <summary>A turn was kept.</summary>
    public void Count(Conversation before, Conversation after, string channel)
    {
        var begins = after.Draft is { } draft && draft.Id != before.Draft?.Id && before.State != ConversationState.Consent;
        var isAsked = after.State == ConversationState.Consent;
        var isNew = isAsked ? before.State != ConversationState.Consent && before.Interrupted != ConversationState.Consent : begins;
        Add(isNew, channel, FunnelStep.Started);
        Add(!isAsked && (begins || (after.Consent is not null && after.Consent != before.Consent)), channel, FunnelStep.Consented);
        Add(after is { State: ConversationState.Review, Draft: { } shown } && before.State != ConversationState.Review && IsFirst(shown.Id), channel, FunnelStep.Reviewed);
    }

    /// <summary>The counts since the last time.</summary>
    public IReadOnlyCollection<KeyValuePair<(DateOnly Day, string Channel, FunnelStep Step), int>> Take() =>
        [.. _counts.Keys.Select(key => (key, taken: _counts.TryRemove(key, out var count) ? count : 0)).Where(one => one.taken > 0)
            .Select(one => KeyValuePair.Create(one.key, one.taken))];

    /// <summary>Puts back what could not be stored.</summary>
    public void PutBack(IEnumerable<KeyValuePair<(DateOnly Day, string Channel, FunnelStep Step), int>> counts)
    {
        foreach (var (key, count) in counts)
        {
            _counts.AddOrUpdate(key, count, (_, known) => known + count);
        }
    }

    private void Add(bool isSo, string channel, FunnelStep step)
    {
        if (isSo)
        {
            _counts.AddOrUpdate((calendar.Day(time.GetUtcNow()), channel, step), 1, (_, known) => known + 1);
        }
    }

    /// <summary>A card that was mended is shown again and counts once. So many open drafts are forgotten together.</summary>
    private bool IsFirst(Guid draft)
    {
        if (_reviewed.Count >= MostRemembered)
        {
            _reviewed.Clear();
        }

        return _reviewed.TryAdd(draft, true);
    }
}

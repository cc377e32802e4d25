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

    /// <summary>Filed.</summary>
    Sent = 4,
}

/// <summary>
/// Counts how far people come, by day and channel, in memory until somebody takes the counts away. Who they are is not kept; a
/// kill loses what was counted since.
/// </summary>
public sealed class Funnel(WorkCalendar calendar, TimeProvider time)
{
    /// <summary>What the page without scripts is called beside the channels.</summary>
    public const string Form = "formulir";

    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(DateOnly Day, string Channel, FunnelStep Step), int> _counts = new();
    private readonly ConcurrentDictionary<(Guid Draft, FunnelStep Step), bool> _reached = new();

    /// <summary>A turn was kept.</summary>
    public void Count(Conversation before, Conversation after, string channel)
    {
        var begins = after.Draft is { } draft && draft.Id != before.Draft?.Id && before.State != ConversationState.Consent;
        var isAsked = after.State == ConversationState.Consent;
        var isNew = isAsked ? before.State != ConversationState.Consent && before.Interrupted != ConversationState.Consent : begins;
        Add(isNew, channel, FunnelStep.Started);
        Add(!isAsked && (begins || (after.Consent is not null && after.Consent != before.Consent)), channel, FunnelStep.Consented);
        Add(after is { State: ConversationState.Review, Draft: { } shown } && before.State != ConversationState.Review && IsFirst(shown.Id, FunnelStep.Reviewed), channel, FunnelStep.Reviewed);
        Add(after.Sent is not null && after.Sent != before.Sent, channel, FunnelStep.Sent);
    }

    /// <summary>Somebody opened the page without scripts.</summary>
    public void CountForm() => Add(true, Form, FunnelStep.Started);

    /// <summary>Somebody sent that page: it counts once for each step, however often it is mended and sent again.</summary>
    public void CountForm(Guid draft, FunnelStep step) => Add(IsFirst(draft, step), Form, step);

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
    private bool IsFirst(Guid draft, FunnelStep step)
    {
        if (_reached.Count >= MostRemembered)
        {
            _reached.Clear();
        }

        return _reached.TryAdd((draft, step), true);
    }
}

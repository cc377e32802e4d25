namespace LaporBot.Bot.Hub;

/// <summary>How the last exchange with the hub went; for people who look, never for decisions.</summary>
internal sealed class HubState(TimeProvider time)
{
    private volatile Snapshot _current = new(null, null);

    public Snapshot Current => _current;

    public void Note(HubReply reply) => _current = reply switch
    {
        HubReply.Heard { Status: < 500 and not (401 or 403 or 429) } => new Snapshot(time.GetUtcNow(), null),
        HubReply.Heard heard => _current with { Trouble = $"HTTP {heard.Status}" },
        HubReply.NotSent(var reason) => _current with { Trouble = reason },
        HubReply.Lost(var reason) => _current with { Trouble = reason },
        _ => _current,
    };

    /// <param name="LastGood">When the hub last answered in order; null for never since the start.</param>
    /// <param name="Trouble">What is wrong since then; null for nothing.</param>
    internal sealed record Snapshot(DateTimeOffset? LastGood, string? Trouble);
}

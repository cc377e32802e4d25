namespace LaporBot.Core;

/// <summary>
/// How long something is surely ours. A process can be frozen anywhere and for any time, so what cannot be taken back asks here at
/// the last moment. Both clocks count: the monotonic one does not jump, and the wall clock goes on while a machine is suspended.
/// </summary>
public sealed class Tenure(TimeProvider time, TimeSpan length)
{
    private readonly long _since = time.GetTimestamp();
    private readonly DateTimeOffset _begun = time.GetUtcNow();

    /// <summary>Something that takes at most so long still ends while it is ours.</summary>
    /// <param name="longest">Its time-out and a little.</param>
    public bool HasTimeFor(TimeSpan longest)
    {
        var monotonic = time.GetElapsedTime(_since);
        var wall = time.GetUtcNow() - _begun;
        return (monotonic > wall ? monotonic : wall) + longest <= length;
    }
}

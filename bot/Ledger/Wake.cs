namespace LaporBot.Bot.Ledger;

/// <summary>
/// Tells a waiting worker of this process that there is something to do. Take <see cref="Next"/> before looking at the queue
/// and wait for it afterwards: then nothing that was written in between is slept through.
/// </summary>
internal sealed class Wake
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Signal() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One wake per queue. Workers of other replicas find the row when they look by themselves.</summary>
internal sealed class Wakes
{
    public Wake Submissions { get; } = new();

    public Wake Deliveries { get; } = new();

    public Wake Files { get; } = new();

    public Wake Notes { get; } = new();

    public Wake Broadcasts { get; } = new();

    public Wake Erasures { get; } = new();
}

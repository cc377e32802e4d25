using LaporBot.Core.Messages;

namespace LaporBot.Core;

/// <summary>
/// One turn at a time per person. Striped: two people seldom share a stripe, and then only wait for a turn. Across processes
/// the store's compare-and-set keeps order.
/// </summary>
internal sealed class PersonLocks
{
    private const int Stripes = 1024;

    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    public ValueTask<Held> EnterAsync(ReplyAddress person, CancellationToken cancellationToken)
    {
        var stripe = _stripes[(uint)person.GetHashCode() % Stripes];
        var entering = stripe.WaitAsync(cancellationToken);
        return entering.IsCompletedSuccessfully ? ValueTask.FromResult(new Held(stripe)) : WaitAsync(stripe, entering);
    }

    private static async ValueTask<Held> WaitAsync(SemaphoreSlim stripe, Task entering)
    {
        await entering;
        return new Held(stripe);
    }

    public readonly struct Held(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}

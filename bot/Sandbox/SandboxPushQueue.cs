namespace LaporBot.Bot.Sandbox;

/// <summary>Changes on their way to the gateway, in order; one that keeps failing is dropped after a while, for the poll brings it anyway.</summary>
internal sealed class SandboxPushQueue(TimeProvider time)
{
    private const int MostAttempts = 5;
    private const int MostWaiting = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _waiting = [];

    public void Add(IEnumerable<SandboxUpdate> updates)
    {
        lock (_gate)
        {
            foreach (var update in updates)
            {
                _waiting.AddLast(new Waiting(update, 0, time.GetUtcNow()));
            }

            while (_waiting.Count > MostWaiting)
            {
                _waiting.RemoveFirst();
            }
        }
    }

    /// <summary>Pushes everything that is due.</summary>
    /// <param name="push">True when the gateway took it.</param>
    /// <returns>How many were given up.</returns>
    public async Task<int> DrainAsync(Func<SandboxUpdate, Task<bool>> push)
    {
        var givenUp = 0;
        foreach (var item in TakeDue())
        {
            if (await push(item.Update))
            {
                continue;
            }

            if (item.Attempts + 1 >= MostAttempts)
            {
                givenUp++;
                continue;
            }

            lock (_gate)
            {
                _waiting.AddLast(new Waiting(item.Update, item.Attempts + 1, time.GetUtcNow() + Pause));
            }
        }

        return givenUp;
    }

    private List<Waiting> TakeDue()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var due = _waiting.Where(item => item.DueAt <= now).ToList();
            foreach (var item in due)
            {
                _waiting.Remove(item);
            }

            return due;
        }
    }

    private sealed record Waiting(SandboxUpdate Update, int Attempts, DateTimeOffset DueAt);
}

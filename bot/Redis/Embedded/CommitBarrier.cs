namespace LaporBot.Bot.Redis.Embedded;

/// <summary>
/// One commit of the append-only file at a time; whoever asks while it runs shares the next one. Every single write waiting
/// for its own commit would starve the server.
/// </summary>
internal sealed class CommitBarrier(Func<ValueTask> commit)
{
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private Task? _following;

    /// <summary>Completes when everything written before the call is in the file.</summary>
    public Task PassAsync()
    {
        lock (_lock)
        {
            if (_running.IsCompleted)
            {
                return _running = CommitAsync();
            }

            return _following ??= FollowAsync(_running);
        }
    }

    private async Task FollowAsync(Task running)
    {
        // A failed commit is the failure of those who waited for it; the next one is tried all the same.
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task mine;
        lock (_lock)
        {
            _following = null;
            mine = _running = CommitAsync();
        }

        await mine;
    }

    private async Task CommitAsync()
    {
        await Task.Yield();
        await commit();
    }
}

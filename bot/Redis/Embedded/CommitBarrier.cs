namespace LaporBot.Bot.Redis.Embedded;

/// <summary>
/// One commit of the append-only file at a time; whoever asks while it runs shares the next one. Every single write waiting
/// for its own commit would starve the server.
/// </summary>
internal sealed class CommitBarrier(Func<ValueTask> commit)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;
    private bool _isRunning;

    /// <summary>Completes when everything written before the call is in the file; fails when the commit failed.</summary>
    public Task PassAsync()
    {
        lock (_lock)
        {
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(CommitAllAsync);
            }

            return _next.Task;
        }
    }

    private async Task CommitAllAsync()
    {
        while (Next() is { } waiting)
        {
            try
            {
                await commit();
                waiting.SetResult();
            }
            catch (Exception error)
            {
                // Whatever it was belongs to those who wait; the next commit is tried all the same.
                waiting.SetException(error);
            }
        }
    }

    private TaskCompletionSource? Next()
    {
        lock (_lock)
        {
            var next = _next;
            _next = null;
            _isRunning = next is not null;
            return next;
        }
    }
}

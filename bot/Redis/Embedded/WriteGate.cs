namespace LaporBot.Bot.Redis.Embedded;

/// <summary>
/// Writers share it, a checkpoint has it alone: a checkpoint beside running writers leaves a folder the server cannot open
/// again. A checkpoint waits for the writers inside and holds new ones back.
/// </summary>
internal sealed class WriteGate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _reopened;
    private TaskCompletionSource? _drained;
    private int _writers;

    public async ValueTask<Writer> EnterAsync()
    {
        while (true)
        {
            Task wait;
            lock (_lock)
            {
                if (_reopened is null)
                {
                    _writers++;
                    return new Writer(this);
                }

                wait = _reopened.Task;
            }

            await wait;
        }
    }

    /// <summary>Runs a step while nobody writes. One caller at a time.</summary>
    public async Task AloneAsync(Func<Task> step)
    {
        var reopened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await CloseAsync(reopened);
            await step();
        }
        finally
        {
            lock (_lock)
            {
                _reopened = null;
                _drained = null;
            }

            reopened.SetResult();
        }
    }

    private Task CloseAsync(TaskCompletionSource reopened)
    {
        lock (_lock)
        {
            _reopened = reopened;
            _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _writers == 0 ? Task.CompletedTask : _drained.Task;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_writers == 0)
            {
                _drained?.TrySetResult();
            }
        }
    }

    public readonly struct Writer(WriteGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}

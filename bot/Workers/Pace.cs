namespace LaporBot.Bot.Workers;

/// <summary>Lets callers through evenly at a rate, and nobody while paused.</summary>
internal sealed class Pace(double perSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next;
    private TimeSpan _pausedUntil;

    public bool IsPaused
    {
        get
        {
            lock (_gate)
            {
                return Now < _pausedUntil;
            }
        }
    }

    /// <summary>What is left of the pause; zero when there is none.</summary>
    public TimeSpan PauseLeft
    {
        get
        {
            lock (_gate)
            {
                return _pausedUntil > Now ? _pausedUntil - Now : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Since this was made, by the monotonic clock: a jump of the wall clock neither floods nor stops anybody.</summary>
    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Stops everybody for so long, counted from now; a longer pause stands.</summary>
    public void Pause(TimeSpan length)
    {
        lock (_gate)
        {
            var until = Now + length;
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        }
    }

    /// <summary>Ends a pause before its time.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _pausedUntil = default;
        }
    }

    /// <summary>Waits so long.</summary>
    public Task RestAsync(TimeSpan length, CancellationToken cancellationToken) => Task.Delay(length, time, cancellationToken);

    /// <summary>Waits for this caller's turn, but never for the end of a pause: what is held meanwhile would be held too long.</summary>
    /// <returns>False when paused: do not go.</returns>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = Now;
            if (now < _pausedUntil)
            {
                return false;
            }

            var turn = _next > now ? _next : now;
            _next = turn + _interval;
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }

        return !IsPaused;
    }
}

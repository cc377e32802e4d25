namespace LaporBot.Bot.Workers;

/// <summary>
/// Whether the whole queue may go to the hub. Closed while the hub asks everybody to wait; after a refused credential it lets
/// one submission a minute through to find out whether an operator has mended it.
/// </summary>
internal sealed class HubPause(TimeProvider time, ILogger<HubPause> logger)
{
    /// <summary>Between two tries of a refused credential.</summary>
    public static readonly TimeSpan Probe = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _until;
    private bool _isCredentialRefused;

    public bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return Now < _until;
            }
        }
    }

    /// <summary>The hub has refused our credential, and nothing has worked since.</summary>
    public bool IsCredentialRefused
    {
        get
        {
            lock (_gate)
            {
                return _isCredentialRefused;
            }
        }
    }

    /// <summary>When it opens, or now.</summary>
    public DateTimeOffset OpensAt
    {
        get
        {
            lock (_gate)
            {
                return time.GetUtcNow() + (_until > Now ? _until - Now : TimeSpan.Zero);
            }
        }
    }

    /// <summary>How many submissions may be taken.</summary>
    /// <param name="free">Free places.</param>
    /// <param name="busy">Places in use.</param>
    public int Allows(int free, int busy)
    {
        lock (_gate)
        {
            return Now < _until ? 0
                : !_isCredentialRefused ? free
                : busy == 0 ? 1
                : 0;
        }
    }

    /// <summary>The hub asks everybody to wait.</summary>
    public void Busy(TimeSpan delay)
    {
        Follow(delay);
        Log.HubBusy(logger, delay.TotalSeconds);
    }

    /// <summary>Another replica was told so: this one keeps to it as well.</summary>
    /// <param name="delay">What is left of the wait.</param>
    /// <param name="isCredential">It was told that our credential is refused.</param>
    public void Follow(TimeSpan delay, bool isCredential = false)
    {
        lock (_gate)
        {
            var until = Now + delay;
            _until = until > _until ? until : _until;
            _isCredentialRefused |= isCredential;
        }
    }

    public void CredentialRefused()
    {
        Follow(Probe, isCredential: true);
        Log.CredentialRefused(logger);
    }

    /// <summary>The hub dealt with a request of ours, so the credential is good.</summary>
    public void Worked()
    {
        lock (_gate)
        {
            if (!_isCredentialRefused)
            {
                return;
            }

            _isCredentialRefused = false;
            _until = default;
        }

        Log.CredentialWorks(logger);
    }

    /// <summary>An operator knows better: the next submission goes at once, and a refused credential is tried again.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _until = default;
        }
    }

    /// <summary>Since this was made, by the monotonic clock: a jump of the wall clock neither opens nor keeps it closed.</summary>
    private TimeSpan Now => time.GetElapsedTime(_start);
}

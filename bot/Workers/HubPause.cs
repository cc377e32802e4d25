namespace LaporBot.Bot.Workers;

/// <summary>
/// Whether the whole queue may go to the hub. Closed while the hub asks everybody to wait; after a refused credential it lets
/// one submission a minute through to find out whether an operator has mended it.
/// </summary>
internal sealed class HubPause(TimeProvider time, ILogger<HubPause> logger)
{
    private static readonly TimeSpan Probe = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _until;
    private bool _isCredentialRefused;

    public bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return time.GetUtcNow() < _until;
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
                return Max(_until, time.GetUtcNow());
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
            return time.GetUtcNow() < _until ? 0
                : !_isCredentialRefused ? free
                : busy == 0 ? 1
                : 0;
        }
    }

    public void Busy(TimeSpan delay)
    {
        lock (_gate)
        {
            _until = Max(_until, time.GetUtcNow() + delay);
        }

        Log.HubBusy(logger, delay.TotalSeconds);
    }

    public void CredentialRefused()
    {
        lock (_gate)
        {
            _isCredentialRefused = true;
            _until = Max(_until, time.GetUtcNow() + Probe);
        }

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

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

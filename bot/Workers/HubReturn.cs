using LaporBot.Bot.Ledger;
using LaporBot.Core;

namespace LaporBot.Bot.Workers;

/// <summary>
/// Notices that the hub is back after an outage. What was put off meanwhile, up to half an hour, is then due at once and drains at
/// the configured rate; a single refused complaint between good ones is no outage.
/// </summary>
internal sealed class HubReturn(SubmissionQueue submissions, NoteQueue notes, Wakes wakes, TimeProvider time, ILogger<HubReturn> logger)
{
    private const int Outage = 3;
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(10);

    /// <summary>What a process that was killed had put off is not known to the next one, so its first success counts as a return.</summary>
    private int _failures = Outage;
    private long _hastened = time.GetTimestamp() - (long)(Seldom.TotalSeconds * time.TimestampFrequency);

    public void Failed() => Interlocked.Increment(ref _failures);

    /// <exception cref="Core.Ports.StoreUnavailableException">Not hastened: it is due by its own schedule.</exception>
    public async Task WorkedAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _failures) is var failures && failures < Outage)
        {
            Interlocked.CompareExchange(ref _failures, 0, failures);
            return;
        }

        // The count stays while it is too soon: a later success must still know of the outage.
        if (time.GetElapsedTime(Interlocked.Read(ref _hastened)) < Seldom)
        {
            return;
        }

        Interlocked.Exchange(ref _failures, 0);
        Interlocked.Exchange(ref _hastened, time.GetTimestamp());
        var (complaints, said) = (await submissions.HastenAsync(cancellationToken), await notes.HastenAsync(cancellationToken));
        Instruments.Replays.Add(complaints, new KeyValuePair<string, object?>("what", "submissions"));
        Instruments.Replays.Add(said, new KeyValuePair<string, object?>("what", "notes"));
        Log.HubIsBack(logger, complaints + said);
        wakes.Submissions.Signal();
        wakes.Notes.Signal();
    }
}

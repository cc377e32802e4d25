using LaporBot.Bot.Ledger.Broadcasts;

namespace LaporBot.Bot.Broadcasts;

/// <summary>How it would go.</summary>
/// <param name="Count">Whom it reaches.</param>
/// <param name="Proofs">What they see.</param>
/// <param name="Findings">What is wrong or strange.</param>
/// <param name="Starts">When the first copy goes.</param>
/// <param name="Ends">When the last one does.</param>
/// <param name="PerSecond">At this rate, over all channels.</param>
internal sealed record RehearsalResult(
    AudienceCount Count, IReadOnlyList<Proof> Proofs, IReadOnlyList<Finding> Findings, DateTimeOffset Starts, DateTimeOffset Ends, double PerSecond)
{
    /// <summary>The rate was measured and not only set.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>How many go first.</summary>
    public int Canary { get; init; }

    /// <summary>The other sending of the same text, if there was one lately.</summary>
    public BroadcastRow? Twin { get; init; }

    /// <summary>A second person must read it.</summary>
    public bool NeedsSecond { get; init; }

    /// <summary>It rests over night on its way.</summary>
    public bool IsNightBetween { get; init; }

    public bool HasFaults => Findings.Any(finding => finding.IsFault);

    /// <summary>The longest of what people see.</summary>
    public Proof? Longest => Proofs.MaxBy(proof => proof.Length);
}

/// <summary>How long so many messages take, by what was measured and by the hours of the node.</summary>
internal sealed class Rehearsal(BroadcastFigures figures, BulkLanes lanes, SendingHours hours, TimeProvider time)
{
    /// <summary>A minute with fewer messages was not a full one.</summary>
    private const int FewestMeasured = 60;

    /// <summary>The first ones are settled and looked at before the others go.</summary>
    private static readonly TimeSpan CanaryLook = TimeSpan.FromSeconds(2);

    public async Task<(DateTimeOffset Starts, DateTimeOffset Ends, double PerSecond, bool IsMeasured)> EstimateAsync(
        AudienceCount count, int canary, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        var (longest, perSecond, isMeasured) = (TimeSpan.Zero, 0.0, false);
        foreach (var (channel, people) in count.ByChannel())
        {
            var set = lanes[channel].PerSecond;
            var measured = await figures.MeasuredRateAsync(channel, FewestMeasured, cancellationToken);
            var rate = Math.Min(measured ?? set, set);
            var takes = TimeSpan.FromSeconds(people / rate);
            longest = takes > longest ? takes : longest;
            perSecond += rate;
            isMeasured |= measured is not null;
        }

        var now = time.GetUtcNow();
        var starts = hours.OpenAt(notBefore > now ? notBefore.Value : now);
        return (starts, hours.EndOf(starts, longest + (canary > 0 ? CanaryLook : TimeSpan.Zero)), perSecond, isMeasured);
    }
}

using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Demo;

/// <summary>A step of an invented case.</summary>
/// <param name="Status">Where it leads.</param>
/// <param name="At">When.</param>
internal sealed record DemoStep(ComplaintStatus Status, DateTimeOffset At)
{
    /// <summary>With whom it lies from here on; null for as before.</summary>
    public string? Institution { get; init; }

    public string? Words { get; init; }

    public string? Reason { get; init; }

    /// <summary>What the citizen did, when it was them.</summary>
    public DemoVoice Voice { get; init; }
}

/// <summary>What a citizen does in a case.</summary>
internal enum DemoVoice
{
    None = 0,
    Completes,
    Satisfied,
    Dissatisfied,
    Withdraws,
}

/// <summary>How a case goes: by chance, by the diligence of its office, and no further than today.</summary>
internal sealed class DemoCourse(DemoDice dice, DateTimeOffset now)
{
    /// <summary>Of what an office does not do in time, it never does so much.</summary>
    private const double Forgotten = 0.35;

    private static readonly TimeSpan ReplyWindow = TimeSpan.FromDays(14);

    /// <param name="filedAt">When it began.</param>
    /// <param name="region">Its area.</param>
    /// <param name="topic">Its subject.</param>
    /// <returns>The steps that have happened.</returns>
    public IReadOnlyList<DemoStep> Of(DateTimeOffset filedAt, string region, DemoTopic topic) => [.. Steps(filedAt, region, topic).TakeWhile(step => step.At <= now)];

    /// <summary>A young case that stands just where cases do not stay long: just arrived, on hold, handed back, or opened again.</summary>
    public static IReadOnlyList<DemoStep> StandingAt(ComplaintStatus status, DateTimeOffset filedAt, string region, DemoTopic topic)
    {
        var unit = DemoCast.Unit(region, topic.Category);
        DemoStep[] begun = [new(ComplaintStatus.Submitted, filedAt), new(ComplaintStatus.Relayed, filedAt.AddMinutes(9))];
        return status switch
        {
            ComplaintStatus.Relayed => begun,
            ComplaintStatus.Pending => [.. begun, new(status, filedAt.AddHours(20)) { Words = "Mohon lengkapi lokasi kejadian." }],
            ComplaintStatus.NotAuthority =>
            [
                .. begun,
                new(ComplaintStatus.Verified, filedAt.AddHours(22)) { Institution = DemoCast.Unit(region, "KES") },
                new(status, filedAt.AddHours(60)) { Words = "Bukan kewenangan unit ini; diteruskan kembali.", Reason = "out_of_scope" },
            ],
            _ =>
            [
                .. begun,
                new(ComplaintStatus.Verified, filedAt.AddHours(18)) { Institution = unit },
                new(ComplaintStatus.InProgress, filedAt.AddHours(40)),
                new(ComplaintStatus.Answered, filedAt.AddHours(70)) { Words = topic.Answer },
                new(ComplaintStatus.Reopened, filedAt.AddHours(90)) { Voice = DemoVoice.Dissatisfied },
            ],
        };
    }

    private IEnumerable<DemoStep> Steps(DateTimeOffset filedAt, string region, DemoTopic topic)
    {
        var diligence = DemoCast.Diligence(region);
        yield return new DemoStep(ComplaintStatus.Submitted, filedAt);
        var at = filedAt + (dice.Chance(0.96) ? dice.Wait(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(20)) : dice.Wait(TimeSpan.FromHours(1), TimeSpan.FromHours(9)));
        yield return new DemoStep(ComplaintStatus.Relayed, at);
        if (dice.Chance(0.02))
        {
            yield return new DemoStep(ComplaintStatus.Withdrawn, at + dice.Wait(TimeSpan.FromHours(2), TimeSpan.FromDays(2))) { Voice = DemoVoice.Withdraws };
            yield break;
        }

        if (dice.Chance(0.08))
        {
            at += dice.Wait(TimeSpan.FromHours(5), TimeSpan.FromDays(3));
            yield return new DemoStep(ComplaintStatus.Pending, at) { Words = "Mohon lengkapi lokasi kejadian." };
            at += dice.Wait(TimeSpan.FromHours(3), TimeSpan.FromDays(8));
            if (dice.Chance(0.3))
            {
                yield return new DemoStep(ComplaintStatus.Archived, at + TimeSpan.FromDays(6)) { Reason = DemoTexts.Archived[0].Code, Words = DemoTexts.Archived[0].Words };
                yield break;
            }

            yield return new DemoStep(ComplaintStatus.Relayed, at) { Voice = DemoVoice.Completes };
        }
        else if (dice.Chance(0.07))
        {
            var (code, words) = dice.Pick(DemoTexts.Archived);
            yield return new DemoStep(ComplaintStatus.Archived, at + dice.Wait(TimeSpan.FromHours(6), TimeSpan.FromDays(4))) { Reason = code, Words = words };
            yield break;
        }

        foreach (var step in Handled(at, region, topic, diligence))
        {
            yield return step;
        }
    }

    private IEnumerable<DemoStep> Handled(DateTimeOffset at, string region, DemoTopic topic, double diligence)
    {
        var unit = DemoCast.Unit(region, topic.Category);
        at += Slowly(diligence, TimeSpan.FromHours(4), TimeSpan.FromDays(4), TimeSpan.FromDays(12));
        if (dice.Chance(0.09))
        {
            var wrong = DemoCast.Unit(region, dice.Pick(DemoTexts.Topics).Category);
            yield return new DemoStep(ComplaintStatus.Verified, at) { Institution = wrong };
            at += dice.Wait(TimeSpan.FromDays(1), TimeSpan.FromDays(5));
            yield return new DemoStep(ComplaintStatus.NotAuthority, at) { Words = "Bukan kewenangan unit ini; diteruskan kembali.", Reason = "out_of_scope" };
            at += dice.Wait(TimeSpan.FromHours(4), TimeSpan.FromDays(2));
        }

        yield return new DemoStep(ComplaintStatus.Verified, at) { Institution = unit };
        if (dice.Chance((1 - diligence) * Forgotten))
        {
            yield break;
        }

        at += Slowly(diligence, TimeSpan.FromHours(3), TimeSpan.FromDays(3), TimeSpan.FromDays(20));
        yield return new DemoStep(ComplaintStatus.InProgress, at);
        at += Slowly(diligence, TimeSpan.FromHours(8), TimeSpan.FromDays(5), TimeSpan.FromDays(45));
        yield return new DemoStep(ComplaintStatus.Answered, at) { Words = topic.Answer };
        foreach (var step in Judged(at, topic, diligence))
        {
            yield return step;
        }
    }

    private IEnumerable<DemoStep> Judged(DateTimeOffset at, DemoTopic topic, double diligence)
    {
        if (dice.Chance(0.14))
        {
            at += dice.Wait(TimeSpan.FromHours(2), TimeSpan.FromDays(9));
            yield return new DemoStep(ComplaintStatus.Reopened, at) { Voice = DemoVoice.Dissatisfied };
            at += Slowly(diligence, TimeSpan.FromHours(8), TimeSpan.FromDays(3), TimeSpan.FromDays(20));
            yield return new DemoStep(ComplaintStatus.InProgress, at);
            at += Slowly(diligence, TimeSpan.FromHours(8), TimeSpan.FromDays(6), TimeSpan.FromDays(30));
            yield return new DemoStep(ComplaintStatus.Answered, at) { Words = "Sudah kami periksa kembali ke lokasi. " + topic.Answer };
        }

        yield return dice.Chance(0.42)
            ? new DemoStep(ComplaintStatus.Closed, at + dice.Wait(TimeSpan.FromMinutes(20), TimeSpan.FromDays(8))) { Voice = DemoVoice.Satisfied, Reason = "satisfied" }
            : new DemoStep(ComplaintStatus.Closed, at + ReplyWindow + TimeSpan.FromHours(1)) { Reason = "silent_timeout" };
    }

    /// <summary>A diligent office is in time; another one takes as long as it likes.</summary>
    private TimeSpan Slowly(double diligence, TimeSpan shortest, TimeSpan inTime, TimeSpan longest) =>
        dice.Chance(diligence) ? dice.Wait(shortest, inTime) : dice.Wait(inTime, longest);
}

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LaporBot.Core;

/// <summary>
/// Every meter and trace of the product, by name, in one place. Labels are closed lists (channel, outcome, state), never
/// anything a person typed.
/// </summary>
public static class Instruments
{
    /// <summary>Name of the meter and of the trace source.</summary>
    public const string Name = "LaporBot";

    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Turns decided; labels <c>channel</c>, <c>state</c> (after the turn), <c>repeat</c>.</summary>
    public static readonly Counter<long> Turns = Meter.CreateCounter<long>("laporbot.turns");

    /// <summary>Time from a message at the door to its answer ready, in seconds; label <c>channel</c>.</summary>
    public static readonly Histogram<double> TurnDuration = Meter.CreateHistogram<double>("laporbot.turn.duration", "s");

    /// <summary>Commits that lost a race and were decided again.</summary>
    public static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("laporbot.turn.conflicts");

    /// <summary>Conversations that did not go on; labels <c>reason</c> (circles, fault), <c>channel</c>, <c>state</c>.</summary>
    public static readonly Counter<long> Troubled = Meter.CreateCounter<long>("laporbot.conversations.troubled");

    /// <summary>Messages not taken because one person sent too many at once; label <c>channel</c>.</summary>
    public static readonly Counter<long> Crowding = Meter.CreateCounter<long>("laporbot.turns.crowding");

    /// <summary>Complaints that exist since; labels <c>channel</c>, <c>classification</c>.</summary>
    public static readonly Counter<long> Filed = Meter.CreateCounter<long>("laporbot.complaints.filed");

    /// <summary>Attempts at the hub; label <c>outcome</c>.</summary>
    public static readonly Counter<long> Submissions = Meter.CreateCounter<long>("laporbot.hub.submissions");

    /// <summary>Changes heard from the hub; labels <c>way</c> (push, poll), <c>result</c>.</summary>
    public static readonly Counter<long> HubUpdates = Meter.CreateCounter<long>("laporbot.hub.updates");

    /// <summary>Messages sent by the paced worker; labels <c>channel</c>, <c>outcome</c>.</summary>
    public static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("laporbot.deliveries");

    /// <summary>Copies of broadcasts sent; labels <c>channel</c>, <c>outcome</c>.</summary>
    public static readonly Counter<long> Broadcasts = Meter.CreateCounter<long>("laporbot.broadcasts");

    /// <summary>Files fetched and cleaned; label <c>outcome</c>.</summary>
    public static readonly Counter<long> Files = Meter.CreateCounter<long>("laporbot.files");

    /// <summary>Calls and messages not taken because somebody had used up an allowance; label <c>limit</c>.</summary>
    public static readonly Counter<long> Refusals = Meter.CreateCounter<long>("laporbot.limiter.refusals");

    /// <summary>Times somebody asked us to wait; label <c>who</c> (hub, or a channel).</summary>
    public static readonly Counter<long> Pauses = Meter.CreateCounter<long>("laporbot.pauses");

    /// <summary>What was put off or given up and is tried anew; label <c>what</c> (submissions, notes, deliveries).</summary>
    public static readonly Counter<long> Replays = Meter.CreateCounter<long>("laporbot.replays");

    /// <summary>Messages that failed every time and were put aside; label <c>channel</c>.</summary>
    public static readonly Counter<long> Parked = Meter.CreateCounter<long>("laporbot.updates.parked");

    /// <summary>Registers a gauge, for example the depth of a queue.</summary>
    public static ObservableGauge<long> Gauge(string name, Func<long> observe) => Meter.CreateObservableGauge(name, observe);

    /// <summary>Registers a gauge with a value for each of a closed list.</summary>
    public static ObservableGauge<long> Gauge(string name, Func<IEnumerable<Measurement<long>>> observe) => Meter.CreateObservableGauge(name, observe);

    /// <summary>
    /// Shows every counter from the start, at zero: a first event that also brings the counter into being is one no alert can see.
    /// </summary>
    public static void ShowCounters()
    {
        foreach (var counter in (Counter<long>[])[Turns, Conflicts, Troubled, Crowding, Filed, Submissions, HubUpdates, Deliveries, Broadcasts, Files, Refusals, Pauses, Replays, Parked])
        {
            counter.Add(0);
        }
    }
}

using System.Diagnostics.Metrics;
using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>Shows what waits: depth and age in seconds of every queue, and what needs a person. Read seldom, since counting costs.</summary>
internal sealed class BacklogGauges(LedgerBacklog backlog, HubPause pause, ChannelLanes lanes, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private BacklogReading _newest = new(0, null, 0, 0, null, 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Show();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _newest = await backlog.ReadAsync(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // The loops say so already; the ages go on growing from the last reading.
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private void Show()
    {
        Instruments.ShowCounters();
        Instruments.Gauge("laporbot.submissions.waiting", () => _newest.Submissions);
        Instruments.Gauge("laporbot.submissions.oldest", () => Age(_newest.OldestSubmission));
        Instruments.Gauge("laporbot.submissions.operator", () => _newest.ForOperators);
        Instruments.Gauge("laporbot.notes.waiting", () => _newest.Notes);
        Instruments.Gauge("laporbot.notes.oldest", () => Age(_newest.OldestNote));
        Instruments.Gauge("laporbot.notes.operator", () => _newest.NotesForOperators);
        Instruments.Gauge("laporbot.deliveries.waiting", () => _newest.Deliveries);
        Instruments.Gauge("laporbot.deliveries.oldest", () => Age(_newest.OldestDelivery));
        Instruments.Gauge("laporbot.deliveries.resting", () => _newest.RestingDeliveries);
        Instruments.Gauge("laporbot.deliveries.dead", () => _newest.DeadDeliveries);
        Instruments.Gauge("laporbot.files.waiting", () => _newest.Files);
        Instruments.Gauge("laporbot.files.oldest", () => Age(_newest.OldestFile));
        Instruments.Gauge("laporbot.hub.paused", () => (long)Math.Ceiling((pause.OpensAt - time.GetUtcNow()).TotalSeconds));
        Instruments.Gauge("laporbot.hub.credential.refused", () => pause.IsCredentialRefused ? 1 : 0);
        Instruments.Gauge("laporbot.channel.paused", () => lanes.All.Select(lane => new Measurement<long>(
            (long)Math.Ceiling(lane.Pace.PauseLeft.TotalSeconds), new KeyValuePair<string, object?>("channel", lane.Channel.Name))));
    }

    private long Age(DateTimeOffset? since) => since is { } moment ? (long)(time.GetUtcNow() - moment).TotalSeconds : 0;
}

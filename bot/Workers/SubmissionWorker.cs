using LaporBot.Bot.Ledger;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Workers;

/// <summary>Carries complaints from the ledger to the hub.</summary>
internal sealed class SubmissionWorker(
    LeaseLoop loop, SubmissionQueue queue, SubmissionDispatcher dispatcher, SubmissionGate gate, Wakes wakes) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        loop.RunAsync(
            new LeasedWork<SubmissionLease>(
                "submissions",
                wakes.Submissions,
                gate.Concurrency,
                (most, cancellationToken) => queue.LeaseAsync(most, SubmissionDispatcher.Lease, cancellationToken),
                dispatcher.HandleAsync)
            { Allows = gate.Allows },
            stoppingToken);
}

/// <summary>How many submissions may be under way.</summary>
internal sealed class SubmissionGate(IOptions<OutboxOptions> options, HubPause pause)
{
    public int Concurrency => options.Value.Concurrency;

    public int Allows(int free, int busy) => pause.Allows(free, busy);
}

using LaporBot.Bot.Ledger;

namespace LaporBot.Bot.Workers;

/// <summary>Carries what citizens say about their cases from the ledger to the hub.</summary>
internal sealed class NoteWorker(LeaseLoop loop, NoteQueue queue, NoteDispatcher dispatcher, SubmissionGate gate, Wakes wakes) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        loop.RunAsync(
            new LeasedWork<NoteLease>(
                "notes",
                wakes.Notes,
                gate.Concurrency,
                (most, cancellationToken) => queue.LeaseAsync(most, SubmissionDispatcher.Lease, cancellationToken),
                dispatcher.HandleAsync)
            { Allows = gate.Allows },
            stoppingToken);
}

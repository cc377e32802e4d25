using System.Collections.Concurrent;
using System.Threading.Channels;
using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>
/// Keeps in memory who could not be reached, so that a turn costs nothing for everybody else, and writes down who has written
/// again. What another replica learned is known here a few seconds later; until then the person's next message tells.
/// </summary>
internal sealed class ReachWatch(Reach reach, TimeProvider time, ILogger<ReachWatch> logger) : BackgroundService
{
    private const int MostRemembered = 200_000;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    /// <summary>Replicas' clocks differ, and a row is seen only after its commit.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<ReplyAddress, byte> _lost = new();
    private readonly Channel<ReplyAddress> _found = Channel.CreateUnbounded<ReplyAddress>();
    private long _count;

    /// <summary>See <see cref="HeardFrom"/>.</summary>
    public void Heard(ReplyAddress person)
    {
        if (!_lost.IsEmpty && _lost.TryRemove(person, out _))
        {
            _found.Writer.TryWrite(person);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Instruments.Gauge("laporbot.people.unreachable", () => _count);
        var since = DateTimeOffset.MinValue;
        using var timer = new PeriodicTimer(Beat, time);
        do
        {
            try
            {
                await FindAsync(stoppingToken);
                var now = time.GetUtcNow();
                await LearnAsync(since, stoppingToken);
                since = now - Overlap;
            }
            catch (StoreUnavailableException)
            {
                Log.ReachWaits(logger);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        while (_found.Reader.TryPeek(out var person))
        {
            await reach.FindAsync(person, cancellationToken);
            _found.Reader.TryRead(out _);
        }
    }

    private async Task LearnAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (_lost.Count >= MostRemembered)
        {
            _lost.Clear();
        }

        foreach (var person in await reach.LostAsync(since, MostRemembered, cancellationToken))
        {
            _lost[person] = 0;
        }

        _count = await reach.CountAsync(cancellationToken);
    }
}

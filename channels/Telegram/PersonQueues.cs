using LaporBot.Core.Ports;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Updates fetched and not yet confirmed: one person's in order, different people's side by side. Filled by one reader; the
/// turns themselves run on the pool.
/// </summary>
internal sealed class PersonQueues(TelegramTurns turns, PoisonWatch poison, TimeProvider time, ILogger<PersonQueues> logger)
{
    private readonly Queue<(int Id, Task Turn)> _window = new();
    private readonly HashSet<int> _known = [];
    private readonly Dictionary<long, Task> _newestOf = [];
    private int? _confirmed;

    /// <summary>Nothing is waiting for its turn to end.</summary>
    public bool IsEmpty => _window.Count == 0;

    /// <summary>
    /// The offset that confirms all updates whose effects are kept, and none behind an unfinished one. Null before the first.
    /// </summary>
    public int? Offset()
    {
        while (_window.TryPeek(out var oldest) && oldest.Turn.IsCompletedSuccessfully)
        {
            _window.Dequeue();
            _known.Remove(oldest.Id);
            _confirmed = oldest.Id + 1;
        }

        if (_window.Count == 0)
        {
            _newestOf.Clear();
        }

        return _window.TryPeek(out var first) ? first.Id : _confirmed;
    }

    /// <summary>Queues an update behind the same person's; one already in the window is skipped.</summary>
    public void Take(Update update, CancellationToken stopping)
    {
        if (!_known.Add(update.Id))
        {
            return;
        }

        var person = TelegramInbound.PersonOf(update);
        var turn = RunAsync(_newestOf.GetValueOrDefault(person, Task.CompletedTask), update, stopping);
        _newestOf[person] = turn;
        _window.Enqueue((update.Id, turn));
    }

    /// <summary>Waits until every turn has ended, or the patience has.</summary>
    public async Task SettleAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        await Task.WhenAll(_window.Select(entry => entry.Turn)).WaitAsync(patience, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Ends well when the update is dealt with, and is cancelled when we stop before.</summary>
    private async Task RunAsync(Task before, Update update, CancellationToken stopping)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        for (var failures = 1; ; failures++)
        {
            stopping.ThrowIfCancellationRequested();
            if (await TryAsync(update))
            {
                return;
            }

            await Task.Delay(Backoff.After(failures), time, stopping);
        }
    }

    private async Task<bool> TryAsync(Update update)
    {
        try
        {
            // A turn begun is finished even when we stop: its stores and calls have their own time-outs.
            await turns.TakeAsync(update, mayAnswerInBody: false, CancellationToken.None);
            return true;
        }
        catch (StoreUnavailableException)
        {
            Log.StoreUnavailable(logger);
            return false;
        }
#pragma warning disable CA1031 // A bug met by one update must not stop the person for ever: after its tries the update is parked.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var isSpent = poison.IsSpent(update.Id);
            Log.TurnFailed(logger, update.Id, isSpent, error.GetType().Name, error.StackTrace);
            return isSpent;
        }
    }
}

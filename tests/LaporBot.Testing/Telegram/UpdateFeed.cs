using System.Globalization;
using System.Text.Json.Nodes;

namespace LaporBot.Testing.Telegram;

/// <summary>Updates waiting for the bot. A number is confirmed by a higher offset, or by a 2xx of the webhook.</summary>
public sealed class UpdateFeed
{
    private const int MostPerPoll = 100;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, BotUpdate> _waiting = [];
    private readonly Dictionary<int, BotUpdate> _all = [];
    private readonly HashSet<string> _presses = [];
    private TaskCompletionSource _arrived = NewSignal();
    private CancellationTokenSource? _reader;
    private int _last = 10_000;

    /// <summary>Number of the newest update.</summary>
    public int Last => _last;

    /// <summary>Updates not yet confirmed.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    internal event Action? Arrived;

    /// <summary>Adds an update as Telegram would send it.</summary>
    /// <param name="kind">Its field, for example <c>message</c>.</param>
    /// <param name="content">What the field holds.</param>
    /// <param name="queue">Updates of one queue are delivered one after another.</param>
    public int Add(string kind, JsonObject content, string queue)
    {
        BotUpdate update;
        lock (_gate)
        {
            var id = ++_last;
            update = new BotUpdate(id, kind, queue, new JsonObject { ["update_id"] = id, [kind] = content });
            if (kind == "callback_query")
            {
                _presses.Add(content["id"]!.ToString());
            }

            _all[id] = update;
            Queue(update);
        }

        Arrived?.Invoke();
        return update.Id;
    }

    /// <summary>Brings an old update once more, as after a lost acknowledgement.</summary>
    public void Repeat(int id)
    {
        lock (_gate)
        {
            Queue(_all[id]);
        }

        Arrived?.Invoke();
    }

    /// <summary>The update as it would be brought.</summary>
    public string Read(int id)
    {
        lock (_gate)
        {
            return _all[id].Body.ToJsonString();
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            _reader?.Cancel();
        }
    }

    internal bool TakePress(string queryId)
    {
        lock (_gate)
        {
            return _presses.Contains(queryId);
        }
    }

    internal BotUpdate? NextOf(Func<string, bool> isFree)
    {
        lock (_gate)
        {
            return _waiting.Values.FirstOrDefault(update => isFree(update.Queue));
        }
    }

    internal void Confirm(int id)
    {
        lock (_gate)
        {
            _waiting.Remove(id);
        }
    }

    /// <summary>A second reader throws the first one out.</summary>
    internal async Task<BotApiAnswer> PollAsync(JsonObject parameters, CancellationToken aborted)
    {
        var offset = Number(parameters, "offset", 0);
        var limit = Number(parameters, "limit", MostPerPoll);
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        lock (_gate)
        {
            _reader?.Cancel();
            _reader = mine;
            foreach (var id in _waiting.Keys.Where(id => id < offset).ToArray())
            {
                _waiting.Remove(id);
            }
        }

        try
        {
            return await WaitAsync(limit, TimeSpan.FromSeconds(Number(parameters, "timeout", 0)), mine.Token);
        }
        catch (OperationCanceledException)
        {
            return BotApiAnswer.Fail(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        }
        finally
        {
            lock (_gate)
            {
                _reader = _reader == mine ? null : _reader;
            }
        }
    }

    private async Task<BotApiAnswer> WaitAsync(int limit, TimeSpan patience, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrived;
            lock (_gate)
            {
                if (_waiting.Count > 0 || patience <= TimeSpan.Zero)
                {
                    return BotApiAnswer.Ok(new JsonArray([.. _waiting.Values.Take(limit).Select(update => update.Body.DeepClone())]));
                }

                arrived = _arrived.Task;
            }

            await arrived.WaitAsync(patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            patience = arrived.IsCompleted ? patience : TimeSpan.Zero;
        }
    }

    private void Queue(BotUpdate update)
    {
        _waiting[update.Id] = update;
        _arrived.TrySetResult();
        _arrived = NewSignal();
    }

    private static int Number(JsonObject parameters, string name, int otherwise) =>
        int.TryParse(parameters[name]?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One update and the queue it stands in.</summary>
internal sealed record BotUpdate(int Id, string Kind, string Queue, JsonObject Body);

using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaporBot.Testing.Telegram;

/// <summary>
/// Brings updates to the bot's webhook as Telegram does: one at a time per queue, the next only after a 2xx, a failed one again
/// after a while, and a call in the response's body carried out only with the 2xx.
/// </summary>
public sealed class WebhookPump : IAsyncDisposable
{
    private readonly UpdateFeed _feed;
    private readonly Action<string, JsonObject> _carryOut;
    private readonly TimeSpan _retryDelay;
    private readonly HttpClient _client = new(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Task> _busy = new();
    private readonly Lock _gate = new();
    private string _address = "";
    private string? _secret;
    private HashSet<string>? _allowed;
    private int _lostAcknowledgements;

    internal WebhookPump(UpdateFeed feed, Action<string, JsonObject> carryOut, TimeSpan retryDelay)
    {
        (_feed, _carryOut, _retryDelay) = (feed, carryOut, retryDelay);
        feed.Arrived += Pump;
    }

    public bool IsSet => _address.Length > 0;

    public string Address => _address;

    public string? Secret => _secret;

    /// <summary>Status of every delivery in order; 0 when there was no answer.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    /// <summary>The bot's next answers do not reach Telegram: carried out by the bot, unknown to the server.</summary>
    public void LoseAcknowledgements(int times = 1) => Interlocked.Add(ref _lostAcknowledgements, times);

    /// <summary>From now on all of them do.</summary>
    public void KeepAcknowledgements() => Interlocked.Exchange(ref _lostAcknowledgements, 0);

    public async ValueTask DisposeAsync()
    {
        _feed.Arrived -= Pump;
        await _stopping.CancelAsync();
        await Task.WhenAll(_busy.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _stopping.Dispose();
    }

    /// <summary>What setWebhook does; an empty address removes it.</summary>
    public void Set(string address, string? secret, JsonArray? allowed)
    {
        (_address, _secret) = (address, secret);
        _allowed = allowed is { Count: > 0 } ? [.. allowed.Select(kind => kind!.ToString())] : null;
        Pump();
    }

    internal JsonObject Describe() => new()
    {
        ["url"] = _address,
        ["has_custom_certificate"] = false,
        ["pending_update_count"] = _feed.Count,
    };

    /// <summary>Starts a worker for every queue that has something and none at work.</summary>
    private void Pump()
    {
        lock (_gate)
        {
            while (IsSet && !_stopping.IsCancellationRequested && _feed.NextOf(queue => !_busy.ContainsKey(queue)) is { } update)
            {
                _busy[update.Queue] = Task.Run(() => EmptyAsync(update.Queue));
            }
        }
    }

    private async Task EmptyAsync(string queue)
    {
        while (!_stopping.IsCancellationRequested && IsSet && _feed.NextOf(other => other == queue) is { } update)
        {
            if (_allowed?.Contains(update.Kind) == false || await DeliverAsync(update))
            {
                _feed.Confirm(update.Id);
                continue;
            }

            await Task.Delay(_retryDelay, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _busy.TryRemove(queue, out _);
        Pump();
    }

    private async Task<bool> DeliverAsync(BotUpdate update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = new StringContent(update.Body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (_secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", _secret);
        }

        try
        {
            using var response = await _client.SendAsync(request, _stopping.Token);
            var body = await response.Content.ReadAsStringAsync(_stopping.Token);
            Answers.Enqueue((int)response.StatusCode);
            return !IsLost() && (int)response.StatusCode is >= 200 and < 300 && CarryOut(body);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException or SocketException)
        {
            Answers.Enqueue(0);
            return false;
        }
    }

    private bool IsLost() => Volatile.Read(ref _lostAcknowledgements) > 0 && Interlocked.Decrement(ref _lostAcknowledgements) >= 0;

    /// <summary>The result of the call is told nobody, as with the real server.</summary>
    private bool CarryOut(string body)
    {
        if (body.Length > 0 && TryParse(body) is { } call && call["method"]?.ToString() is { } method)
        {
            _carryOut(method, call);
        }

        return true;
    }

    private static JsonObject? TryParse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

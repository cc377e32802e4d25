using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LaporBot.Load;

/// <summary>One web chat with its socket open.</summary>
internal sealed class WebSitter : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _left = new();
    private readonly string _token;
    private readonly string _path;
    private volatile string _awaited = "";
    private volatile TaskCompletionSource<long> _answered = new();
    private Task _listening = Task.CompletedTask;
    private int _said;

    private WebSitter(string token, string path) => (_token, _path) = (token, path);

    public bool IsOpen => _socket.State == WebSocketState.Open;

    /// <summary>Gets a token, starts a conversation and opens its stream.</summary>
    public static async Task<WebSitter> OpenAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var granted = await AskAsync(http, "/chat/token", null, new { language = "id" }, cancellationToken);
        var token = granted.GetProperty("token").GetString()!;
        var started = await AskAsync(http, "/v3/directline/conversations", token, new { }, cancellationToken);
        var id = started.GetProperty("conversationId").GetString()!;
        var sitter = new WebSitter(token, $"/v3/directline/conversations/{id}/activities");
        await sitter._socket.ConnectAsync(new Uri(started.GetProperty("streamUrl").GetString()!), cancellationToken);
        sitter._listening = sitter.ListenAsync(sitter._left.Token);
        return sitter;
    }

    /// <summary>Says something about once a second and waits for the answer on the socket.</summary>
    public async Task<(List<long> Ticks, int Errors)> TalkAsync(HttpClient http, long until, CancellationToken cancellationToken)
    {
        var ticks = new List<long>();
        var errors = 0;
        await Task.Delay(Random.Shared.Next(1000), cancellationToken);
        while (Stopwatch.GetTimestamp() < until)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                ticks.Add(await SayAsync(http, cancellationToken) - started);
            }
            catch (Exception error) when (error is HttpRequestException or TimeoutException)
            {
                errors++;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        return (ticks, errors);
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await _listening;
        _socket.Dispose();
        _left.Dispose();
    }

    private static async Task<JsonElement> AskAsync(HttpClient http, string path, string? token, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <returns>When the answer came in on the socket.</returns>
    private async Task<long> SayAsync(HttpClient http, CancellationToken cancellationToken)
    {
        // The answer to the n-th message: its echo and what follows come in one frame or in two.
        _answered = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited = "\"replyToId\"";
        var words = ++_said % 2 == 0 ? "/bantuan" : "/privasi";
        await AskAsync(http, _path, _token, new { type = "message", text = words, channelData = new { clientActivityID = $"{_said}" } }, cancellationToken);
        return await _answered.Task.WaitAsync(Patience, cancellationToken);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var frame = new StringBuilder();
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken) is { MessageType: not WebSocketMessageType.Close } received)
            {
                frame.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
                if (received.EndOfMessage)
                {
                    Notice(frame.ToString());
                    frame.Clear();
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // IsOpen tells.
        }
    }

    private void Notice(string frame)
    {
        if (_awaited.Length > 0 && frame.Contains(_awaited, StringComparison.Ordinal))
        {
            _awaited = "";
            _answered.TrySetResult(Stopwatch.GetTimestamp());
        }
    }
}

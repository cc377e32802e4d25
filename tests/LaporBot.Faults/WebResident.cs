using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace LaporBot.Faults;

/// <summary>Somebody at the web chat, with a page that sends again what was not taken, under the same key.</summary>
internal sealed class WebResident(int number, Random random, Uri address) : Resident(number, random), IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(700);

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(15) };
    private readonly HashSet<string> _known = [];
    private readonly List<string> _seen = [];
    private string _conversation = "";
    private string _watermark = "";
    private string _token = "";

    public override IReadOnlyList<string> Seen => _seen;

    public void Dispose() => _http.Dispose();

    protected override IReadOnlyList<string> Since(int first) => _seen[first..];

    protected override bool TryPress(string label) => false;

    protected override async Task SayAsync(string words, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        var key = Guid.NewGuid().ToString();
        JsonNode Activity() => new JsonObject { ["type"] = "message", ["text"] = words, ["channelData"] = new JsonObject { ["clientActivityID"] = key } };
        await InsistAsync(HttpMethod.Post, $"/v3/directline/conversations/{_conversation}/activities", Activity, cancellationToken);
    }

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await AskAsync(HttpMethod.Get, $"/v3/directline/conversations/{_conversation}/activities?watermark={_watermark}", null, cancellationToken) is not { } group)
        {
            return;
        }

        _watermark = (string?)group["watermark"] ?? _watermark;
        foreach (var one in group["activities"]!.AsArray().Where(one => (string?)one!["from"]!["role"] == "bot"))
        {
            if (_known.Add((string)one!["id"]!))
            {
                _seen.Add((string?)one["text"] ?? "");
            }
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_token.Length > 0)
        {
            return;
        }

        var given = await InsistAsync(HttpMethod.Post, "/chat/token", () => new JsonObject { ["language"] = "id" }, cancellationToken);
        (_conversation, _token) = ((string)given["conversationId"]!, (string)given["token"]!);
        await InsistAsync(HttpMethod.Post, "/v3/directline/conversations", () => new JsonObject(), cancellationToken);
    }

    private async Task<JsonNode> InsistAsync(HttpMethod method, string path, Func<JsonNode> body, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await AskAsync(method, path, body(), cancellationToken) is { } answer)
            {
                return answer;
            }

            await Task.Delay(Again, cancellationToken);
        }
    }

    /// <returns>Null when there was no answer worth the name.</returns>
    private async Task<JsonNode?> AskAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = _token.Length > 0 ? new AuthenticationHeaderValue("Bearer", _token) : null;
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                // The log is gone with an emptied store: a page opens a new chat.
                (_token, _watermark) = ("", "");
                await OpenAsync(cancellationToken);
                return null;
            }

            return response.IsSuccessStatusCode ? JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) : null;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}

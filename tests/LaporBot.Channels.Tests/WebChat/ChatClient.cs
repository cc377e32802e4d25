using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>A Direct Line client in as few lines as possible.</summary>
internal sealed class ChatClient(Uri url) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = url };

    public string Conversation { get; private set; } = string.Empty;

    public string Token { get; set; } = string.Empty;

    public string StreamUrl { get; private set; } = string.Empty;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<JsonNode> TokenAsync(string language = "id", string? resume = null)
    {
        var reply = await JsonAsync(await SendAsync(HttpMethod.Post, "/chat/token", JsonContent.Create(new { language, resume })));
        Take(reply);
        return reply;
    }

    /// <summary>Goes on with a token that was made elsewhere.</summary>
    public void Take(JsonNode reply) => (Conversation, Token) = ((string)reply["conversationId"]!, (string)reply["token"]!);

    public async Task<JsonNode> StartAsync()
    {
        var reply = await JsonAsync(await CallAsync(HttpMethod.Post, "/conversations", JsonContent.Create(new { })));
        StreamUrl = (string)reply["streamUrl"]!;
        return reply;
    }

    public Task<HttpResponseMessage> SayAsync(string text, string? key = null) => PostAsync(new JsonObject
    {
        ["type"] = "message",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "somebody-else", ["role"] = "bot" },
        ["channelData"] = key is null ? null : new JsonObject { ["clientActivityID"] = key },
    });

    public Task<HttpResponseMessage> PressAsync(string data) => PostAsync(new JsonObject
    {
        ["type"] = "message",
        ["text"] = data,
        ["channelData"] = new JsonObject { ["postBack"] = true, ["clientActivityID"] = Guid.NewGuid().ToString() },
    });

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) =>
        CallAsync(HttpMethod.Post, $"/conversations/{Conversation}/activities", JsonContent.Create(activity));

    public async Task<JsonArray> ReadAsync(string watermark = "") => (await ReadGroupAsync(watermark))["activities"]!.AsArray();

    public async Task<JsonNode> ReadGroupAsync(string watermark = "") =>
        await JsonAsync(await CallAsync(HttpMethod.Get, $"/conversations/{Conversation}/activities?watermark={watermark}"));

    public async Task<JsonNode> ReconnectAsync(string watermark)
    {
        var reply = await JsonAsync(await CallAsync(HttpMethod.Get, $"/conversations/{Conversation}?watermark={watermark}"));
        StreamUrl = (string)reply["streamUrl"]!;
        return reply;
    }

    public Task<HttpResponseMessage> UploadAsync(HttpContent content) =>
        CallAsync(HttpMethod.Post, $"/conversations/{Conversation}/upload?userId=anybody", content);

    public Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, HttpContent? content = null) =>
        SendAsync(method, $"/v3/directline{path}", content, Token);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? token = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = content };
        if (!string.IsNullOrEmpty(token))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, Cancellation);
    }

    /// <summary>Opens the stream.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new Uri(StreamUrl), Cancellation);
        return socket;
    }

    /// <summary>The next frame with something in it; null when the server closed.</summary>
    public static async Task<JsonNode?> FrameAsync(WebSocket socket)
    {
        while (true)
        {
            var text = await TextAsync(socket);
            if (text is not "")
            {
                return text is null ? null : JsonNode.Parse(text);
            }
        }
    }

    /// <summary>The next frame, which may be empty; null when the server closed.</summary>
    public static async Task<string?> TextAsync(WebSocket socket)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            frame.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return Encoding.UTF8.GetString(frame.ToArray());
            }
        }
    }

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Status and code of a refusal.</summary>
    public static async Task<(int Status, string? Code)> FaultAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return ((int)response.StatusCode, (string?)JsonNode.Parse(text)?["error"]?["code"]);
    }

    public void Dispose() => _http.Dispose();
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LaporBot.Testing.Telegram;

/// <summary>
/// A small Bot API on loopback, independent of any client library: one bot, its updates, what each chat sees. Follows the
/// server's rules where they matter to a gateway (telegram.md 1.5 and 2); shortens its waits.
/// </summary>
public sealed class BotApiEmulator : IAsyncDisposable
{
    public const string BotName = "LaporBotUji_bot";
    public const long BotId = 424242;

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<long, Citizen> _citizens = new();
    private readonly BotApiMethods _methods;
    private int _messageIds = 100;

    private BotApiEmulator(string token, TimeSpan retryDelay)
    {
        Token = token;
        Updates = new UpdateFeed();
        Webhook = new WebhookPump(Updates, CarryOut, retryDelay);
        _methods = new BotApiMethods(this);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        // The whole segment: a pattern like bot{token} reads from the right and trips over a token with "bot" in it.
        _app.MapPost("/{bot}/{method}", AnswerAsync);
        _app.MapGet("/file/{bot}/{**path}", HandOutAsync);
    }

    public string Token { get; }

    /// <summary>For <c>Telegram:BaseUrl</c>.</summary>
    public string Url => _app.Urls.First();

    public BotApiFaults Faults { get; } = new();

    public BotApiCrowds Crowds { get; } = new();

    public UpdateFeed Updates { get; }

    public WebhookPump Webhook { get; }

    /// <summary>Every call in order, also one that met a fault and the ones in a webhook's response included.</summary>
    public ConcurrentQueue<BotApiCall> Calls { get; } = new();

    /// <summary>Texts, labels or addresses in which the token or a file address showed up; must stay empty.</summary>
    public ConcurrentQueue<string> Leaks { get; } = new();

    internal ConcurrentDictionary<string, byte[]> Files { get; } = new();

    public static async Task<BotApiEmulator> StartAsync(string token = "424242:emulated-bot-token_0123456789abc", TimeSpan? retryDelay = null)
    {
        var emulator = new BotApiEmulator(token, retryDelay ?? TimeSpan.FromMilliseconds(50));
        await emulator._app.StartAsync();
        return emulator;
    }

    /// <summary>A person with a phone who has opened the chat; the same for the same id.</summary>
    public Citizen Citizen(long id = 7001, string language = "id") => _citizens.GetOrAdd(id, _ => new Citizen(this, id, language));

    /// <summary>Calls of one method so far.</summary>
    public BotApiCall[] CallsOf(string method) => [.. Calls.Where(call => call.Method == method)];

    public async ValueTask DisposeAsync()
    {
        Updates.Close();
        await Webhook.DisposeAsync();
        await _app.DisposeAsync();
    }

    internal Citizen? Find(long chat) => _citizens.GetValueOrDefault(chat);

    internal int NextMessageId() => Interlocked.Increment(ref _messageIds);

    /// <summary>A call in the body of a webhook's response.</summary>
    private void CarryOut(string method, JsonObject parameters)
    {
        Note(method, parameters, isFromBody: true);
        _methods.Execute(method, parameters, isFromBody: true);
    }

    private async Task AnswerAsync(HttpContext context, string bot, string method)
    {
        var parameters = await BotApiParameters.ReadAsync(context.Request);
        if (bot != $"bot{Token}")
        {
            await BotApiAnswer.Fail(401, "Unauthorized").WriteAsync(context);
            return;
        }

        Note(method, parameters, isFromBody: false);
        var answer = Faults.Take(method) ?? Crowds.Take(method);
        if (answer is { IsSilent: true })
        {
            _methods.Execute(method, parameters, isFromBody: false);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        if (answer is null && string.Equals(method, "getUpdates", StringComparison.OrdinalIgnoreCase))
        {
            answer = Webhook.IsSet
                ? BotApiAnswer.Fail(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
                : await Updates.PollAsync(parameters, context.RequestAborted);
        }

        answer ??= _methods.Execute(method, parameters, isFromBody: false);
        await answer.WriteAsync(context);
    }

    private async Task HandOutAsync(HttpContext context, string bot, string path)
    {
        if (Faults.Take("file") is { } fault)
        {
            await fault.WriteAsync(context);
        }
        else if (bot == $"bot{Token}" && Files.TryGetValue(path, out var bytes))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private void Note(string method, JsonObject parameters, bool isFromBody)
    {
        Calls.Enqueue(new BotApiCall(method, parameters, isFromBody));
        var sent = parameters.ToJsonString();
        if (sent.Contains(Token, StringComparison.Ordinal) || sent.Contains("/file/bot", StringComparison.Ordinal))
        {
            Leaks.Enqueue(method);
        }
    }
}

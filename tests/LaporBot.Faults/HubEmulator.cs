using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LaporBot.Faults;

/// <summary>How the hub feels.</summary>
internal enum HubMood
{
    Well,

    /// <summary>500, nothing taken.</summary>
    Broken,

    /// <summary>429 with Retry-After.</summary>
    Busy,

    /// <summary>Takes it and cuts the connection.</summary>
    TakesAndCuts,

    /// <summary>Takes it and says so later than anybody waits.</summary>
    TakesAndDawdles,

    /// <summary>Takes it and answers with a page.</summary>
    TakesAndBabbles,

    /// <summary>A page with 200, nothing taken.</summary>
    Babbles,
}

/// <summary>One complaint as the hub has it.</summary>
internal sealed record HubRecord(string Id, string Ticket, string Description, DateTimeOffset At);

/// <summary>
/// A national hub on loopback, the unpleasant kind: it ignores idempotency keys, so that a second post is a second complaint. It
/// can be asked by reference.
/// </summary>
internal sealed class HubEmulator : IAsyncDisposable
{
    private static readonly TimeSpan Dawdling = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<HubRecord> _records = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<HubRecord>> _byTicket = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<HubRecord> _notes = new();
    private int _ids = 1000;
    private int _asked;
    private int _trespasses;
    private long _closedAt;
    private TimeSpan _closedFor;

    private HubEmulator(WebApplication app) => _app = app;

    public HubMood Mood { get; set; }

    public IReadOnlyList<HubRecord> Records => [.. _records];

    /// <summary>What was said later about a complaint; the words hold the addresses of files.</summary>
    public IReadOnlyList<HubRecord> Notes => [.. _notes];

    /// <summary>While set, every post of a complaint is answered with this and not taken.</summary>
    public (int Status, string Body)? Refusal { get; set; }

    /// <summary>Posts that came before the time was over that the hub had asked to wait.</summary>
    public int Trespasses => _trespasses;

    /// <summary>The next post is answered with 429 and this Retry-After.</summary>
    public TimeSpan? AsksToWait { get; set; }

    /// <summary>Posts of complaints heard, in whatever mood.</summary>
    public int Posts => _asked;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<HubEmulator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var hub = new HubEmulator(builder.Build());
        hub._app.MapGet("/services.json", () => Results.Content("""[{"service_code":"jalan","service_name":"Infrastruktur Jalan","metadata":false,"type":"realtime","keywords":"jalan,lampu"}]""", "application/json"));
        hub._app.MapPost("/requests.json", hub.TakeAsync);
        hub._app.MapGet("/requests.json", hub.Find);
        hub._app.MapGet("/servicerequestupdates.json", () => Results.Content("""{"service_request_updates":[]}""", "application/json"));
        hub._app.MapPost("/servicerequestupdates.json", hub.NoteAsync);
        await hub._app.StartAsync();
        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (IsClosed(context.Response))
        {
            Interlocked.Increment(ref _asked);
            return;
        }

        if (Refusal is { } refusal)
        {
            Interlocked.Increment(ref _asked);
            context.Response.StatusCode = refusal.Status;
            await context.Response.WriteAsync(refusal.Body);
            return;
        }

        // Every other one: a hub in a bad mood is seldom bad to everybody.
        var mood = Interlocked.Increment(ref _asked) % 2 == 0 ? Mood : HubMood.Well;
        var response = context.Response;
        response.ContentType = "application/json";
        switch (mood)
        {
            case HubMood.Broken:
                response.StatusCode = 500;
                return;
            case HubMood.Busy:
                (response.StatusCode, response.Headers.RetryAfter) = (429, "2");
                return;
            case HubMood.Babbles:
                await response.WriteAsync("<html>ok</html>");
                return;
        }

        var record = new HubRecord($"N{Interlocked.Increment(ref _ids)}", form["attribute[client_ref]"].ToString(), form["description"].ToString(), TimeProvider.System.GetUtcNow());
        _records.Enqueue(record);
        _byTicket.GetOrAdd(record.Ticket, _ => new ConcurrentQueue<HubRecord>()).Enqueue(record);
        switch (mood)
        {
            case HubMood.TakesAndCuts:
                context.Abort();
                return;
            case HubMood.TakesAndBabbles:
                await response.WriteAsync("<html>ok</html>");
                return;
            case HubMood.TakesAndDawdles:
                await Task.Delay(Dawdling, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
        }

        await response.WriteAsync($$"""[{"service_request_id":"{{record.Id}}"}]""");
    }

    private async Task NoteAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = form["update_id"].ToString();
        _notes.Enqueue(new HubRecord(id, form["service_request_id"].ToString(), $"{form["description"]} {form["media_url"]}", TimeProvider.System.GetUtcNow()));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""[{"update_id":"{{id}}"}]""");
    }

    private bool IsClosed(HttpResponse response)
    {
        lock (_records)
        {
            var left = _closedFor - TimeProvider.System.GetElapsedTime(_closedAt);
            if (AsksToWait is { } wait)
            {
                (_closedAt, _closedFor, AsksToWait) = (TimeProvider.System.GetTimestamp(), wait, null);
            }
            else if (left > TimeSpan.Zero)
            {
                _trespasses++;
            }
            else
            {
                return false;
            }

            (response.StatusCode, response.Headers.RetryAfter) = (429, $"{Math.Ceiling(_closedFor.TotalSeconds):0}");
            return true;
        }
    }

    private IResult Find(HttpContext context)
    {
        var reference = context.Request.Query["attribute[client_ref]"].ToString();
        var found = _byTicket.GetValueOrDefault(reference, []).Select(record => (JsonNode)new JsonObject
        {
            ["service_request_id"] = record.Id,
            ["description"] = record.Description,
            ["status"] = "open",
        });
        return Results.Content(new JsonArray([.. found]).ToJsonString(), "application/json");
    }
}

using System.Text;
using LaporBot.Bot.Ledger;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Hub;

/// <summary>Where the hub pushes changes to. Answers 200 only after the ledger has committed; a repeat is 200 again.</summary>
internal sealed class HubPush(HubAccess access, HubUpdates updates, TimeProvider time)
{
    public const string Path = "/hub/servicerequestupdates.json";

    private const int MaxBytes = 64 * 1024;
    private const int MostUpdates = 100;
    private const string RetryAfterSeconds = "10";

    public async Task<IResult> ReceiveAsync(HttpContext context)
    {
        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return Fault(StatusCodes.Status413PayloadTooLarge, "the body is larger than 64 kB");
        }

        var pushed = PushedFields.Read(context.Request.ContentType, body);
        if (pushed is null or { Count: 0 or > MostUpdates })
        {
            return Fault(StatusCodes.Status400BadRequest, $"send a form, or JSON with 1 to {MostUpdates} updates");
        }

        if (!pushed.All(fields => HubAccess.Same(fields.GetValueOrDefault("api_key"), access.PushKey!)))
        {
            Log.PushKeyRefused(updates.Logger);
            return Fault(StatusCodes.Status401Unauthorized, "api_key is missing or wrong");
        }

        var missing = pushed.SelectMany(Missing).Distinct().ToArray();
        return missing.Length > 0
            ? Fault(StatusCodes.Status400BadRequest, [.. missing.Select(name => $"{name} is missing or unreadable")])
            : await ApplyAsync(pushed, context);
    }

    private async Task<IResult> ApplyAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> pushed, HttpContext context)
    {
        try
        {
            var unknown = 0;
            foreach (var update in pushed.Select(Read).OrderBy(update => update?.At))
            {
                if (update is null || await updates.TakeAsync(update, "push", context.RequestAborted) is UpdateResult.UnknownCase)
                {
                    unknown++;
                }
            }

            if (unknown == 0)
            {
                return Results.Json(pushed.Select(fields => new Dictionary<string, string> { ["update_id"] = fields["update_id"] }));
            }

            Log.PushForUnknownCase(updates.Logger);
            return Fault(StatusCodes.Status404NotFound, "service_request_id is not known here");
        }
        catch (StoreUnavailableException failure)
        {
            Log.LedgerUnavailable(updates.Logger, failure);
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            return Fault(StatusCodes.Status503ServiceUnavailable, "not kept; send it again");
        }
    }

    /// <summary>Null for a case number no case of ours can have.</summary>
    private HubUpdate? Read(IReadOnlyDictionary<string, string> fields) =>
        new HubUpdateReader(name => fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null, time.GetUtcNow()).Update();

    private static IEnumerable<string> Missing(IReadOnlyDictionary<string, string> fields) =>
        PushedFields.Required.Where(name => !fields.TryGetValue(name, out var value)
            // Words may be empty: some changes need none.
            || name != "description" && HubText.Clean(value) is null
            || name == "updated_datetime" && HubTime.Parse(value) is null);

    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MaxBytes ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static IResult Fault(int status, params string[] descriptions) =>
        Results.Json(descriptions.Select(description => new { code = status, description }), statusCode: status);
}

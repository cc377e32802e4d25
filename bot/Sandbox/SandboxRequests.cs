using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using LaporBot.Bot.Hub;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Sandbox;

/// <summary>Takes complaints and shows them, as hub.md says.</summary>
internal sealed class SandboxRequests(SandboxHub hub, SandboxFaults faults, HubAccess access, TimeProvider time)
{
    private const int UsualPage = 50;
    private const int LargestPage = 500;
    private const int LongestDescription = 4000;
    private const int MostFields = 100;

    private static readonly TimeSpan TokenWait = TimeSpan.FromSeconds(3);

    public async Task<IResult> TakeAsync(HttpContext context)
    {
        var fault = faults.Take(isSubmission: true);
        if (await RefusalAsync(fault, context) is { } refusal)
        {
            return refusal;
        }

        if (!context.Request.HasFormContentType)
        {
            return SandboxAnswers.Fault(400, "send application/x-www-form-urlencoded");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!HubAccess.Same(form["api_key"], access.ApiKey))
        {
            return SandboxAnswers.Fault(403, "api_key is missing or wrong");
        }

        if (Missing(form) is { Length: > 0 } missing)
        {
            return SandboxAnswers.Fault(400, missing);
        }

        if (SandboxCategories.Find(form["service_code"]) is null)
        {
            return SandboxAnswers.Fault(404, "service_code is not known");
        }

        var fields = form.Where(pair => pair.Key != "api_key").Take(MostFields)
            .SelectMany(pair => pair.Value.Select(value => new SandboxField(pair.Key, value ?? ""))).ToImmutableArray();
        var (taken, _) = hub.Receive(KeyOf(context.Request, form), fields, fault.Kind is SandboxFault.Token);
        return Answer(taken, fault.Kind, context);
    }

    public IResult List(HttpRequest request)
    {
        var query = request.Query;
        var cases = query["service_request_id"].ToString() is { Length: > 0 } ids
            ? ids.Split(',', StringSplitOptions.TrimEntries).Select(hub.Find).OfType<SandboxCase>()
            : hub.All.Where(held => Fits(held, query));
        var size = Math.Clamp(Number(query["page_size"], UsualPage), 1, LargestPage);
        var page = Math.Max(1, Number(query["page"], 1));
        return SandboxAnswers.Json(new JsonArray([.. cases.Skip((page - 1) * size).Take(size).Select(SandboxAnswers.Case)]));
    }

    public IResult One(string id) => hub.Find(id) is { } held
        ? SandboxAnswers.Json(new JsonArray(SandboxAnswers.Case(held)))
        : SandboxAnswers.Fault(404, "service_request_id is not known");

    public IResult Token(string token) => hub.All.FirstOrDefault(held => held.Token == token) is { } held
        ? SandboxAnswers.Json(new JsonArray(new JsonObject
        {
            ["token"] = token,
            ["service_request_id"] = time.GetUtcNow() - held.ReceivedAt >= TokenWait ? held.Id : null,
        }))
        : SandboxAnswers.Fault(404, "token is not known");

    /// <summary>The answer of a fault that comes before anything is taken; null to go on.</summary>
    internal async Task<IResult?> RefusalAsync(FaultSetting fault, HttpContext context)
    {
        if (fault.Kind is SandboxFault.Latency)
        {
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), time, context.RequestAborted);
            return null;
        }

        if (fault.Kind is SandboxFault.TooMany or SandboxFault.Unavailable)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(fault.Seconds).ToString(CultureInfo.InvariantCulture);
        }

        return fault.Kind switch
        {
            SandboxFault.BadRequest => SandboxAnswers.Fault(400, "the sandbox was told to refuse"),
            SandboxFault.Forbidden => SandboxAnswers.Fault(403, "the sandbox was told to refuse the key"),
            SandboxFault.NotFound => SandboxAnswers.Fault(404, "the sandbox was told to know nothing"),
            SandboxFault.TooMany => SandboxAnswers.Fault(429, "the sandbox was told to be busy"),
            SandboxFault.ServerError => SandboxAnswers.Fault(500, "the sandbox was told to break"),
            SandboxFault.Unavailable => SandboxAnswers.Fault(503, "the sandbox was told to be away"),
            _ => null,
        };
    }

    private static IResult Answer(SandboxCase taken, SandboxFault fault, HttpContext context)
    {
        switch (fault)
        {
            case SandboxFault.DropAfterCommit:
                context.Abort();
                return Results.Empty;
            case SandboxFault.Html:
                return Results.Text("<!doctype html><title>Portal</title><p>Selamat datang", "text/html");
            case SandboxFault.Duplicate:
                return SandboxAnswers.Json(
                    new JsonArray(new JsonObject
                    {
                        ["code"] = "duplicate",
                        ["description"] = $"duplicate of service_request_id {taken.Id}",
                    }),
                    StatusCodes.Status400BadRequest);
            default:
                return SandboxAnswers.Json(new JsonArray(taken.Token is { } token
                    ? new JsonObject { ["token"] = token }
                    : new JsonObject { ["service_request_id"] = taken.Id, ["service_notice"] = "Ini kotak pasir, bukan instansi." }));
        }
    }

    private static string[] Missing(IFormCollection form)
    {
        var hasPlace = Has(form, "address_string") || Has(form, "address_id") || (Has(form, "lat") && Has(form, "long"));
        return
        [
            .. Has(form, "service_code") ? Array.Empty<string>() : ["service_code is missing"],
            .. Has(form, "description") ? Array.Empty<string>() : ["description is missing"],
            .. hasPlace ? Array.Empty<string>() : ["lat and long, or address_string, are missing"],
            .. form["description"].ToString().Length <= LongestDescription ? Array.Empty<string>() : ["description is longer than 4,000 characters"],
        ];
    }

    private static bool Has(IFormCollection form, string name) => form[name].ToString().Length > 0;

    private static string? KeyOf(HttpRequest request, IFormCollection form) =>
        request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } header ? header
        : form["attribute[client_ref]"].ToString() is { Length: > 0 } reference ? reference
        : null;

    private static bool Fits(SandboxCase held, IQueryCollection query) =>
        Is(query["service_code"], held.Field("service_code"))
        && Is(query["status"], held.IsClosed ? "closed" : "open")
        && (query["attribute[client_ref]"].ToString() is not { Length: > 0 } wanted || IsReference(wanted, held.Field("attribute[client_ref]")))
        && !(HubTime.Parse(query["start_date"]) > held.ReceivedAt)
        && !(HubTime.Parse(query["end_date"]) < held.ReceivedAt);

    private static bool IsReference(string wanted, string? held) =>
        wanted == held || (TicketNumber.TryParse(wanted, out var one) && TicketNumber.TryParse(held, out var other) && one == other);

    private static bool Is(string? wanted, string? value) =>
        string.IsNullOrEmpty(wanted) || wanted.Split(',').Contains(value, StringComparer.OrdinalIgnoreCase);

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

using System.Text.Json.Nodes;
using LaporBot.Bot.Hub;
using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Sandbox;

/// <summary>The GeoReport side of the sandbox below <c>/sandbox/hub</c>: JSON only, this machine only.</summary>
internal static class SandboxEndpoints
{
    private const int LongestValue = 4000;

    public static void MapGeoReport(this IEndpointRouteBuilder endpoints)
    {
        var hub = endpoints.MapGroup("/sandbox/hub").AddEndpointFilter(SandboxDoor.LocalOnlyAsync);
        hub.MapPost("/requests.json", (HttpContext context, SandboxRequests requests) => requests.TakeAsync(context));

        var questions = hub.MapGroup("").AddEndpointFilter(SpoilAsync);
        questions.MapGet("/discovery.json", (HttpRequest request) => SandboxAnswers.Json(Discovery(request)));
        questions.MapGet("/services.json", () => SandboxAnswers.Json(new JsonArray([.. SandboxCategories.All.Select(SandboxAnswers.Category)])));
        questions.MapGet("/services/{code}.json", (string code) => SandboxCategories.Find(code) is null
            ? SandboxAnswers.Fault(404, "service_code is not known")
            : SandboxAnswers.Json(new JsonObject { ["service_code"] = code, ["attributes"] = new JsonArray() }));
        questions.MapGet("/requests.json", (HttpRequest request, SandboxRequests requests) => requests.List(request));
        questions.MapGet("/requests/{id}.json", (string id, SandboxRequests requests) => requests.One(id));
        questions.MapGet("/tokens/{token}.json", (string token, SandboxRequests requests) => requests.Token(token));
        questions.MapGet("/servicerequestupdates.json", ListUpdates);
        questions.MapPost("/servicerequestupdates.json", TakeUpdateAsync);
    }

    private static async ValueTask<object?> SpoilAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var fault = services.GetRequiredService<SandboxFaults>().Take(isSubmission: false);
        var refusal = await services.GetRequiredService<SandboxRequests>().RefusalAsync(fault, context.HttpContext);
        return refusal ?? await next(context);
    }

    private static IResult ListUpdates(HttpRequest request, SandboxHub hub, SandboxFaults faults)
    {
        var from = HubTime.Parse(request.Query["start_date"]);
        var to = HubTime.Parse(request.Query["end_date"]);
        var updates = hub.All.SelectMany(held => held.Updates)
            .Where(update => !(update.At < from) && !(update.At > to))
            .OrderBy(update => update.At).ToList();
        if (faults.Current.Kind is SandboxFault.OutOfOrder)
        {
            updates.Reverse();
        }

        return SandboxAnswers.Json(new JsonObject
        {
            ["service_request_updates"] = new JsonArray([.. updates.Select(SandboxAnswers.Update)]),
        });
    }

    private static async Task<IResult> TakeUpdateAsync(HttpContext context, SandboxHub hub, HubAccess access, IOptions<NodeOptions> node)
    {
        if (!context.Request.HasFormContentType)
        {
            return SandboxAnswers.Fault(400, "send application/x-www-form-urlencoded");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!HubAccess.Same(form["api_key"], access.ApiKey))
        {
            return SandboxAnswers.Fault(403, "api_key is missing or wrong");
        }

        var wrong = PushedFields.Required
            .Where(name => form[name].ToString() is "" or { Length: > LongestValue })
            .Select(name => $"{name} is missing or too long").ToArray();
        var (caseId, updateId) = (form["service_request_id"].ToString(), form["update_id"].ToString());
        return wrong.Length > 0 ? SandboxAnswers.Fault(400, wrong)
            : hub.Find(caseId) is null ? node.Value.IsDemo ? Taken(updateId) : SandboxAnswers.Fault(404, "service_request_id is not known")
            : hub.Add(caseId, updateId, WordOf(form), form["description"].ToString(), form["media_url"].Count)
                ? Taken(updateId)
                : SandboxAnswers.Fault(400, $"update_id {updateId} already exists (duplicate)");
    }

    /// <summary>The invented cases of a demo were never sent here; what officials do with them is taken all the same.</summary>
    private static IResult Taken(string updateId) => SandboxAnswers.Json(new JsonArray(new JsonObject { ["update_id"] = updateId }));

    private static string WordOf(IFormCollection form) =>
        form["external_status_code"].ToString() is { Length: > 0 } external ? external : form["status"].ToString();

    private static JsonObject Discovery(HttpRequest request)
    {
        var root = $"{request.Scheme}://{request.Host}/sandbox/hub";
        return new JsonObject
        {
            ["changeset"] = "2026-01-01T00:00:00Z",
            ["contact"] = "The sandbox of this gateway; nothing reaches a real authority.",
            ["key_service"] = "The gateway draws its own key at each start.",
            ["endpoints"] = new JsonArray(new JsonObject
            {
                ["specification"] = "http://wiki.open311.org/GeoReport_v2",
                ["url"] = root,
                ["changeset"] = "2026-01-01T00:00:00Z",
                ["type"] = "test",
                ["formats"] = new JsonArray("application/json"),
            }),
        };
    }
}

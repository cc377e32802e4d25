using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace LaporBot.Bot.Sandbox;

/// <summary>The switches: faults by program or by the page's forms, and moving a case on by hand.</summary>
internal static class SandboxControls
{
    private const double LongestSeconds = 600;
    private const int MostTimes = 1_000_000;

    /// <summary>Names by program; the numbers are what the fault looks like from outside.</summary>
    private static readonly Dictionary<string, SandboxFault> ByNumber = new(StringComparer.Ordinal)
    {
        ["400"] = SandboxFault.BadRequest,
        ["403"] = SandboxFault.Forbidden,
        ["404"] = SandboxFault.NotFound,
        ["429"] = SandboxFault.TooMany,
        ["500"] = SandboxFault.ServerError,
        ["503"] = SandboxFault.Unavailable,
    };

    public static void MapControls(this IEndpointRouteBuilder endpoints)
    {
        var controls = endpoints.MapGroup("/sandbox").AddEndpointFilter(SandboxDoor.OwnPageOnlyAsync);
        controls.MapPost("/hub/faults", async (HttpContext context, SandboxFaults faults, ILogger<SandboxHub> logger) =>
            await SwitchAsync(context, faults, logger) is { } set
                ? Results.Json(new { fault = set.Kind.ToString(), set.Count, set.Seconds, scope = set.Everywhere ? "all" : "submit" })
                : SandboxAnswers.Fault(400, $"fault must be one of {string.Join(", ", Enum.GetNames<SandboxFault>())} or a status"));
        controls.MapPost("/faults", async (HttpContext context, SandboxFaults faults, ILogger<SandboxHub> logger) =>
        {
            await SwitchAsync(context, faults, logger);
            return BackToPage();
        });
        controls.MapPost("/advance", async (HttpContext context, SandboxHub hub, SandboxPusher pusher) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (hub.Advance(form["id"].ToString()) is { } moved)
            {
                await pusher.PushAsync([moved], context.RequestAborted);
            }

            return BackToPage();
        });
    }

    /// <summary>Reads a setting; null when it names no fault.</summary>
    /// <param name="value">A field by name.</param>
    internal static FaultSetting? Read(Func<string, StringValues> value)
    {
        var name = value("fault").ToString().Replace("_", "", StringComparison.Ordinal).Trim();
        if (!ByNumber.TryGetValue(name, out var kind)
            && (!Enum.TryParse(name, ignoreCase: true, out kind) || !Enum.IsDefined(kind) || char.IsAsciiDigit(name[0])))
        {
            return null;
        }

        var count = int.TryParse(value("count"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 0;
        var seconds = double.TryParse(value("seconds"), NumberStyles.Float, CultureInfo.InvariantCulture, out var told) ? told : 5;
        return new FaultSetting(
            kind, Math.Clamp(count, 0, MostTimes), Math.Clamp(seconds, 0, LongestSeconds), value("scope").ToString() == "all");
    }

    private static async Task<FaultSetting?> SwitchAsync(HttpContext context, SandboxFaults faults, ILogger logger)
    {
        var form = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : FormCollection.Empty;
        if (Read(name => form.TryGetValue(name, out var given) ? given : context.Request.Query[name]) is not { } setting)
        {
            return null;
        }

        faults.Set(setting);
        Log.FaultSet(logger, setting.Kind, setting.Count);
        return setting;
    }

    private static IResult BackToPage() => Results.Redirect("/sandbox", permanent: false, preserveMethod: false);
}

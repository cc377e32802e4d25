using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.AspNetCore.Antiforgery;

namespace LaporBot.Bot.Desk.Access;

/// <summary>What a route of the desk asks for. A route that says nothing is shut.</summary>
/// <param name="Power">Null: everybody may, signed in or not.</param>
internal sealed record Needed(Power? Power);

/// <summary>
/// Stands before every address under <c>/admin</c>: somebody is signed in, their role has the power the route names, and what
/// changes something comes from one of our own pages.
/// </summary>
internal sealed class DeskGate(DeskSignIn signIn, IAntiforgery antiforgery, AuditTrail audit, DeskTexts texts)
{
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        DeskHeaders.Set(context.Response);
        var needed = context.GetEndpoint()?.Metadata.GetMetadata<Needed>();
        var actor = await signIn.ActorAsync(context);
        if (actor is not null)
        {
            context.Items[typeof(DeskRequest)] = new DeskRequest(actor, context, texts.In(actor.Language));
        }

        if (await RefusalAsync(context, needed, actor) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <returns>Null when they may pass.</returns>
    private async Task<IResult?> RefusalAsync(HttpContext context, Needed? needed, Actor? actor)
    {
        var isOpen = needed is { Power: null };
        if (actor is null && !isOpen)
        {
            return HttpMethods.IsGet(context.Request.Method)
                ? Results.Redirect(DeskPaths.SignInAt(context.Request))
                : Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (needed is null)
        {
            return Said(context, "Shell.NotFound", StatusCodes.Status404NotFound);
        }

        if (needed.Power is { } power && !actor!.May(power))
        {
            await audit.WriteAsync(actor, new AuditAct(AuditWords.Denied, power.ToString(), Result: AuditAct.Refused), context.RequestAborted);
            return Said(context, "Shell.Denied", StatusCodes.Status403Forbidden);
        }

        return IsReading(context.Request.Method) || await IsOurFormAsync(context) ? null : Said(context, "Shell.Stale", StatusCodes.Status400BadRequest);
    }

    /// <summary>A page when we know who reads it, else the bare number.</summary>
    private static IResult Said(HttpContext context, string sentence, int status) =>
        context.Items[typeof(DeskRequest)] is DeskRequest desk ? desk.Say(sentence, status) : Results.StatusCode(status);

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private async Task<bool> IsOurFormAsync(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
        && await antiforgery.IsRequestValidAsync(context);
}

/// <summary>The way a route says what it asks for.</summary>
internal static class Needs
{
    public static RouteHandlerBuilder For(this RouteHandlerBuilder route, Power power) => route.WithMetadata(new Needed(power));

    /// <summary>Also for those who are not signed in.</summary>
    public static RouteHandlerBuilder ForEverybody(this RouteHandlerBuilder route) => route.WithMetadata(new Needed(Power: null));
}

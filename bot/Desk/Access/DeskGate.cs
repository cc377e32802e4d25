using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

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
                : DeskRequest.ShowStranger<LostPage>(await LostForm.EndedAsync(context, DeskMishaps.WordsFor(context, texts)), StatusCodes.Status401Unauthorized);
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

        if (IsReading(context.Request.Method))
        {
            return null;
        }

        return IsTooLarge(context) ? Said(context, "Shell.TooLarge", StatusCodes.Status413PayloadTooLarge)
            : await IsOurFormAsync(context) ? null
            : DeskRequest.ShowStranger<LostPage>(await LostForm.StaleAsync(context, DeskMishaps.WordsFor(context, texts)), StatusCodes.Status400BadRequest);
    }

    /// <summary>It comes from a page of ours, or the browser does not say.</summary>
    internal static bool IsFromUs(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    /// <summary>Said before a byte of it is read: the server would break off in the middle, without a word.</summary>
    private static bool IsTooLarge(HttpContext context) =>
        context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;

    /// <summary>A page when we know who reads it, else the bare number.</summary>
    private static IResult Said(HttpContext context, string sentence, int status) =>
        context.Items[typeof(DeskRequest)] is DeskRequest desk ? desk.Say(sentence, status) : Results.StatusCode(status);

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private async Task<bool> IsOurFormAsync(HttpContext context) =>
        IsFromUs(context.Request) && await antiforgery.IsRequestValidAsync(context);
}

/// <summary>The way a route says what it asks for.</summary>
internal static class Needs
{
    public static RouteHandlerBuilder For(this RouteHandlerBuilder route, Power power) => route.WithMetadata(new Needed(power));

    /// <summary>Also for those who are not signed in.</summary>
    public static RouteHandlerBuilder ForEverybody(this RouteHandlerBuilder route) => route.WithMetadata(new Needed(Power: null));
}

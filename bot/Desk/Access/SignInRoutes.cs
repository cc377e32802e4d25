using System.Text.Encodings.Web;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Core.Messages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Access;

/// <summary>In and out.</summary>
internal static class SignInRoutes
{
    /// <summary>Query that says what went wrong.</summary>
    public const string Wrong = "salah";

    /// <summary>The provider knows them and we do not.</summary>
    public const string Unknown = "akun";

    /// <summary>The provider did not let them in, or did not answer.</summary>
    public const string Failed = "gagal";

    /// <summary>The provider cannot be reached.</summary>
    public const string Silent = "diam";

    private const string Back = "kembali";

    public static void Map(RouteGroupBuilder desk, IHostEnvironment environment)
    {
        desk.MapGet("/masuk", Page).ForEverybody();
        desk.MapGet("/masuk/mulai", StartAsync).ForEverybody();
        desk.MapGet(ProviderSignIn.Callback, ReturnAsync).ForEverybody();
        desk.MapPost("/keluar", LeaveAsync).For(Power.Enter);
        if (environment.IsDevelopment())
        {
            ConsoleRoutes.Map(desk);
        }
    }

    /// <summary>
    /// Sends the browser on from a page of ours. A redirect would still count as coming from the other site, and our cookie does
    /// not travel with that.
    /// </summary>
    public static IResult GoOn(string path)
    {
        var address = HtmlEncoder.Default.Encode(path);
        return Results.Content(
            $"<!DOCTYPE html><html lang=\"id\"><head><meta charset=\"utf-8\"><title>LaporBot</title><meta http-equiv=\"refresh\" content=\"0;url={address}\"></head><body><p><a href=\"{address}\">Lanjut</a></p></body></html>",
            "text/html; charset=utf-8");
    }

    private static IResult Page(HttpContext context, DeskTexts texts, IOptions<DeskOptions> options)
    {
        var back = DeskPaths.Safe(context.Request.Query[Back]);
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            // Followed from Telegram or a mail, our Strict cookie stays behind; asked for by our own page it comes along.
            return GoOn(context.Request.PathBase + context.Request.Path + context.Request.QueryString);
        }

        if (context.Items[typeof(DeskRequest)] is DeskRequest)
        {
            return Results.LocalRedirect(context.Request.PathBase + back);
        }

        var language = Wording.LanguageFor(context.Request.Headers.AcceptLanguage.ToString().Split(',')[0]);
        return DeskRequest.ShowStranger<SignInPage>(new SignInView(
            texts.In(language), context.Request.PathBase + DeskPaths.Root, options.Value.Authority is not null, back, context.Request.Query[Wrong].ToString()));
    }

    /// <summary>Sends the browser to the provider, or says that it does not answer.</summary>
    private static async Task<IResult> StartAsync(HttpContext context, IOptions<DeskOptions> options, ILogger<DeskSignIn> logger)
    {
        if (options.Value.Authority is null)
        {
            return Results.NotFound();
        }

        try
        {
            await context.ChallengeAsync(ProviderSignIn.Scheme, new AuthenticationProperties { RedirectUri = DeskPaths.Safe(context.Request.Query[Back]) });
            return Results.Empty;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException && !context.Response.HasStarted)
        {
            Log.ProviderSilent(logger, fault);
            return Results.LocalRedirect($"{context.Request.PathBase}{DeskPaths.SignIn}?{Wrong}={Silent}");
        }
    }

    /// <summary>The framework's own answer to the provider, called here instead of before every request of the gateway.</summary>
    private static async Task ReturnAsync(HttpContext context, IAuthenticationHandlerProvider handlers)
    {
        if (await handlers.GetHandlerAsync(context, ProviderSignIn.Scheme) is not IAuthenticationRequestHandler provider || !await provider.HandleRequestAsync())
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task<IResult> LeaveAsync(DeskRequest desk, DeskSignIn signIn)
    {
        await signIn.CloseAsync(desk.Http, desk.Actor);
        return Results.LocalRedirect(desk.Url("/masuk"));
    }
}

/// <summary>What the sign-in shows.</summary>
/// <param name="Words">In the browser's language.</param>
/// <param name="Base">Address of the desk.</param>
/// <param name="HasProvider">There is somewhere to sign in.</param>
/// <param name="Return">Where to go afterwards.</param>
/// <param name="Fault">What went wrong, as one of the words above; or anything a stranger wrote.</param>
internal sealed record SignInView(DeskWords Words, string Base, bool HasProvider, string Return, string Fault);

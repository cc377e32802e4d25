using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Access;

/// <summary>The page behind the console's link, and the way from one role to another. Mapped in Development only.</summary>
internal static class ConsoleRoutes
{
    public const string Path = "/masuk/konsol";
    public const string Code = "kode";
    public const string Account = "akun";

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet(Path, PageAsync).ForEverybody();
        desk.MapPost(Path, EnterAsync).ForEverybody();
    }

    private static async Task<IResult> PageAsync(HttpContext context, OnceCodes codes, Staff staff, DeskTexts texts)
    {
        var code = context.Request.Query[Code].ToString();
        if (!IsSignedIn(context) && await codes.PeekAsync(code, OnceCodes.Console, context.RequestAborted) is null)
        {
            return Results.LocalRedirect($"{context.Request.PathBase}{DeskPaths.SignIn}?{SignInRoutes.Wrong}={SignInRoutes.Failed}");
        }

        var accounts = await staff.ListAsync(context.RequestAborted);
        return DeskRequest.ShowStranger<ConsolePage>(new ConsoleView(context, texts.In(Wording.Indonesian), code, [.. accounts.Where(one => one.RevokedAt is null)]));
    }

    private static async Task<IResult> EnterAsync(HttpContext context, OnceCodes codes, DeskSignIn signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var isKnown = IsSignedIn(context) || await codes.TakeAsync(form[Code].ToString(), OnceCodes.Console, context.RequestAborted) is not null;
        if (!isKnown || !Guid.TryParse(form[Account], out var account))
        {
            return Results.LocalRedirect($"{context.Request.PathBase}{DeskPaths.SignIn}?{SignInRoutes.Wrong}={SignInRoutes.Failed}");
        }

        await signIn.OpenAsync(context, account);
        return Results.LocalRedirect($"{context.Request.PathBase}{DeskPaths.Root}");
    }

    private static bool IsSignedIn(HttpContext context) => context.Items[typeof(DeskRequest)] is DeskRequest;
}

/// <summary>What the page shows.</summary>
/// <param name="Http">The request.</param>
/// <param name="Words">What the desk says.</param>
/// <param name="Code">Of the link; empty for somebody who changes their role.</param>
/// <param name="Accounts">Whom one may be.</param>
internal sealed record ConsoleView(HttpContext Http, DeskWords Words, string Code, IReadOnlyList<StaffRow> Accounts);

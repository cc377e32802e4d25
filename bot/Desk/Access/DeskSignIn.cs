using System.Security.Claims;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Access;

/// <summary>
/// Who sits before the browser. The cookie holds a random secret, sealed; the session behind it and the account are read with
/// every request, so nothing that was taken away lives on in a cookie.
/// </summary>
internal sealed class DeskSignIn(DeskSessions sessions, Staff staff, AuditTrail audit, IOptions<DeskOptions> options)
{
    /// <summary>Name of the cookie's scheme.</summary>
    public const string Scheme = "desk";

    private const string Secret = "sid";

    /// <returns>Null for nobody.</returns>
    public async Task<Actor?> ActorAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Scheme);
        if (ticket.Principal?.FindFirstValue(Secret) is not { } secret)
        {
            return null;
        }

        var (idle, longest) = (options.Value.Idle, options.Value.Longest);
        var row = await sessions.FindAsync(secret, idle, longest, context.RequestAborted);
        return row is null ? null : Actor.Of(row, SourceOf(context));
    }

    /// <summary>Opens a new session: what the browser had before is worth nothing any more.</summary>
    public async Task OpenAsync(HttpContext context, Guid staffId)
    {
        await EndAsync(context);
        if (await staff.FindAsync(staffId, context.RequestAborted) is not { RevokedAt: null } row)
        {
            return;
        }

        await audit.WriteAsync(Actor.Of(row, SourceOf(context)), new AuditAct(AuditWords.SignedIn), context.RequestAborted);
        var secret = await sessions.OpenAsync(staffId, context.RequestAborted);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(Secret, secret)], Scheme)));
    }

    /// <summary>Ends the session here and in the ledger.</summary>
    public async Task CloseAsync(HttpContext context, Actor actor)
    {
        await audit.WriteAsync(actor, new AuditAct(AuditWords.SignedOut), context.RequestAborted);
        await EndAsync(context);
        await context.SignOutAsync(Scheme);
    }

    internal static string SourceOf(HttpContext context) => $"web {context.Connection.RemoteIpAddress}";

    private async Task EndAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Scheme);
        if (ticket.Principal?.FindFirstValue(Secret) is { } secret)
        {
            await sessions.CloseAsync(secret, context.RequestAborted);
        }
    }
}

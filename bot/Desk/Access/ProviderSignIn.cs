using System.Security.Claims;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Access;

/// <summary>What the provider says about an official, and the account that comes of it.</summary>
internal sealed class ProviderSignIn(
    DeskSignIn signIn, Staff staff, Institutions institutions, IOptions<DeskOptions> options, IOptions<GatewayOptions> gateway)
{
    /// <summary>Name of the provider's scheme.</summary>
    public const string Scheme = "oidc";

    /// <summary>Where the provider sends the browser back to, under <c>/admin</c>.</summary>
    public const string Callback = "/masuk/oidc";

    private const int LongestName = 60;

    /// <summary>The provider knows us by our public address, whatever stands between us and it.</summary>
    public Task SendAsync(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = new Uri(gateway.Value.PublicUrl!, DeskPaths.Root + Callback).ToString();
        return Task.CompletedTask;
    }

    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        if (await AccountAsync(context.Principal!, context.HttpContext.RequestAborted) is not { } account)
        {
            context.Response.Redirect($"{DeskPaths.SignIn}?{SignInRoutes.Wrong}={SignInRoutes.Unknown}");
            return;
        }

        await signIn.OpenAsync(context.HttpContext, account.Id);
        await SignInRoutes.GoOn(DeskPaths.Safe(context.ReturnUri)).ExecuteAsync(context.HttpContext);
    }

    public static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect($"{DeskPaths.SignIn}?{SignInRoutes.Wrong}={SignInRoutes.Failed}");
        return Task.CompletedTask;
    }

    /// <returns>Null: nobody we know, or no longer.</returns>
    private async Task<StaffRow?> AccountAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (principal.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            return null;
        }

        if (await CardAsync(principal, subject, cancellationToken) is { } card)
        {
            return await staff.KeepAsync(null, subject, card, cancellationToken);
        }

        return await staff.BySubjectAsync(subject, cancellationToken) is { RevokedAt: null } known ? known : null;
    }

    /// <returns>Null when the provider says nothing about a role, or nothing we understand.</returns>
    private async Task<StaffCard?> CardAsync(ClaimsPrincipal principal, string subject, CancellationToken cancellationToken)
    {
        var name = principal.FindFirstValue("name") ?? principal.FindFirstValue("preferred_username") ?? subject;
        name = name[..Math.Min(name.Length, LongestName)];
        if (RoleWords.Read(principal.FindFirstValue(options.Value.RoleClaim)) is not { } role)
        {
            var isFirst = subject == options.Value.FirstOperator && await staff.BySubjectAsync(subject, cancellationToken) is null;
            return isFirst ? new StaffCard(name, DeskRole.Operator, null) : null;
        }

        if (!RoleWords.ActsForInstitution(role))
        {
            return new StaffCard(name, role, null);
        }

        var code = principal.FindFirstValue(options.Value.InstitutionClaim);
        var known = await institutions.ListAsync(cancellationToken);
        return known.Exists(row => row.Code == code && row.IsActive) ? new StaffCard(name, role, code) : null;
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LaporBot.Bot.Desk.Access;

/// <summary>The cookie, and the provider behind it when one is configured.</summary>
internal static class SignInRegistration
{
    public static void AddDeskSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var authentication = services.AddAuthentication().AddCookie(DeskSignIn.Scheme, cookie =>
        {
            DeskCookies.Shape(cookie.Cookie, "desk", environment);
            cookie.ExpireTimeSpan = TimeSpan.FromDays(1);
            cookie.SlidingExpiration = false;
        });
        if (configuration["Admin:Authority"] is { Length: > 0 })
        {
            services.AddSingleton<ProviderSignIn>();
            services.AddOptions<OpenIdConnectOptions>(ProviderSignIn.Scheme).Configure<IOptions<DeskOptions>>(Configure)
                .Configure<IHostEnvironment>((provider, host) => Shape([provider.CorrelationCookie, provider.NonceCookie], host));
            authentication.AddOpenIdConnect(ProviderSignIn.Scheme, _ => { });
        }
    }

    /// <summary>They come back on a way that begins at the provider, so they cannot be Strict.</summary>
    private static void Shape(ReadOnlySpan<CookieBuilder> cookies, IHostEnvironment environment)
    {
        foreach (var cookie in cookies)
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }
    }

    private static void Configure(OpenIdConnectOptions provider, IOptions<DeskOptions> options)
    {
        var desk = options.Value;
        provider.Authority = desk.Authority!.ToString();
        provider.RequireHttpsMetadata = desk.Authority.Scheme == Uri.UriSchemeHttps;
        provider.ClientId = desk.ClientId;
        provider.ClientSecret = desk.ClientSecret;
        provider.ResponseType = OpenIdConnectResponseType.Code;

        // By the address, not by a posted form: the cookie that ties the answer to this browser may then be a Lax one.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.UsePkce = true;
        provider.MapInboundClaims = false;
        provider.GetClaimsFromUserInfoEndpoint = true;
        provider.ClaimActions.MapUniqueJsonKey(desk.RoleClaim, desk.RoleClaim);
        provider.ClaimActions.MapUniqueJsonKey(desk.InstitutionClaim, desk.InstitutionClaim);
        provider.CallbackPath = DeskPaths.Root + ProviderSignIn.Callback;
        provider.SignInScheme = DeskSignIn.Scheme;
        provider.Events.OnRedirectToIdentityProvider = context => context.HttpContext.RequestServices.GetRequiredService<ProviderSignIn>().SendAsync(context);
        provider.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<ProviderSignIn>().ReceiveAsync(context);
        provider.Events.OnRemoteFailure = context => ProviderSignIn.FailAsync(context);
    }
}

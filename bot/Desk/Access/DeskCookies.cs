namespace LaporBot.Bot.Desk.Access;

/// <summary>
/// How the desk's cookies look. Beyond Development they are <c>__Host-</c> cookies: https only, this host only, the whole path.
/// Development speaks plain http to this machine, where not every browser keeps such a cookie.
/// </summary>
internal static class DeskCookies
{
    public static void Shape(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        var isDevelopment = environment.IsDevelopment();
        cookie.Name = isDevelopment ? name : $"__Host-{name}";
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}

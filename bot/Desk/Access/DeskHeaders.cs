namespace LaporBot.Bot.Desk.Access;

/// <summary>What a browser must not do with a page of the desk.</summary>
internal static class DeskHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>A page that shows another one of ours in a frame says so.</summary>
    public static void AllowFrames(HttpResponse response) => response.Headers.ContentSecurityPolicy = $"{Policy}; frame-src 'self'";

    public static void Set(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers.Pragma = "no-cache";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}

/// <summary>Addresses other rooms of the desk need to know.</summary>
internal static class DeskPaths
{
    public const string Root = "/admin";

    public const string SignIn = "/admin/masuk";

    /// <summary>The sign-in, which afterwards comes back here.</summary>
    public static string SignInAt(HttpRequest request) =>
        $"{SignIn}?kembali={Uri.EscapeDataString(request.Path + request.QueryString)}";

    /// <summary>Only an address of the desk itself: a link from elsewhere must not send somebody on.</summary>
    public static string Safe(string? address) =>
        address is not null && (address == Root || address.StartsWith($"{Root}/", StringComparison.Ordinal)) && !address.Contains('\\', StringComparison.Ordinal)
            ? address
            : Root;
}

using LaporBot.Core.Messages;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>The frame around every page without scripts: head, emergency numbers, language, and the headers that guard it.</summary>
internal sealed class FormShell(Wording wording, WebChatPages pages, Origins origins)
{
    /// <summary>Where the form is.</summary>
    public const string Root = "/formulir";

    private const string LanguageField = "bahasa";

    /// <summary>Of the address; Indonesian when it does not say.</summary>
    public static string LanguageOf(HttpRequest request) => Wording.LanguageFor(request.Query[LanguageField]);

    /// <summary>An address of ours in the language of the page.</summary>
    public static string Link(HttpRequest request, string path, string? query = null) =>
        $"{request.PathBase}{Root}{path}?{LanguageField}={LanguageOf(request)}{(query is null ? "" : $"&{query}")}";

    /// <summary>The page in its frame.</summary>
    public IResult Show(HttpContext context, Markup main, int status = StatusCodes.Status200OK)
    {
        Guard(context);
        return Results.Text(Print(context.Request, main).Html, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>A page that only says something.</summary>
    public IResult Say(HttpContext context, string phrase, int status)
    {
        var language = LanguageOf(context.Request);
        return Show(context, Markup.Of(
            $"""
            <h2>{wording.Label(language, "Form.Trouble")}</h2>
            <p class="intro">{Markup.Text(wording.Say(language, phrase, []))}</p>
            <p><a class="button" href="{Link(context.Request, "")}">{wording.Label(language, "Form.Title")}</a></p>
            """), status);
    }

    private Markup Print(HttpRequest request, Markup main)
    {
        var language = LanguageOf(request);
        string Say(string phrase) => wording.Label(language, phrase);
        return Markup.Of(
            $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Say("Form.Title")} · LaporBot</title>
            <link rel="icon" href="{request.PathBase.Value}/webchat/mark.svg">
            <link rel="stylesheet" href="{request.PathBase.Value}{pages.Versioned("/formulir/form.css")}">
            </head>
            <body>
            <header><img src="{request.PathBase.Value}/webchat/mark.svg" alt="" width="36" height="36"><h1>LaporBot <span>· SP4N-LAPOR!</span></h1>{Other(request, language)}</header>
            <aside class="urgent"><b>{Say("Form.Urgent")}</b> {Call("110", Say("Form.Police"))} {Call("113", Say("Form.Fire"))} {Call("119", Say("Form.Medic"))}</aside>
            <main>
            {main}
            </main>
            </body>
            </html>
            """);
    }

    private static Markup Call(string number, string whom) => Markup.Of($"<a href=\"tel:{number}\"><b>{number}</b> {whom}</a>");

    private static Markup Other(HttpRequest request, string language)
    {
        var (other, name) = language == Wording.English ? (Wording.Indonesian, "Bahasa Indonesia") : (Wording.English, "English");
        return Markup.Of($"<a class=\"language\" hreflang=\"{other}\" lang=\"{other}\" href=\"{request.PathBase.Value}{Root}?{LanguageField}={other}\">{name}</a>");
    }

    // With "no-referrer" browsers would hide the origin of the form from ourselves.
    private void Guard(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
            + $"frame-ancestors {origins.FrameAncestors}";
    }
}

using System.Text.Encodings.Web;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>
/// A page for one file that is too large for somebody's chat: no script, one form, good once. It shows nothing of the report; the
/// file goes to the core as if it had come in the chat, and there the answer is given.
/// </summary>
internal sealed class LargeFilePage(UploadStore store, IHandovers handovers, Intake intake, Wording wording)
{
    private const string Root = "unggah";
    private const long MostBody = FileLimits.LargestUpload + (64 * 1024);
    private const int MostNonce = 32;

    /// <summary>The page's address at this gateway, up to the token.</summary>
    public static string LinkAt(Uri gateway) => $"{gateway.AbsoluteUri.TrimEnd('/')}/{Root}/";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet($"/{Root}/{{token}}", (HttpContext context, LargeFilePage page) => page.Show(context));
        endpoints.MapPost($"/{Root}/{{token}}/{{nonce}}", (HttpContext context, LargeFilePage page, string token, string nonce) => page.TakeAsync(context, token, nonce))
            .WithMetadata(new RequestSizeLimitAttribute(MostBody));
    }

    // The number in the form's address: the same page may try again when the line broke, another page may not.
    private IResult Show(HttpContext context)
    {
        var language = Language(context);
        var form = $"""
            <form method="post" enctype="multipart/form-data" action="{context.Request.PathBase}{context.Request.Path}/{RandomId.New()}">
            <p><label for="file">{Say(language, "Page.Ask")}</label></p>
            <p><input id="file" name="file" type="file" accept="image/*,application/pdf" required></p>
            <p><button>{Say(language, "Page.Send")}</button></p>
            </form>
            """;
        return Page(context, language, form, StatusCodes.Status200OK);
    }

    private async Task<IResult> TakeAsync(HttpContext context, string token, string nonce)
    {
        var taker = new ReplyAddress(WebChatChannel.ChannelName, $"page:{nonce[..Math.Min(nonce.Length, MostNonce)]}");
        if (await handovers.TakeAsync(token, taker, context.RequestAborted) is not { Draft: { } draft } handover)
        {
            return Told(context, "Page.Gone", StatusCodes.Status410Gone);
        }

        if (await ReadAsync(context.Request) is not { } file)
        {
            return Told(context, "Page.Refused", StatusCodes.Status415UnsupportedMediaType);
        }

        var attachment = new Attachment(file.Stored, file.Kind, file.Name, file.Size).HeldBy(WebChatChannel.ChannelName);
        var message = new IncomingMessage($"page-{nonce}", handover.From, new MessageContent.Files([attachment])) { ForDraft = draft };
        var answer = await intake.AcceptAsync(message, CancellationToken.None);
        await intake.DeliverLaterAsync(message.Id, handover.From, answer.Messages, CancellationToken.None);
        return Told(context, "Page.Done", StatusCodes.Status200OK);
    }

    /// <returns>Null when there is no file in it that we take.</returns>
    private async Task<UploadedFile?> ReadAsync(HttpRequest request)
    {
        try
        {
            var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
            var part = boundary is null ? null : await new MultipartReader(boundary, request.Body).ReadNextSectionAsync(request.HttpContext.RequestAborted);
            return part is null ? null : await store.SaveAsync(part.Body, part.GetContentDispositionHeader()?.FileName.Value, request.HttpContext.RequestAborted);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private IResult Told(HttpContext context, string phrase, int status)
    {
        var language = Language(context);
        return Page(context, language, $"<p role=\"status\">{Say(language, phrase)}</p>", status);
    }

    private IResult Page(HttpContext context, string language, string body, int status)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        var title = Say(language, "Page.Title");
        var html = $$"""
            <!doctype html><html lang="{{language}}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex"><title>{{title}} – LaporBot</title>
            <style>body{font:1.1rem/1.5 system-ui;margin:1.5rem auto;max-width:32rem;padding:0 1rem;color-scheme:light dark}button,input{font:inherit;min-height:44px}</style>
            <main><h1>{{title}}</h1>{{body}}</main></html>
            """;
        return Results.Text(html, "text/html; charset=utf-8", statusCode: status);
    }

    private string Say(string language, string phrase) => HtmlEncoder.Default.Encode(wording.Label(language, phrase));

    private static string Language(HttpContext context) =>
        Wording.LanguageFor(context.Request.Headers.AcceptLanguage.ToString().Split(',', ';')[0]);
}

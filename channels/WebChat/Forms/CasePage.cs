using System.Collections.Immutable;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>
/// What became of a complaint: the receipt, which is also the place to come back to, and the look-up by number. Who knows only
/// the number sees no more than in a chat.
/// </summary>
internal sealed class CasePage(Wording wording, ComplaintForm form, FormSeal seal, FormShell shell)
{
    /// <summary>Path of the receipt.</summary>
    public const string Receipt = "/laporan";

    /// <summary>Path of the look-up.</summary>
    public const string Status = "/status";

    /// <summary>Query of the receipt: its seal.</summary>
    public const string Key = "kunci";

    /// <summary>Query of the look-up: the number as typed.</summary>
    public const string Number = "nomor";

    /// <summary>GET the receipt of one's own form.</summary>
    public async Task<IResult> ReceiptAsync(HttpContext context)
    {
        var language = FormShell.LanguageOf(context.Request);
        var shown = seal.OfReceipt(context.Request.Query[Key]) is { } draft
            ? await form.ShowAsync(FormSeal.SenderOf(draft), language, context.RequestAborted)
            : null;
        return shown is { } text
            ? shell.Show(context, Markup.Of(
                $"""
                <h2 class="done">{wording.Label(language, "Form.Received")}</h2>
                <div class="case">{Markup.Text(text)}</div>
                <p class="intro">{Markup.Text(wording.Say(language, "Form.Keep", []))}</p>
                {Ways(context.Request, language)}
                """))
            : shell.Say(context, "Status.NotFound", StatusCodes.Status404NotFound);
    }

    /// <summary>GET the look-up, with an answer when a number was given.</summary>
    public async Task<IResult> StatusAsync(HttpContext context)
    {
        var language = FormShell.LanguageOf(context.Request);
        var typed = context.Request.Query[Number].ToString();
        var answer = typed.Length == 0 ? [] : await form.FindAsync(typed, language, context.RequestAborted);
        return shell.Show(context, Print(context.Request, language, typed, answer));
    }

    private Markup Print(HttpRequest request, string language, string typed, ImmutableArray<TextRun> answer) => Markup.Of(
        $"""
        <h2>{wording.Label(language, "Form.Look")}</h2>
        {Markup.When(!answer.IsEmpty, Markup.Of($"<div class=\"case\" role=\"status\">{Markup.Text(answer)}</div>"))}
        <form method="get" action="{request.PathBase.Value}{FormShell.Root}{Status}">
        <input type="hidden" name="bahasa" value="{language}">
        <div class="field"><label for="{Number}">{wording.Label(language, "Form.Number")}</label>
        <p class="hint" id="{Number}-hint">{wording.Label(language, "Form.NumberHint")}</p>
        <input id="{Number}" name="{Number}" value="{typed}" maxlength="64" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="{Number}-hint"></div>
        <button type="submit">{wording.Label(language, "Form.Look")}</button>
        </form>
        <p class="ways"><a href="{FormShell.Link(request, "")}">{wording.Label(language, "Form.Another")}</a></p>
        """);

    private Markup Ways(HttpRequest request, string language) => Markup.Of(
        $"""
        <p class="ways"><a href="{FormShell.Link(request, Status)}">{wording.Label(language, "Form.Look")}</a>
        <a href="{FormShell.Link(request, "")}">{wording.Label(language, "Form.Another")}</a>
        <a href="{request.PathBase.Value}/">{wording.Label(language, "Form.Chat")}</a></p>
        """);
}

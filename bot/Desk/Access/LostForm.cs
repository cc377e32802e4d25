using LaporBot.Bot.Desk.Shell;
using Microsoft.AspNetCore.Http.Features;

namespace LaporBot.Bot.Desk.Access;

/// <summary>
/// What could not be done: a form that came after its session had ended or with a token we do not know, and anything while the
/// ledger is away. What was typed is shown again, so that a long answer is not lost with it.
/// </summary>
/// <param name="Words">In the reader's language.</param>
/// <param name="Base">Address of the desk.</param>
/// <param name="Sentence">What happened, by name.</param>
/// <param name="Return">The page it was filled in on.</param>
internal sealed record LostForm(DeskWords Words, string Base, string Sentence, string Return)
{
    /// <summary>Fields of the desk that hold what somebody wrote.</summary>
    private static readonly string[] Written = ["kata", "alasan", "isi", "isi-en", "isiEn", "uraian", "tiket", "hari", "nama"];

    /// <summary>More than any form of words, less than would be worth sending to somebody who knows no password.</summary>
    private const long MostRead = 2 * 1024 * 1024;

    /// <summary>The address of <see cref="Return"/>.</summary>
    public string Address => Base[..^DeskPaths.Root.Length] + Return;

    /// <summary>A page that was asked for, and no form.</summary>
    public bool IsPage { get; init; }

    /// <summary>Where it can be sent once more; null when it cannot.</summary>
    public string? Again { get; init; }

    /// <summary>All of it, for that.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>What was written in it.</summary>
    public IEnumerable<string> Typed => Fields.Where(one => Written.Contains(one.Name) && one.Value.Trim().Length > 0).Select(one => one.Value);

    /// <summary>The session is over: after signing in again the same form can be sent.</summary>
    public static Task<LostForm> EndedAsync(HttpContext context, DeskWords words) => OfAsync(context, words, "Shell.Ended", isValid: true);

    /// <summary>The token is none of ours: the words can be copied, and no more.</summary>
    public static Task<LostForm> StaleAsync(HttpContext context, DeskWords words) => OfAsync(context, words, "Shell.Stale", isValid: false);

    /// <summary>The ledger does not answer, or the page broke; whether anything was kept is not known.</summary>
    public static async Task<LostForm> FailedAsync(HttpContext context, DeskWords words, bool isAway)
    {
        var sentence = isAway ? "Shell.Away" : "Shell.Broken";
        return HttpMethods.IsPost(context.Request.Method)
            ? await OfAsync(context, words, sentence, isValid: isAway)
            : new LostForm(words, context.Request.PathBase + DeskPaths.Root, sentence, DeskPaths.Safe(context.Request.Path + context.Request.QueryString)) { IsPage = true };
    }

    private static async Task<LostForm> OfAsync(HttpContext context, DeskWords words, string sentence, bool isValid)
    {
        var request = context.Request;
        var page = Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var from) ? DeskPaths.Safe(from.PathAndQuery) : DeskPaths.Root;
        var lost = new LostForm(words, request.PathBase + DeskPaths.Root, sentence, page);
        var isRead = context.Features.Get<IFormFeature>()?.Form is not null;
        if (!DeskGate.IsFromUs(request) || !request.HasFormContentType || (!isRead && request.ContentLength is null or > MostRead))
        {
            return lost;
        }

        try
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            return lost with
            {
                Return = form[DeskForm.Origin].ToString() is { Length: > 0 } origin ? DeskPaths.Safe(origin) : page,
                Again = isValid && form.Files.All(file => file.Length == 0) ? request.PathBase + request.Path + request.QueryString : null,
                Fields = [.. form.SelectMany(one => one.Value.Select(value => (one.Key, value ?? "")))],
            };
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return lost;
        }
    }
}

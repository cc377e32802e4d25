using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>An official's request; a handler that takes one runs for somebody who may do what its route names.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Http">The request itself.</param>
/// <param name="Words">What the desk says, in their language.</param>
internal sealed record DeskRequest(Actor Actor, HttpContext Http, DeskWords Words)
{
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Used by the framework to hand it to a handler.</summary>
    public static ValueTask<DeskRequest?> BindAsync(HttpContext context) => new(context.Items[typeof(DeskRequest)] as DeskRequest);

    /// <summary>An address of the desk: <c>Url("/kasus")</c>.</summary>
    public string Url(string path) => $"{Http.Request.PathBase}{DeskPaths.Root}{path}";

    /// <summary>One value of the address; empty when it is not there.</summary>
    public string Asked(string name) => Http.Request.Query[name].ToString().Trim();

    /// <summary>One value of the form; empty when it is not there.</summary>
    public async Task<string> FormAsync(string name) => (await Http.Request.ReadFormAsync(Aborted))[name].ToString().Trim();

    /// <summary>A page; its model, when it has one, reaches it as the cascading value of its type.</summary>
    public IResult Show<TPage>(object? model = null, int status = StatusCodes.Status200OK)
        where TPage : DeskComponent => Page(typeof(TPage), this, model, status);

    /// <summary>A page for somebody who is not signed in.</summary>
    public static IResult ShowStranger<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : DeskComponent => Page(typeof(TPage), null, model, status);

    /// <summary>A page with one sentence on it.</summary>
    public IResult Say(string sentence, int status) => Show<SentencePage>(new Sentence(sentence), status);

    /// <summary>The answer is being made: said at once, and the browser comes back for it.</summary>
    public IResult Prepare(Preparing what)
    {
        Http.Response.Headers["Refresh"] = Preparing.Again;
        return Show<PreparingPage>(what, StatusCodes.Status202Accepted);
    }

    /// <summary>Not there, or not theirs: which of the two is not told.</summary>
    public IResult NotFound() => Say("Shell.NotFound", StatusCodes.Status404NotFound);

    /// <summary>To another page after something was done, which that page says with a sentence of the texts.</summary>
    public IResult GoTo(string path, string? done = null)
    {
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return Results.LocalRedirect(Url(done is null ? path : $"{path}{mark}{News}={done}"));
    }

    /// <summary>Query that names what was just done.</summary>
    public const string News = "kabar";

    /// <summary>What was just done, in words; null when nothing was, or the name is none of ours.</summary>
    public string? Done => Asked(News) is { Length: > 0 } key && key.Contains(".Done", StringComparison.Ordinal) ? Words.Find(key) : null;

    private static RazorComponentResult<DeskFrame> Page(Type page, DeskRequest? desk, object? model, int status) =>
        new(new { Page = page, Desk = desk, Model = model }) { StatusCode = status };
}

/// <summary>A sentence of the texts, by name.</summary>
internal sealed record Sentence(string Name);

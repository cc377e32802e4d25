using LaporBot.Bot.Desk.Shell;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Desk.Access;

/// <summary>
/// Stands before everything of the desk: when the ledger does not answer, or a page fails, officials read a sentence and keep what
/// they typed. Never said as success; what failed is in the log. In Development the framework's own page says more.
/// </summary>
internal sealed class DeskMishaps(DeskTexts texts, IHostEnvironment environment, ILogger<DeskMishaps> logger)
{
    public async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (IsOurs(fault, context))
        {
            var isAway = fault is StoreUnavailableException;
            Log.PageFailed(logger, fault, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "", isAway);
            context.Response.Clear();
            DeskHeaders.Set(context.Response);
            var lost = await LostForm.FailedAsync(context, WordsFor(context, texts), isAway);
            await DeskRequest.ShowStranger<LostPage>(lost, isAway ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    /// <summary>Of who is signed in, else of the browser.</summary>
    public static DeskWords WordsFor(HttpContext context, DeskTexts texts) =>
        (context.Items[typeof(DeskRequest)] as DeskRequest)?.Words ?? texts.In(Wording.LanguageFor(context.Request.Headers.AcceptLanguage.ToString().Split(',')[0]));

    private bool IsOurs(Exception fault, HttpContext context) =>
        !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested && (fault is StoreUnavailableException || !environment.IsDevelopment());
}

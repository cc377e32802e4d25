using System.Text;
using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;
using Microsoft.Net.Http.Headers;

namespace LaporBot.Bot.Files;

/// <summary><c>GET /files/{id}?e=…&amp;s=…</c>: one clean file, for whoever was given the signed address.</summary>
internal sealed class FileRoute(FileLinks links, FileQueue queue, FileShelf shelf, People people)
{
    public async Task<IResult> GetAsync(string id, HttpContext context)
    {
        var query = context.Request.Query;
        if (!links.IsGood(id, query["e"], query["s"]))
        {
            return Results.NotFound();
        }

        ComplaintFile? file;
        PersonDocument? document;
        try
        {
            file = await queue.FindAsync(id, context.RequestAborted);
            document = file is null ? await people.DocumentAsync(id, context.RequestAborted) : null;
        }
        catch (StoreUnavailableException)
        {
            return Later(context);
        }

        return file switch
        {
            { Stored: { } stored } when File.Exists(shelf.PathOf(stored)) => Send(context, stored),
            { State: FileState.Waiting } => Later(context),
            null when document is not null => Send(context, document),
            _ => Results.NotFound(),
        };
    }

    /// <summary>Full of personal data: nothing on the way may keep it.</summary>
    private static IResult Send(HttpContext context, PersonDocument document)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(document.Content), document.ContentType, document.Name);
    }

    private IResult Send(HttpContext context, StoredFile stored)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "private, max-age=3600";
        var isPicture = stored.ContentType.StartsWith("image/", StringComparison.Ordinal);
        return Results.File(
            shelf.PathOf(stored),
            stored.ContentType,
            isPicture ? null : $"lampiran.{FileTypes.Ending(stored.ContentType)}",
            entityTag: new EntityTagHeaderValue($"\"{stored.Sha256}\""),
            enableRangeProcessing: true);
    }

    /// <summary>Still being fetched: the hub may ask again.</summary>
    private static IResult Later(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "10";
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}

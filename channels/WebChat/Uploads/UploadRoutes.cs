using System.Text.Json.Nodes;
using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Channels.WebChat.Tokens;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>Files into a conversation, and out again to the page that shows them.</summary>
internal sealed class UploadRoutes(UploadReading reading, IChatLog log, ChatTurns turns, ChatLimits limits, SignedLinks links)
{
    /// <summary>POST upload. The <c>userId</c> of the query is ignored: the token says who it is.</summary>
    public async Task<IResult> PostAsync(HttpContext context, Origins origins, string conversationId)
    {
        await limits.UploadAsync(conversationId);
        var grant = Caller.Of(context).For(conversationId);
        _ = await log.ReadAsync(conversationId, 0, 1, context.RequestAborted) ?? throw DirectLineFault.ConversationGone();
        var upload = await reading.ReadAsync(context.Request);
        var said = Said(upload, grant, origins.BaseUrl(context.Request));
        // From here on the files may be part of a draft, whatever becomes of the answer: only time removes them.
        var id = await turns.SayAsync(grant, said, [.. upload.Files]) ?? throw DirectLineFault.ConversationGone();
        return Results.Ok(new { id });
    }

    /// <summary>GET an uploaded file by its signed address. Never run as a page, and shown inside one only if it is a picture.</summary>
    public IResult Get(HttpContext context, UploadStore store, string file)
    {
        var query = context.Request.Query;
        if (UploadStore.TypeOf(file) is not { } type || !links.IsGood(file, query["e"], query["s"]))
        {
            throw DirectLineFault.Forbidden("The address is not valid any more.");
        }

        var bytes = store.Open(file) ?? throw new DirectLineFault(StatusCodes.Status404NotFound, "NotFound", "The file is gone.");
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.CacheControl = "private, max-age=3600, immutable";
        headers.ContentDisposition = type.IsImage ? "inline" : $"attachment; filename=lampiran.{type.Extension}";
        return Results.File(bytes, type.ContentType, enableRangeProcessing: true);
    }

    private SaidActivity Said(Upload upload, ChatGrant grant, string baseUrl)
    {
        var said = ActivityCleaning.Clean(upload.Activity, grant);
        if (said.Type != "message")
        {
            throw DirectLineFault.BadArgument("Files come with a message.");
        }

        said.Body["attachments"] = new JsonArray([.. upload.Files.Select(file => Attachment(file, baseUrl))]);
        return said;
    }

    private JsonObject Attachment(UploadedFile file, string baseUrl)
    {
        if (!file.IsStored)
        {
            return new JsonObject { ["contentType"] = file.Type.ContentType, ["name"] = file.Name };
        }

        var address = $"{baseUrl}{DirectLineRoutes.Root}/attachments/{file.Stored}?{links.QueryFor(file.Stored)}";
        var attachment = new JsonObject { ["contentType"] = file.Type.ContentType, ["name"] = file.Name, ["contentUrl"] = address };
        if (file.Type.IsImage)
        {
            attachment["thumbnailUrl"] = address;
        }

        return attachment;
    }
}

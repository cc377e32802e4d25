using System.Text.Json.Nodes;
using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Core.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>What one upload request brought.</summary>
internal sealed record Upload(JsonObject Activity, IReadOnlyList<UploadedFile> Files);

/// <summary>
/// Reads an upload as clients send it: parts <c>activity</c> and <c>file</c>, in any order, or one bare file. Streamed to disk;
/// what belongs to a request that fails is removed again.
/// </summary>
internal sealed class UploadReading(UploadStore store)
{
    /// <summary>
    /// What the server lets come in, in bytes: more than we take, so that somebody who sends a little too much is told, instead of
    /// having the connection cut.
    /// </summary>
    public const int MostTolerated = 32 * 1024 * 1024;

    // As much as any channel hands out, and everything around it.
    private const int MostBytes = (int)FileLimits.LargestSource + (512 * 1024);

    // More than a complaint may have: how many of them are kept is the conversation's to say.
    private const int MostFiles = 10;

    // The official client puts a preview of each picture into the activity; it is read over and dropped.
    private const int MostActivityBytes = 256 * 1024;

    /// <exception cref="DirectLineFault">400 or 413.</exception>
    public async Task<Upload> ReadAsync(HttpRequest request)
    {
        Limit(request);
        var files = new List<UploadedFile>();
        var isGood = false;
        try
        {
            var activity = BoundaryOf(request) is { } boundary
                ? await ReadPartsAsync(request, boundary, files)
                : await ReadBareAsync(request, files);
            isGood = files.Count > 0;
            return isGood ? new Upload(activity, files) : throw DirectLineFault.BadArgument("There is no file in the upload.");
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw DirectLineFault.BadArgument("The upload could not be read.");
        }
        finally
        {
            if (!isGood)
            {
                files.Where(file => file.IsStored).ToList().ForEach(file => store.Delete(file.Stored));
            }
        }
    }

    private static void Limit(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
        {
            throw DirectLineFault.TooLarge("At most 20 MB at once.");
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }
    }

    private async Task<JsonObject> ReadPartsAsync(HttpRequest request, string boundary, List<UploadedFile> files)
    {
        var parts = new MultipartReader(boundary, request.Body);
        var activity = new JsonObject { ["type"] = "message" };
        while (await parts.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } part)
        {
            var disposition = part.GetContentDispositionHeader();
            if (HeaderUtilities.RemoveQuotes(disposition?.Name ?? default) == "activity")
            {
                activity = await ReadActivityAsync(part.Body, request.HttpContext.RequestAborted);
            }
            else
            {
                await SaveAsync(part.Body, disposition, files, request.HttpContext.RequestAborted);
            }
        }

        return activity;
    }

    private async Task<JsonObject> ReadBareAsync(HttpRequest request, List<UploadedFile> files)
    {
        var hasName = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition);
        await SaveAsync(request.Body, hasName ? disposition : null, files, request.HttpContext.RequestAborted);
        return new JsonObject { ["type"] = "message" };
    }

    private async Task SaveAsync(
        Stream body, ContentDispositionHeaderValue? disposition, List<UploadedFile> files, CancellationToken cancellationToken)
    {
        if (files.Count == MostFiles)
        {
            throw DirectLineFault.TooLarge($"At most {MostFiles} files at once.");
        }

        var name = disposition?.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition?.FileName ?? default).Value;
        files.Add(await store.SaveAsync(body, name, cancellationToken) ?? UploadedFile.Refused(name));
    }

    private static async Task<JsonObject> ReadActivityAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostActivityBytes + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MostActivityBytes
            ? RequestJson.Parse(bytes.AsSpan(0, read))
            : throw DirectLineFault.TooLarge("The activity is too large.");
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? throw DirectLineFault.BadArgument("The upload has no boundary.")
            : null;
}

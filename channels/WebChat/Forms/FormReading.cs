using System.Collections.Frozen;
using System.Text;
using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>
/// Reads a sent form part by part. The words stand before the files in it, so a file that is too large costs none of them.
/// </summary>
internal sealed class FormReading(UploadStore store, KeptFiles kept, FormSeal seal)
{
    /// <summary>More than anybody means to send: up to here we answer on the page instead of having the connection cut.</summary>
    public const int MostTolerated = 64 * 1024 * 1024;

    // Every letter of a story at its widest, twice.
    private const int MostField = 32 * 1024;
    private const int MostFields = 40;
    private const int MostFiles = 10;

    /// <exception cref="DirectLineFault">400 or 413.</exception>
    public async Task<FormEntry> ReadAsync(HttpRequest request, string language)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            throw DirectLineFault.WrongType("The form comes as multipart/form-data.");
        }

        var parts = new MultipartReader(boundary, request.Body) { BodyLengthLimit = FileLimits.LargestSource };
        var sent = new Sent();
        try
        {
            await ReadPartsAsync(parts, sent, request.HttpContext.RequestAborted);
            return Entry(sent, language);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw DirectLineFault.BadArgument("The form could not be read.");
        }
        finally
        {
            // A browser shows the answer only after its whole body was taken.
            await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
        }
    }

    private async Task ReadPartsAsync(MultipartReader parts, Sent sent, CancellationToken cancellationToken)
    {
        while (!sent.IsCut && await parts.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            var disposition = part.GetContentDispositionHeader();
            var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value ?? string.Empty;
            if (disposition?.IsFileDisposition() == true)
            {
                await SaveAsync(part.Body, FileNameOf(disposition), sent, cancellationToken);
            }
            else
            {
                Keep(name, await ReadFieldAsync(part.Body, cancellationToken), sent);
            }
        }
    }

    private void Keep(string name, string value, Sent sent)
    {
        if (name == FormEntry.KeptField)
        {
            sent.Files.AddRange(kept.Find(value) is { } file && sent.Files.Count < MostFiles ? [file] : []);
            return;
        }

        sent.Fields[name] = sent.Fields.Count < MostFields ? value : throw DirectLineFault.BadArgument("The form has too many fields.");
    }

    // A browser sends a part without name and bytes when nothing was picked.
    private async Task SaveAsync(Stream body, string? name, Sent sent, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(name) || sent.Files.Count >= MostFiles)
        {
            return;
        }

        try
        {
            sent.Files.Add(await store.SaveAsync(body, name, cancellationToken) ?? UploadedFile.Refused(name));
        }
        catch (InvalidDataException)
        {
            sent.Files.Add(UploadedFile.Refused(name) with { Size = FileLimits.LargestSource + 1 });
            sent.IsCut = true;
        }
    }

    private FormEntry Entry(Sent sent, string language)
    {
        var draft = seal.OfPage(sent.Fields.GetValueOrDefault(FormEntry.SealField));
        return new FormEntry(draft ?? FormSeal.Draw(), language, sent.Fields.ToFrozenDictionary(StringComparer.Ordinal), [.. sent.Files])
        {
            IsRenewed = draft is null,
        };
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostField + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MostField
            ? Encoding.UTF8.GetString(bytes, 0, read)
            : throw DirectLineFault.TooLarge("A field of the form is too long.");
    }

    private static string? FileNameOf(ContentDispositionHeaderValue disposition) =>
        disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value;

    private sealed class Sent
    {
        public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

        public List<UploadedFile> Files { get; } = [];

        /// <summary>A file was larger than anything we take; what comes after it is not read.</summary>
        public bool IsCut { get; set; }
    }
}

using LaporBot.Channels.WebChat.Uploads;
using Microsoft.Extensions.Primitives;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>
/// Files that came with a form that has to be sent again. A browser forgets what was picked, so the page names them under the
/// signed query that opens them: nobody can name another person's file.
/// </summary>
internal sealed class KeptFiles(UploadStore store, SignedLinks links)
{
    /// <summary>The value of a box that keeps the file while it is ticked.</summary>
    public string Name(UploadedFile file) => $"{file.Stored}?{links.QueryFor(file.Stored)}&n={Uri.EscapeDataString(file.Name)}";

    /// <summary>The file of a box; null when the signature is not ours or the file is gone.</summary>
    public UploadedFile? Find(string kept)
    {
        var at = kept.IndexOf('?', StringComparison.Ordinal);
        if (at < 0 || UploadStore.TypeOf(kept[..at]) is not { } type)
        {
            return null;
        }

        var (id, query) = (kept[..at], Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(kept[at..]));
        if (!links.IsGood(id, Value(query, "e"), Value(query, "s")))
        {
            return null;
        }

        using var bytes = store.Open(id);
        return bytes is null ? null : new UploadedFile(id, type, FileName.Clean(Value(query, "n"), type), bytes.Length);
    }

    private static string? Value(Dictionary<string, StringValues> query, string name) =>
        query.TryGetValue(name, out var values) ? values.ToString() : null;
}

using LaporBot.Bot.Ledger;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Files;

/// <summary>
/// How many bytes one file may have, so that all files of its complaint fit the hub together. Pictures share what is left over;
/// what cannot be shrunk must leave each picture that is still to come enough to be readable.
/// </summary>
internal sealed record FileRoom(long ForPicture, long ForOther)
{
    /// <param name="others">The complaint's other files.</param>
    /// <param name="together">What the hub takes.</param>
    public static FileRoom Of(IReadOnlyList<FileSibling> others, long together)
    {
        var free = together;
        var pictures = 0;
        foreach (var other in others)
        {
            var isWaiting = other.State == FileState.Waiting;
            pictures += isWaiting && other.Attachment.IsPicture ? 1 : 0;
            free -= other.State == FileState.Ready || (isWaiting && !other.Attachment.IsPicture) ? other.Attachment.Size ?? 0 : 0;
        }

        return new FileRoom(Math.Max(0, free / (pictures + 1)), Math.Max(0, free - (pictures * (long)FileLimits.PictureShare)));
    }
}

using System.Globalization;
using System.Text;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>Pure: the sender's file name made harmless. It is shown to people and never becomes a path.</summary>
internal static class FileName
{
    private const int Most = 100;
    private const string Unwanted = "\"<>|:*?;%";

    /// <summary>No folder, no control or direction characters, and the ending that its content deserves.</summary>
    public static string Clean(string? name, FileType type)
    {
        var last = (name ?? string.Empty).Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var kept = new string([.. last.Where(IsWanted)]).Trim(' ', '.');
        if (type == FileType.Other)
        {
            return kept.Length == 0 ? "lampiran" : kept[^Math.Min(kept.Length, Most)..].Trim();
        }

        var stem = Path.GetFileNameWithoutExtension(kept);
        var ending = $".{type.Extension}";
        var isFitting = kept.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            || (type.Extension == "jpg" && kept.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase));
        var bare = isFitting ? stem : kept;
        return (bare.Length == 0 ? "lampiran" : bare[..Math.Min(bare.Length, Most)].TrimEnd()) + ending;
    }

    private static bool IsWanted(char letter) =>
        !Unwanted.Contains(letter, StringComparison.Ordinal)
        && char.GetUnicodeCategory(letter) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

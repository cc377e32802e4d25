namespace LaporBot.Core.Reading;

/// <summary>Cuts the description of a place out of a story: street, hamlet, RT and RW, landmarks, in the person's own words.</summary>
internal static class PlaceReader
{
    public const int Longest = 200;
    private const int Shortest = 5;

    /// <summary>The words, at most 200 characters, or null when the story tells no place.</summary>
    public static string? FromStory(string story)
    {
        using var text = new TokenText(story);
        return Read(text);
    }

    public static string? Read(TokenText text)
    {
        if (new PlaceScan(text).Best() is not { } found)
        {
            return null;
        }

        var to = found.To;
        while (to > found.From + 1 && text[to - 1].End - text[found.From].Start > Longest)
        {
            to--;
        }

        var words = text.Cut(found.From, to);
        return words.Length is >= Shortest and <= Longest ? words : null;
    }
}

namespace LaporBot.Core.Care;

/// <summary>Whether a person is about to send the same thing twice.</summary>
public static class SimilarReport
{
    /// <summary>From here on the earlier report is shown before sending (domain.md 5.1, step 14).</summary>
    public const double Threshold = 0.85;

    /// <summary>How alike two reports are, from 0 to 1, by the words of title and story.</summary>
    public static double Likeness(string? title, string story, string? otherTitle, string otherStory) =>
        WordSet.Of(title, story).Likeness(WordSet.Of(otherTitle, otherStory));
}

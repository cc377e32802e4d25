using System.Collections.Immutable;
using LaporBot.Core.Hub;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Which category the words point to: a keyword counts once, a longer one counts more.</summary>
internal static class CategorySuggestions
{
    /// <summary>All services, the likeliest first; the hub's own order among equals.</summary>
    public static ImmutableArray<HubService> Rank(ImmutableArray<HubService> services, string? title, string? story)
    {
        var words = Plain($" {title} {story} ");
        return [.. services.OrderByDescending(service => Score(service, words))];
    }

    /// <summary>The likeliest service, or null when the words point nowhere.</summary>
    public static HubService? Guess(ImmutableArray<HubService> services, string? title, string? story)
    {
        var words = Plain($" {title} {story} ");
        var best = services.MaxBy(service => Score(service, words));
        return best is not null && Score(best, words) > 0 ? best : null;
    }

    /// <summary>The one service a person named, wholly or by a telling part; null when none or several fit.</summary>
    public static HubService? Find(ImmutableArray<HubService> services, string text)
    {
        var typed = Plain(text).Trim();
        var named = services.Where(s => Plain(s.Name).Trim() == typed || s.Code.Equals(text, StringComparison.OrdinalIgnoreCase)).ToArray();
        named = named.Length > 0 || typed.Length < 3
            ? named
            : [.. services.Where(s => $" {Plain(s.Name)} ".Contains($" {typed} ", StringComparison.Ordinal) || s.Keywords.Contains(typed))];
        return named.Length == 1 ? named[0] : null;
    }

    private static int Score(HubService service, string words)
    {
        var score = 0;
        foreach (var keyword in service.Keywords)
        {
            var at = words.IndexOf(keyword, StringComparison.Ordinal);
            score += at > 0 && words[at - 1] == ' ' && at + keyword.Length < words.Length && words[at + keyword.Length] == ' ' ? keyword.Length : 0;
        }

        return score;
    }

    private static string Plain(string text) => string.Create(text.Length, text, static (plain, source) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = char.IsLetterOrDigit(source[i]) ? char.ToLowerInvariant(source[i]) : ' ';
        }
    });
}

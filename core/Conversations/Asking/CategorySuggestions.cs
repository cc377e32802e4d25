using LaporBot.Core.Hub;
using LaporBot.Core.Reading.Topics;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Which category the words point to, and which one a person named.</summary>
internal static class CategorySuggestions
{
    private const int LeastTyped = 3;

    /// <summary>What title and story say.</summary>
    public static TopicReading Read(ComplaintDraft draft, TurnFacts facts) => facts.Topics.For(facts.Services).Read(draft.Title, draft.Story);

    /// <summary>The one service a person named: wholly, by a telling part, or by its topic ("lmpu jln"); null when none or several fit.</summary>
    public static HubService? Find(string text, TurnFacts facts)
    {
        var typed = Vocabulary.Plain(text);
        var named = facts.Services.Where(s => Vocabulary.Plain(s.Name) == typed || s.Code.Equals(text, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (named.Length == 0 && typed.Length >= LeastTyped)
        {
            named = [.. facts.Services.Where(s => $" {Vocabulary.Plain(s.Name)} ".Contains($" {typed} ", StringComparison.Ordinal) || s.Keywords.Contains(typed))];
        }

        return named.Length == 1 ? named[0] : facts.Topics.For(facts.Services).Read(null, text).Likely;
    }
}

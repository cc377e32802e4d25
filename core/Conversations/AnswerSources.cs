using System.Globalization;
using LaporBot.Core.Conversations.Asking;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations;

/// <summary>
/// Which message gave which answer, so that correcting the message corrects the answer. Kept as short texts
/// <c>message:question:length</c>; the length is that of a part of the story.
/// </summary>
internal static class AnswerSources
{
    /// <summary>Enough for a story in parts and the answers after it; the oldest are forgotten first.</summary>
    private const int Most = 8;

    private const int LongestOrigin = 24;

    /// <summary>Remembers where typed words came from.</summary>
    public static ComplaintDraft Note(ComplaintDraft draft, string? origin, State question, int length)
    {
        if (origin is null or { Length: > LongestOrigin } || origin.Contains(':', StringComparison.Ordinal))
        {
            return draft;
        }

        // A new answer takes the place of the old one; a story grows by parts.
        var others = draft.Sources.Where(source => question == State.Story || !IsOf(source, question)).TakeLast(Most - 1);
        return draft with { Sources = [.. others, string.Create(CultureInfo.InvariantCulture, $"{origin}:{(int)question}:{length}")] };
    }

    /// <summary>The story was put in other words: its parts cannot be told apart any more.</summary>
    public static ComplaintDraft ForgetStory(ComplaintDraft draft) =>
        draft.Sources.Any(source => IsOf(source, State.Story))
            ? draft with { Sources = [.. draft.Sources.Where(source => !IsOf(source, State.Story))] }
            : draft;

    /// <summary>The question a message answered, or null.</summary>
    public static State? Find(ComplaintDraft draft, string origin)
    {
        foreach (var source in draft.Sources)
        {
            if (Read(source) is var (from, question, _) && from == origin)
            {
                return question;
            }
        }

        return null;
    }

    /// <summary>The draft with one part of its story replaced; null when that part cannot be found in it any more.</summary>
    public static ComplaintDraft? Amend(ComplaintDraft draft, string origin, string words)
    {
        var parts = draft.Sources.Where(source => IsOf(source, State.Story)).Select(Read).ToArray();
        if (draft.Story is not { } story || parts.Sum(part => part.Length + 1) != story.Length + 1)
        {
            return null;
        }

        var at = 0;
        foreach (var part in parts)
        {
            if (part.Origin == origin)
            {
                var amended = $"{story[..at]}{words}{story[(at + part.Length)..]}";
                return amended.Length > StoryQuestion.Most ? null : draft with { Story = amended, Sources = Resized(draft, origin, words.Length) };
            }

            at += part.Length + 1;
        }

        return null;
    }

    private static System.Collections.Immutable.ImmutableArray<string> Resized(ComplaintDraft draft, string origin, int length) =>
    [
        .. draft.Sources.Select(source => Read(source) is var (from, question, _) && from == origin && question == State.Story
            ? string.Create(CultureInfo.InvariantCulture, $"{from}:{(int)question}:{length}")
            : source),
    ];

    private static bool IsOf(string source, State question) => Read(source).Question == question;

    private static (string Origin, State Question, int Length) Read(string source)
    {
        var first = source.IndexOf(':', StringComparison.Ordinal);
        var second = first < 0 ? -1 : source.IndexOf(':', first + 1);
        return second > 0
            && int.TryParse(source.AsSpan(first + 1, second - first - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var question)
            && int.TryParse(source.AsSpan(second + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? (source[..first], (State)question, length)
            : ("", State.Idle, 0);
    }
}

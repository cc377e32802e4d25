using System.Globalization;
using LaporBot.Core.Conversations.Asking;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations;

/// <summary>
/// Which message gave which answer, so that correcting the message corrects the answer. Kept with the draft as one short text,
/// <c>message:question:length</c> after another: the length is that of a part of the story, and a message is told by its
/// distance from the one before where both are numbers.
/// </summary>
internal static class AnswerSources
{
    /// <summary>Enough for a story in parts and the answers after it; the oldest are forgotten first.</summary>
    private const int Most = 8;

    private const int LongestOrigin = 24;

    /// <summary>Remembers where typed words came from.</summary>
    public static ComplaintDraft Note(ComplaintDraft draft, string? origin, State question, int length)
    {
        if (origin is null or { Length: > LongestOrigin } || origin.AsSpan().ContainsAny(':', ' ', '~'))
        {
            return draft;
        }

        // A new answer takes the place of the old one; a story grows by parts.
        var others = Read(draft).Where(source => question == State.Story || source.Question != question).TakeLast(Most - 1);
        return Write(draft, others.Append(new Source(origin, question, length)));
    }

    /// <summary>The story was put in other words: its parts cannot be told apart any more.</summary>
    public static ComplaintDraft ForgetStory(ComplaintDraft draft) =>
        Write(draft, Read(draft).Where(source => source.Question != State.Story));

    /// <summary>The question a message answered, or null.</summary>
    public static State? Find(ComplaintDraft draft, string origin) =>
        Read(draft).Where(source => source.Origin == origin).Select(source => (State?)source.Question).FirstOrDefault();

    /// <summary>The draft with one part of its story replaced; null when that part cannot be found in it any more.</summary>
    public static ComplaintDraft? Amend(ComplaintDraft draft, string origin, string words)
    {
        var sources = Read(draft).ToArray();
        var parts = sources.Where(source => source.Question == State.Story).ToArray();
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
                var resized = sources.Select(source => source == part ? source with { Length = words.Length } : source);
                return amended.Length > StoryQuestion.Most ? null : Write(draft with { Story = amended }, resized);
            }

            at += part.Length + 1;
        }

        return null;
    }

    /// <summary>The report as it goes, with the messages it was told in; null when those have no numbers.</summary>
    public static SentReport? Sent(ComplaintDraft draft, Complaints.TicketNumber ticket)
    {
        var numbers = Read(draft).Select(source => Number(source.Origin)).Where(number => number > 0).ToArray();
        return numbers.Length == 0 ? null : new SentReport(ticket.ToString(), numbers.Min(), numbers.Max());
    }

    /// <summary>The case a corrected message had gone into, or null.</summary>
    public static Complaints.TicketNumber? CaseOf(Conversation conversation, string? origin) =>
        conversation.Sent is { } sent && origin is not null && Number(origin) is var number && number >= sent.First && number <= sent.Last
        && Complaints.TicketNumber.TryParse(sent.Ticket, out var ticket)
            ? ticket
            : null;

    private static IEnumerable<Source> Read(ComplaintDraft draft)
    {
        var before = 0L;
        foreach (var source in (draft.Sources ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = source.Split(':');
            var origin = parts[0] is ['~', .. var distance] ? Text(before + Number(distance)) : parts[0];
            before = Number(origin);
            yield return new Source(origin, (State)Number(parts.ElementAtOrDefault(1) ?? ""), (int)Number(parts.ElementAtOrDefault(2) ?? ""));
        }
    }

    private static ComplaintDraft Write(ComplaintDraft draft, IEnumerable<Source> sources)
    {
        var before = 0L;
        var texts = new List<string>(Most);
        foreach (var source in sources)
        {
            var number = Number(source.Origin);
            var origin = before > 0 && number > before && Text(number) == source.Origin ? $"~{Text(number - before)}" : source.Origin;
            texts.Add($"{origin}:{Text((int)source.Question)}{(source.Length > 0 ? $":{Text(source.Length)}" : "")}");
            before = number;
        }

        return draft with { Sources = texts.Count == 0 ? null : string.Join(' ', texts) };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>0 for what is no number.</summary>
    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed record Source(string Origin, State Question, int Length);
}

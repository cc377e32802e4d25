using System.Collections.Frozen;
using System.Collections.Immutable;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>One line of 10 to 100 characters; a suggestion is cut from the story.</summary>
internal sealed class TitleQuestion() : Question(ConversationState.Title, Questions.Title, Card.Title)
{
    public const int Least = 10;
    public const int Most = 100;
    private const int Suggested = 60;
    private static readonly char[] ClauseEnds = ['.', ',', ';', '!', '?', '\n'];

    private static readonly FrozenSet<string> Greetings = FrozenSet.ToFrozenSet(
        ["assalamualaikum", "assalamu'alaikum", "asalamualaikum", "ass", "wr", "wb", "wr.wb", "selamat", "met", "pagi", "siang", "sore", "malam", "halo", "hallo",
         "hai", "permisi", "maaf", "pak", "bpk", "bapak", "bu", "ibu", "min", "admin", "kak", "mas", "mbak", "bos", "yth", "kepada", "mohon", "izin", "ijin",
         "hello", "hi", "dear", "sir", "madam", "good", "morning", "evening", "sy", "saya", "mau", "ingin", "lapor", "melapor", "melaporkan", "laporkan"]);

    private static readonly FrozenSet<string> Dangling = FrozenSet.ToFrozenSet(
        ["sejak", "dari", "dr", "di", "ke", "yang", "yg", "dan", "untuk", "utk", "pada", "dengan", "dgn", "sudah", "sdh", "bikin", "sama", "atau", "oleh", "tidak",
         "since", "from", "in", "at", "to", "and", "the", "for", "of", "with"]);

    private static readonly string[] NewThoughts =
        [" padahal ", " karena ", " krn ", " karna ", " sehingga ", " mohon ", " tolong ", " supaya ", " agar ", " tapi ", " tetapi ", " because ", " please "];

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        Suggest(draft.Story) is { } title ? Say("Ask.Title", title) : Say("Ask.TitlePlain");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        Suggest(draft.Story) is null ? [] : [new Option(Yes, "Choice.UseTitle")];

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts)
    {
        var title = input switch
        {
            Input.Chosen => Suggest(draft.Story),
            Input.Words words => OneLine(words.Value),
            _ => null,
        };
        return title switch
        {
            null => Object("Ask.TitlePlain"),
            { Length: < Least } => Object("Mend.TitleShort", $"{Least}"),
            { Length: > Most } => Object("Mend.TitleLong", $"{Most}", $"{title.Length}"),
            _ when !title.Any(char.IsLetter) => Object("Mend.TitleWords"),
            _ => Accept(draft with { Title = Calm(title) }),
        };
    }

    public override ComplaintDraft Empty(ComplaintDraft draft) => base.Empty(draft) with { Title = null };

    public override Shown? Show(ComplaintDraft draft) => draft.Title is { } title ? Shown.Of(title) : null;

    /// <summary>The first clause of the story, cut at a word's end; null when that would be no title.</summary>
    public static string? Suggest(string? story)
    {
        if (story is null)
        {
            return null;
        }

        var text = Ungreeted(OneLine(story));
        var end = text.IndexOfAny(ClauseEnds, Math.Min(Least * 2, text.Length));
        var title = end > 0 && end <= Suggested ? text[..end] : text.Length <= Suggested ? text : CutAtThought(text);
        title = title.Trim().TrimEnd(ClauseEnds).Trim();
        return title.Length >= Least && title.Any(char.IsLetter) ? Calm(title) : null;
    }

    /// <summary>"Assalamualaikum pak," says hello to the desk and nothing about the matter.</summary>
    private static string Ungreeted(string text)
    {
        var start = 0;
        while (text.IndexOf(' ', start) is > 0 and var end && Greetings.Contains(text[start..end].Trim(ClauseEnds).ToLowerInvariant()))
        {
            start = end + 1;
        }

        return text[start..];
    }

    /// <summary>Where a new thought begins, else at a word's end.</summary>
    private static string CutAtThought(string text)
    {
        var cut = CutAtWord(text);
        foreach (var word in NewThoughts)
        {
            var at = cut.IndexOf(word, Least * 2, StringComparison.OrdinalIgnoreCase);
            cut = at > 0 ? cut[..at] : cut;
        }

        // "… berlubang besar sejak" promises what was cut off.
        while (cut.LastIndexOf(' ') is > Least and var last && Dangling.Contains(cut[(last + 1)..].ToLowerInvariant()))
        {
            cut = cut[..last];
        }

        return cut;
    }

    private static string CutAtWord(string text)
    {
        var space = text.LastIndexOf(' ', Suggested);
        return text[..(space > Least ? space : char.IsHighSurrogate(text[Suggested - 1]) ? Suggested - 1 : Suggested)];
    }

    private static string OneLine(string text) => IsOneLine(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsOneLine(string text)
    {
        var wasSpace = true;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (isSpace && (wasSpace || c != ' '))
            {
                return false;
            }

            wasSpace = isSpace;
        }

        return !wasSpace;
    }

    /// <summary>Only capitals read like shouting at the desk; the first letter stays large.</summary>
    private static string Calm(string title)
    {
        var calm = title.Any(char.IsLower) ? title : title.ToLowerInvariant();
        return char.ToUpperInvariant(calm[0]) + calm[1..];
    }
}

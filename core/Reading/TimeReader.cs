namespace LaporBot.Core.Reading;

/// <summary>
/// Reads when something happened from a person's own words, Indonesian or English, with the spelling of a phone. Pure, linear in
/// the text, and never wrong by a day to come unless the person named one.
/// </summary>
internal static class TimeReader
{
    /// <summary>A longer answer tells a story and is read as strictly as one.</summary>
    private const int LongestAnswer = 160;

    /// <summary>In a story a clock time belongs to a day no farther away than this.</summary>
    private const int Nearby = 8;

    /// <summary>The answer to "when did it happen": a bare "Senin" or "3 hari" is enough. Null when no time can be read.</summary>
    public static TimeMention? FromAnswer(string answer, LocalMoment now)
    {
        using var text = new TokenText(answer);
        return Read(text, now, isStory: answer.Length > LongestAnswer);
    }

    /// <summary>A time told in passing: only phrases that can hardly mean anything else, and never one to come.</summary>
    public static TimeMention? FromStory(string story, LocalMoment now)
    {
        using var text = new TokenText(story);
        return Read(text, now, isStory: true);
    }

    public static TimeMention? Read(TokenText text, LocalMoment now, bool isStory)
    {
        var clocks = new ClockScan(text, isStory);
        var best = new DateScan(text, now, isStory).Best(out var sawImpossible);
        if (best is { } found)
        {
            var clock = found.Time is not null ? null
                : isStory ? clocks.Find(Math.Max(found.From - Nearby, SentenceStart(text, found.From)), Math.Min(found.To + Nearby, SentenceEnd(text, found.To)))
                : clocks.Find(0, text.Count);
            return Mention(text, found, clock, now);
        }

        return isStory || sawImpossible ? null
            : clocks.Find(0, text.Count) is { } alone
                ? Mention(text, new Found(now.Date, alone.From, alone.To, Strength.Answer) { IsJustPast = true }, alone, now)
                : PartAlone(text, now);
    }

    private static TimeMention Mention(TokenText text, Found found, ClockFound? clock, LocalMoment now)
    {
        if (clock is not { } said)
        {
            return new TimeMention(found.Date, found.Time, found.Part, found.IsApproximate, text.Cut(found.From, found.To));
        }

        var (date, time) = DayClock.Set(found, said, now);
        var isNear = said.From <= found.To + Nearby && found.From <= said.To + Nearby;
        var from = isNear ? Math.Min(found.From, said.From) : found.From;
        var to = isNear ? Math.Max(found.To, said.To) : found.To;
        return new TimeMention(date, time, found.Part ?? said.Part, found.IsApproximate, text.Cut(from, to));
    }

    private static int SentenceStart(TokenText text, int at)
    {
        while (at > 0 && text[at].Before != Gap.Break)
        {
            at--;
        }

        return at;
    }

    private static int SentenceEnd(TokenText text, int at)
    {
        while (at < text.Count && text[at].Before != Gap.Break)
        {
            at++;
        }

        return at;
    }

    /// <summary>"pagi", "sore hari": the latest one that has begun.</summary>
    private static TimeMention? PartAlone(TokenText text, LocalMoment now)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (text.Kind(at) == TermKind.Part)
            {
                var part = (DayPart)text[at].Term.Value;
                return new TimeMention(part.HasBegun(now.Time) ? now.Date : now.Date.AddDays(-1), null, part, false, text.Cut(at, at + 1));
            }
        }

        return null;
    }
}

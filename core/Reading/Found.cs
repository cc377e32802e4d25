namespace LaporBot.Core.Reading;

/// <summary>How much a phrase says by itself that it is about a time in the past.</summary>
internal enum Strength : byte
{
    /// <summary>It looked like a date and is none ("31-02-2026"): its words are used up.</summary>
    None,

    /// <summary>Enough for an answer to "when", not for a story.</summary>
    Answer,

    /// <summary>In a story only when nothing better is there.</summary>
    Fair,
    Strong,

    /// <summary>A day of the calendar.</summary>
    Exact,
}

/// <summary>A phrase that names a day.</summary>
internal readonly record struct Found(DateOnly Date, int From, int To, Strength Strength)
{
    public bool IsApproximate { get; init; }

    public DayPart? Part { get; init; }

    public TimeOnly? Time { get; init; }

    /// <summary>"tadi": the latest time the clock showed this.</summary>
    public bool IsJustPast { get; init; }

    public static Found Nothing(int from, int to) => new(default, from, to, Strength.None);
}

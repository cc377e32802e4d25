namespace LaporBot.Core.Reading;

/// <summary>What a word can do in a phrase about time.</summary>
internal enum TermKind : byte
{
    None,

    /// <summary>Digits; the value is the number, or -1 when it is too long for one.</summary>
    Digits,

    /// <summary>A number in words.</summary>
    Number,
    Tens,
    Teens,

    /// <summary>A <see cref="TimeUnit"/>; a loose one is "minggu", which is Sunday too.</summary>
    Unit,

    /// <summary>One unit in one word: "seminggu".</summary>
    OneUnit,
    Today,
    This,
    Ago,
    Which,
    Yesterday,
    Former,
    AfterTomorrow,
    Earlier,
    JustNow,

    /// <summary>"baru": with "saja" it is just now.</summary>
    New,
    LastNight,
    Tomorrow,
    Next,
    More,
    Now,

    /// <summary>A day of the week; loose ones are short English forms.</summary>
    Weekday,

    /// <summary>1 to 12; loose ones are other words as well ("may", "mar").</summary>
    Month,

    /// <summary>A <see cref="DayPart"/>.</summary>
    Part,
    DateWord,
    Early,
    Middle,
    End,
    Half,
    Several,
    Article,
    Since,
    Already,
    Around,
    Recent,
    ClockWord,

    /// <summary>The value is the zone's distance from UTC in hours.</summary>
    Zone,
    BeforeNoon,
    AfterNoon,
    Last,
    Filler,
    Every,
    Once,
    Duration,
    Age,
    Until,
    And,

    /// <summary>A street or something else named after a date.</summary>
    Street,

    /// <summary>What follows is a number that is no date: RT, no, HP.</summary>
    NumberWord,
    Before,
    Past,
    Short,
    Ordinal,
    OClock,
}

internal enum TimeUnit : byte
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A word's meaning.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Value">The number, unit, month, day or part.</param>
/// <param name="IsLoose">It often means something else.</param>
internal readonly record struct Term(TermKind Kind, short Value = 0, bool IsLoose = false);

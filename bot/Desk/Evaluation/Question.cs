namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>By what figures are split.</summary>
internal enum Split
{
    None = 0,
    Institution = 1,
    Unit = 2,
    Category = 3,
    Region = 4,
    Channel = 5,
    Month = 6,
}

/// <summary>From one day to before another.</summary>
internal readonly record struct Period(DateOnly From, DateOnly Until)
{
    private readonly int _first = Core.Sla.WorkCalendar.Minute(From);
    private readonly int _end = Core.Sla.WorkCalendar.Minute(Until);

    public bool Has(int minute) => minute >= _first && minute < _end;
}

/// <summary>What is asked of the figures.</summary>
/// <param name="Period">Of which time.</param>
internal sealed record Question(Period Period)
{
    /// <summary>Only these institutions, by code; null for all, also for cases nobody was named for.</summary>
    public IReadOnlySet<string>? Institutions { get; init; }

    public string? Category { get; init; }

    public string? Region { get; init; }

    public string? Channel { get; init; }

    public Split Split { get; init; }

    /// <summary>Also what is open at the snapshot, whatever the period.</summary>
    public bool WithOpen { get; init; } = true;

    /// <summary>The instansi of a unit; what is not in it stands for itself.</summary>
    public IReadOnlyDictionary<string, string> Parents { get; init; } = new Dictionary<string, string>();
}

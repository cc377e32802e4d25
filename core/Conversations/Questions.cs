namespace LaporBot.Core.Conversations;

/// <summary>The questions of a complaint, in the order they are asked; a set of them says which are answered.</summary>
[Flags]
public enum Questions
{
    None = 0,
    Classification = 1 << 0,
    Story = 1 << 1,
    Title = 1 << 2,
    Category = 1 << 3,
    IncidentDate = 1 << 4,
    Region = 1 << 5,
    Place = 1 << 6,
    Files = 1 << 7,
    Identity = 1 << 8,
    PersonName = 1 << 9,
    Contact = 1 << 10,
    Secrecy = 1 << 11,

    /// <summary>Told whom to call, and still wants to report.</summary>
    Emergency = 1 << 12,

    /// <summary>Told that this is hardly for the hub, and still wants to report.</summary>
    Scope = 1 << 13,

    /// <summary>Decided about the personal numbers in the story.</summary>
    PersonalData = 1 << 14,

    /// <summary>Looked at what we read out of the story.</summary>
    Caught = 1 << 15,
}

internal static class QuestionsSet
{
    /// <summary>Enum.HasFlag without its boxes.</summary>
    public static bool Has(this Questions set, Questions one) => (set & one) == one;
}

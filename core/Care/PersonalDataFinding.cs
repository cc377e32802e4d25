namespace LaporBot.Core.Care;

/// <summary>A place in a text; the data itself is not repeated here.</summary>
public readonly record struct PersonalDataFinding(PersonalDataKind Kind, int Start, int Length);

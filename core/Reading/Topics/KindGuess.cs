using LaporBot.Core.Complaints;

namespace LaporBot.Core.Reading.Topics;

/// <summary>Which kind of report a text seems to be; the person always decides.</summary>
/// <param name="Kind">The suggestion.</param>
/// <param name="Confidence">From 0 to 1; below one half nothing should be said about it.</param>
public readonly record struct KindGuess(Classification Kind, float Confidence);

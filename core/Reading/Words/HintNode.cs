namespace LaporBot.Core.Reading.Words;

/// <summary>A hint as the table keeps it, in the list of those that begin with the same word.</summary>
/// <param name="Number">Counts the hints of a table.</param>
/// <param name="Rest">Numbers of the words after the first.</param>
/// <param name="Weights">What it speaks for.</param>
/// <param name="Next">Another one that begins with the same word.</param>
internal sealed record HintNode(int Number, int[] Rest, (int Target, float Weight)[] Weights, HintNode? Next);

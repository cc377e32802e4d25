namespace LaporBot.Core.Reading.Words;

/// <summary>Words that speak for something.</summary>
/// <param name="Words">One to four words; in a text other words may stand between them.</param>
/// <param name="Target">What they speak for.</param>
/// <param name="Weight">How strongly; negative when they speak against it.</param>
internal readonly record struct Hint(string Words, int Target, float Weight);

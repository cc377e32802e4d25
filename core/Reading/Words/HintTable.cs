namespace LaporBot.Core.Reading.Words;

/// <summary>
/// Adds up what the words of a text speak for. Every hint counts once however often it stands there; half as far away as a place
/// ("depan sekolah") it counts a third. Linear in the text; allocates nothing.
/// </summary>
internal sealed class HintTable
{
    /// <summary>The rest of a longer text is not weighed: what it is about has been said by then.</summary>
    private const int MostWords = 640;

    private const float PlaceShare = 0.3f;

    /// <summary>How many words after "depan" or "dekat" name the place.</summary>
    private const int PlaceReach = 2;

    private readonly Lexicon _lexicon;
    private readonly HintNode?[] _nodes;
    private readonly bool[] _beginsPlace;
    private readonly int _gap;
    private readonly int _hints;

    internal HintTable(Lexicon lexicon, HintNode?[] nodes, bool[] beginsPlace, int gap, int hints)
    {
        _lexicon = lexicon;
        _nodes = nodes;
        _beginsPlace = beginsPlace;
        _gap = gap;
        _hints = hints;
    }

    /// <summary>Adds the weights of the hints found in the texts to their targets.</summary>
    public void Weigh(ReadOnlySpan<char> first, ReadOnlySpan<char> second, Span<float> targets)
    {
        Span<int> words = stackalloc int[MostWords];
        var count = Number(first, words, 0);
        count = Number(second, words, count);
        Span<byte> counted = stackalloc byte[_hints];
        counted.Clear();
        var placeEnds = 0;
        for (var i = 0; i < count; i++)
        {
            if (words[i] < 0)
            {
                continue;
            }

            if (_beginsPlace[words[i]])
            {
                placeEnds = i + PlaceReach;
            }

            for (var node = _nodes[words[i]]; node is not null; node = node.Next)
            {
                if (Matches(node.Rest, words[(i + 1)..count]))
                {
                    Count(node, i <= placeEnds && placeEnds > 0, counted, targets);
                }
            }
        }
    }

    /// <summary>The numbers of the words; a sentence's end leaves a gap that no hint reaches over.</summary>
    private int Number(ReadOnlySpan<char> text, Span<int> words, int count)
    {
        Span<char> buffer = stackalloc char[WordReader.Longest];
        var reader = new WordReader(text);
        while (count < words.Length - 1 && reader.Read(buffer) is > 0 and var length)
        {
            if (reader.BeginsSentence && count > 0)
            {
                words[count++] = SentenceEnd;
            }

            words[count++] = _lexicon.Find(buffer[..length]);
        }

        return count;
    }

    private const int SentenceEnd = -2;

    private bool Matches(int[] rest, ReadOnlySpan<int> after)
    {
        var at = 0;
        foreach (var word in rest)
        {
            var skipped = 0;
            while (true)
            {
                if (at >= after.Length || after[at] == SentenceEnd || skipped > _gap)
                {
                    return false;
                }

                if (after[at++] == word)
                {
                    break;
                }

                skipped++;
            }
        }

        return true;
    }

    private static void Count(HintNode node, bool isPlace, Span<byte> counted, Span<float> targets)
    {
        const byte wholly = 2;
        var before = counted[node.Number];
        if (before == wholly || (before == 1 && isPlace))
        {
            return;
        }

        var share = (isPlace ? PlaceShare : 1) - (before == 1 ? PlaceShare : 0);
        counted[node.Number] = isPlace ? (byte)1 : wholly;
        foreach (var (target, weight) in node.Weights)
        {
            targets[target] += weight * share;
        }
    }
}

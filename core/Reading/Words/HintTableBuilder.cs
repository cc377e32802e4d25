namespace LaporBot.Core.Reading.Words;

/// <summary>Makes a table of hints: gives the words their numbers and joins what was said twice.</summary>
internal sealed class HintTableBuilder(IEnumerable<KeyValuePair<string, string>> spellings)
{
    private readonly Dictionary<string, string> _spellings = new(spellings);
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<string, (int[] Words, Dictionary<int, float> Weights)> _hints = [];
    private readonly HashSet<int> _places = [];

    public HintTableBuilder()
        : this([])
    {
    }

    /// <summary>The same words for the same target: the greater weight stays.</summary>
    public HintTableBuilder Add(Hint hint)
    {
        var words = Number(hint.Words);
        if (words.Length == 0)
        {
            return this;
        }

        var key = string.Join(' ', words);
        var entry = _hints.TryGetValue(key, out var known) ? known : _hints[key] = (words, []);
        var before = entry.Weights.GetValueOrDefault(hint.Target);
        entry.Weights[hint.Target] = Math.Abs(hint.Weight) > Math.Abs(before) ? hint.Weight : before;
        return this;
    }

    /// <summary>Each of the words, separated by commas, as a hint of the same weight.</summary>
    public HintTableBuilder Add(int target, float weight, string list)
    {
        foreach (var words in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(new Hint(words, target, weight));
        }

        return this;
    }

    /// <summary>A word like "depan" after which a place is named.</summary>
    public HintTableBuilder AddPlaceWord(string word)
    {
        foreach (var number in Number(word))
        {
            _places.Add(number);
        }

        return this;
    }

    /// <param name="gap">How many other words may stand between two words of a hint.</param>
    public HintTable Build(int gap = 2)
    {
        var nodes = new HintNode?[_words.Count];
        var number = 0;
        foreach (var (words, weights) in _hints.Values)
        {
            nodes[words[0]] = new HintNode(number++, words[1..], [.. weights.Select(pair => (pair.Key, pair.Value))], nodes[words[0]]);
        }

        var places = new bool[_words.Count];
        foreach (var place in _places)
        {
            places[place] = true;
        }

        return new HintTable(new Lexicon(_words, _spellings), nodes, places, gap, number);
    }

    private int[] Number(string text)
    {
        var numbers = new List<int>();
        Span<char> buffer = stackalloc char[WordReader.Longest];
        var reader = new WordReader(text);
        while (reader.Read(buffer) is > 0 and var length)
        {
            var word = buffer[..length].ToString();
            word = _spellings.GetValueOrDefault(word) ?? Spelling.Short.GetValueOrDefault(word, word);
            if (!_numbers.TryGetValue(word, out var number))
            {
                number = _numbers[word] = _words.Count;
                _words.Add(word);
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }
}

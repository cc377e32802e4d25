namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>
/// How long something takes when some have not come yet. Those still open are not left out, which would flatter, nor counted as
/// done: they hold the curve up for as long as they have waited (Kaplan and Meier). Counted by the minute, so that nothing is sorted.
/// </summary>
internal sealed class Survival
{
    /// <summary>Two years; longer than that is as long as that.</summary>
    private const int Longest = 1 << 20;

    private const int FewSpells = 2_048;

    private readonly List<int> _few = [];
    private int[]? _come;
    private int[] _open = [];

    public int Count { get; private set; }

    /// <summary>Not come yet.</summary>
    public int Open { get; private set; }

    public void Add(int length, bool isOpen)
    {
        var minutes = Math.Clamp(length, 0, Longest);
        Count++;
        Open += isOpen ? 1 : 0;
        if (_come is not null)
        {
            Put(minutes, isOpen);
            return;
        }

        _few.Add((minutes << 1) | (isOpen ? 1 : 0));
        if (_few.Count == FewSpells)
        {
            _come = [];
            _few.ForEach(spell => Put(spell >> 1, (spell & 1) == 1));
            _few.Clear();
        }
    }

    /// <summary>Adds all spells of another one.</summary>
    public void Add(Survival other)
    {
        foreach (var (length, come, open) in other.Spells())
        {
            for (var i = 0; i < come + open; i++)
            {
                Add(length, i >= come);
            }
        }
    }

    /// <summary>The length by which so many of a hundred have come; null when the curve does not get there.</summary>
    public int? By(int percent)
    {
        var (left, waiting) = (1.0, Count);
        foreach (var (length, come, open) in Spells())
        {
            left *= 1 - ((double)come / waiting);
            waiting -= come + open;
            if (come > 0 && left <= 1 - (percent / 100.0) + 1e-12)
            {
                return length;
            }
        }

        return null;
    }

    private IEnumerable<(int Length, int Come, int Open)> Spells() => _come is { } come
        ? Enumerable.Range(0, come.Length).Where(length => come[length] + _open[length] > 0).Select(length => (length, come[length], _open[length]))
        : _few.GroupBy(spell => spell >> 1).OrderBy(group => group.Key).Select(group => (group.Key, group.Count(spell => (spell & 1) == 0), group.Count(spell => (spell & 1) == 1)));

    private void Put(int length, bool isOpen)
    {
        if (length >= _come!.Length)
        {
            var size = Math.Min(Longest + 1, Math.Max(1_024, length * 2));
            Array.Resize(ref _come, size);
            Array.Resize(ref _open, size);
        }

        (isOpen ? _open : _come)[length]++;
    }
}

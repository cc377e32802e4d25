namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>
/// How long something takes when some have not come yet. Those still open are not left out, which would flatter, nor counted as
/// done: they hold the curve up for as long as they have waited (Kaplan and Meier).
/// </summary>
internal sealed class Survival
{
    private readonly List<(int Length, bool IsOpen)> _spells = [];

    public int Count => _spells.Count;

    /// <summary>Not come yet.</summary>
    public int Open { get; private set; }

    public void Add(int length, bool isOpen)
    {
        _spells.Add((Math.Max(length, 0), isOpen));
        Open += isOpen ? 1 : 0;
    }

    /// <summary>The length by which so many of a hundred have come; null when the curve does not get there.</summary>
    public int? By(int percent)
    {
        _spells.Sort();
        var left = 1.0;
        for (var i = 0; i < _spells.Count;)
        {
            var (length, first, come) = (_spells[i].Length, i, 0);
            for (; i < _spells.Count && _spells[i].Length == length; i++)
            {
                come += _spells[i].IsOpen ? 0 : 1;
            }

            left *= 1 - ((double)come / (_spells.Count - first));
            if (come > 0 && left <= 1 - (percent / 100.0) + 1e-12)
            {
                return length;
            }
        }

        return null;
    }
}

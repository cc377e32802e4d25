using System.Buffers;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>
/// How long something takes when some have not come yet. Those still open are not left out, which would flatter, nor counted as
/// done: they hold the curve up for as long as they have waited (Kaplan and Meier). Counted by the minute.
/// </summary>
internal sealed class Survival
{
    /// <summary>Two years; longer than that is as long as that.</summary>
    private const int Longest = 1 << 20;

    private const int PieceLength = 4_096;

    /// <summary>The only ones that are asked for; both are read off one sorting.</summary>
    private static readonly int[] Percents = [50, 90];

    /// <summary>A spell has 22 bits; it is sorted by the lower and by the upper half of them.</summary>
    private const int HalfBits = 11;

    /// <summary>A length in minutes and, in the lowest bit, whether it is open still. A sum shares the pieces of its parts.</summary>
    private readonly List<(int[] Spells, int Count)> _pieces = [];

    private readonly Dictionary<int, int?> _known = [];

    public int Count { get; private set; }

    /// <summary>Not come yet.</summary>
    public int Open { get; private set; }

    public void Add(int length, bool isOpen)
    {
        if (_pieces.Count == 0 || _pieces[^1].Count == PieceLength)
        {
            _pieces.Add((new int[_pieces.Count == 0 ? 64 : PieceLength], 0));
        }

        var (spells, count) = _pieces[^1];
        if (count == spells.Length)
        {
            Array.Resize(ref spells, PieceLength);
        }

        spells[count] = (Math.Clamp(length, 0, Longest) << 1) | (isOpen ? 1 : 0);
        _pieces[^1] = (spells, count + 1);
        (Count, Open) = (Count + 1, Open + (isOpen ? 1 : 0));
    }

    /// <summary>Adds all spells of another one, to which nothing is added any more.</summary>
    public void Add(Survival other)
    {
        _pieces.AddRange(other._pieces);
        (Count, Open) = (Count + other.Count, Open + other.Open);
    }

    /// <summary>The length by which so many of a hundred have come; null when the curve does not get there.</summary>
    /// <param name="percent">One of <see cref="Percents"/>.</param>
    public int? By(int percent)
    {
        if (_known.Count == 0)
        {
            Read();
        }

        return _known[percent];
    }

    private void Read()
    {
        var (spells, spare) = (ArrayPool<int>.Shared.Rent(Count), ArrayPool<int>.Shared.Rent(Count));
        var filled = 0;
        foreach (var (some, count) in _pieces)
        {
            some.AsSpan(0, count).CopyTo(spells.AsSpan(filled));
            filled += count;
        }

        Sort(spells.AsSpan(0, Count), spare.AsSpan(0, Count), 0);
        Sort(spare.AsSpan(0, Count), spells.AsSpan(0, Count), HalfBits);
        foreach (var percent in Percents)
        {
            _known[percent] = By(spells.AsSpan(0, Count), percent);
        }

        ArrayPool<int>.Shared.Return(spells);
        ArrayPool<int>.Shared.Return(spare);
    }

    private static int? By(ReadOnlySpan<int> spells, int percent)
    {
        var left = 1.0;
        for (var at = 0; at < spells.Length;)
        {
            var (length, waiting, come) = (spells[at] >> 1, spells.Length - at, 0);
            for (; at < spells.Length && spells[at] >> 1 == length; at++)
            {
                come += (spells[at] & 1) == 0 ? 1 : 0;
            }

            left *= 1 - ((double)come / waiting);
            if (come > 0 && left <= 1 - (percent / 100.0) + 1e-12)
            {
                return length;
            }
        }

        return null;
    }

    /// <summary>Sorts by some of the bits and leaves the order of what is alike in them: twice over, from the lower ones up, it is sorted by all.</summary>
    private static void Sort(ReadOnlySpan<int> from, Span<int> to, int shift)
    {
        const int Mask = (1 << HalfBits) - 1;
        Span<int> places = stackalloc int[Mask + 2];
        places.Clear();
        foreach (var spell in from)
        {
            places[((spell >> shift) & Mask) + 1]++;
        }

        for (var i = 1; i < places.Length; i++)
        {
            places[i] += places[i - 1];
        }

        foreach (var spell in from)
        {
            to[places[(spell >> shift) & Mask]++] = spell;
        }
    }
}

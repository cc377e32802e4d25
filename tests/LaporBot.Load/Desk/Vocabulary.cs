namespace LaporBot.Load.Desk;

/// <summary>Words as a language has them: a few that are everywhere, and thousands that hardly ever occur.</summary>
internal sealed class Vocabulary(Random random)
{
    private const int Size = 30_000;

    private static readonly string[] Common =
    [
        "yang", "dan", "di", "sudah", "tidak", "warga", "kami", "mohon", "jalan", "lampu", "air", "sampah", "rusak", "desa", "sekolah", "anak", "petugas", "kantor",
        "malam", "hujan", "banjir", "pasar", "rumah", "jembatan", "drainase", "macet", "bocor", "padam", "bantuan", "pupuk", "puskesmas", "antrean", "pungutan", "listrik",
        "truk", "debu", "pagar", "trotoar", "parkir", "terminal", "pelabuhan", "sawah", "irigasi", "bendungan", "kabel", "tiang", "selokan", "got", "gorong", "aspal",
    ];

    private static readonly string[] Syllables = ["ba", "ka", "ra", "ma", "ti", "su", "la", "pa", "ni", "du", "ga", "se", "lo", "mi", "ta", "wa", "ju", "ke", "nga", "ri"];

    private readonly string[] _words = [.. Enumerable.Range(0, Size).Select(Word)];

    /// <summary>The first is the most frequent.</summary>
    public string Nth(int place) => _words[place];

#pragma warning disable CA5394 // Nothing here is a secret, and it has to be repeatable.
    /// <summary>By Zipf's law: the hundredth is a hundredth as frequent as the first.</summary>
    public string Draw() => _words[Math.Min(Size - 1, (int)Math.Pow(Size, random.NextDouble()) - 1)];

    /// <summary>So many of them.</summary>
    public string Sentence(int least, int most) => string.Join(' ', Enumerable.Range(0, random.Next(least, most)).Select(_ => Draw()));
#pragma warning restore CA5394

    private static string Word(int place)
    {
        if (place < Common.Length)
        {
            return Common[place];
        }

        var word = "";
        for (var rest = place; rest > 0; rest /= Syllables.Length)
        {
            word += Syllables[rest % Syllables.Length];
        }

        return word + "n";
    }
}

using System.Text.RegularExpressions;
using LaporBot.Testing;

namespace LaporBot.Faults;

/// <summary>One complaint a person wanted to make.</summary>
/// <param name="Marker">A word in the story that stands in no other.</param>
internal sealed record Filing(string Marker)
{
    /// <summary>What the receipt said; null while there is none.</summary>
    public string? Ticket { get; set; }

    /// <summary>Times nothing was heard for long and the person tried again.</summary>
    public int Silences { get; set; }
}

/// <summary>
/// Somebody who files complaints by reading each question. Whoever hears nothing for long says the same once more; whoever is
/// asked something out of place tells the story anew.
/// </summary>
internal abstract partial class Resident(int number, Random random)
{
    private const string Receipt = "diterima dan tersimpan";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(150);
    private const int MostSteps = 200;

    private readonly List<Filing> _filings = [];
    private int _read;

    public int Number => number;

    public IReadOnlyList<Filing> Filings => _filings;

    /// <summary>Receipts seen.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Bot's words at which this person was at a loss.</summary>
    public List<string> Strays { get; } = [];

    /// <summary>Everything the bot said, oldest first.</summary>
    public abstract IReadOnlyList<string> Seen { get; }

    /// <summary>What this person did and heard, in order.</summary>
    public List<string> Heard { get; } = [];

    public static IEnumerable<string> MarkersIn(string text) => Marker().Matches(text).Select(match => match.Value);

    public static IEnumerable<string> TicketsIn(string text) => Ticket().Matches(text).Select(match => match.Value);

    /// <summary>Files one complaint after another until the moment has come; the last one is finished in any case.</summary>
    public async Task LiveAsync(CancellationToken noMore, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * 5), cancellationToken);
        while (!noMore.IsCancellationRequested)
        {
            await FileAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * 3), cancellationToken);
        }
    }

    public async Task FileAsync(CancellationToken cancellationToken)
    {
        var filing = new Filing(MarkerOf(number, _filings.Count));
        _filings.Add(filing);
        var story = $"Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam. Kata sandi warga {filing.Marker}";
        _read += Since(_read).Count;
        (string? Asked, FilingStep Step) last = (null, new FilingStep("", story, IsTyped: true));
        await DoAsync(last.Step, cancellationToken);
        for (var step = 0; step < MostSteps && filing.Ticket is null; step++)
        {
            switch (await NextAsync(last.Asked, cancellationToken))
            {
                case null:
                    filing.Silences++;
                    break;
                case var words when words.Contains(Receipt, StringComparison.Ordinal):
                    Keep(filing, words);
                    return;
                case var words when IsOwnReceipt(words):
                    Keep(filing, words);
                    await LetGoAsync(cancellationToken);
                    return;
                case var words:
                    last = (words, StepFor(words, story));
                    break;
            }

            await DoAsync(last.Step, cancellationToken);
        }
    }

    private void Keep(Filing filing, string words)
    {
        filing.Ticket = TicketsIn(words).First();
        Acknowledged++;
    }

    /// <summary>It had been sent already: what was told once more is not needed.</summary>
    private async Task LetGoAsync(CancellationToken cancellationToken)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await DoAsync(new FilingStep("", "batal", IsTyped: true), cancellationToken);
            var words = await NextAsync(null, cancellationToken) ?? "";
            if (words.Contains("Yakin mau berhenti", StringComparison.Ordinal))
            {
                await DoAsync(new FilingStep("", "Ya, hapus"), cancellationToken);
                words = await NextAsync(words, cancellationToken) ?? "";
            }

            if (words.Contains("Tidak ada yang terkirim", StringComparison.Ordinal) || words.Contains("Tidak ada laporan yang sedang dibuat", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    /// <summary>What the bot said after the first so many messages.</summary>
    protected abstract IReadOnlyList<string> Since(int first);

    protected abstract Task SayAsync(string words, CancellationToken cancellationToken);

    /// <returns>False when there is no such button.</returns>
    protected abstract bool TryPress(string label);

    /// <summary>Brings in what has come since.</summary>
    protected virtual Task LookAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsNews(string words) => words.Contains("Kabar laporan", StringComparison.Ordinal) || words.Contains("SP4N-LAPOR! dengan nomor", StringComparison.Ordinal)
        || words.Contains("sudah diterima SP4N-LAPOR!", StringComparison.Ordinal);

    /// <summary>The receipt of an earlier complaint once more, as after a lost acknowledgement.</summary>
    private bool IsOldReceipt(string words) =>
        words.Contains(Receipt, StringComparison.Ordinal) && TicketsIn(words).Any(ticket => _filings.Exists(filing => filing.Ticket == ticket));

    /// <summary>Told again after a lost receipt, the same story is answered with the number it has already.</summary>
    private bool IsOwnReceipt(string words) =>
        words.Contains("pernah mengirim laporan", StringComparison.Ordinal)
        && TicketsIn(words).Any() && TicketsIn(words).All(ticket => !_filings.Exists(filing => filing.Ticket == ticket));

    private FilingStep StepFor(string words, string story)
    {
        if (words.Contains(FilingWay.Review, StringComparison.Ordinal))
        {
            return new FilingStep(FilingWay.Review, "Kirim");
        }

        try
        {
            return FilingWay.For(words);
        }
        catch (InvalidOperationException)
        {
            Strays.Add(words);
            return new FilingStep("", story, IsTyped: true);
        }
    }

    private async Task DoAsync(FilingStep step, CancellationToken cancellationToken)
    {
        Heard.Add($"{TimeProvider.System.GetUtcNow():HH:mm:ss} DOES {step.Words}");
        if (step.IsTyped || !TryPress(step.Words))
        {
            await SayAsync(step.Words, cancellationToken);
        }
    }

    /// <summary>The newest words that are no news and not the question just answered; null after long silence.</summary>
    private async Task<string?> NextAsync(string? answered, CancellationToken cancellationToken)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(deadline) < Patience)
        {
            await LookAsync(cancellationToken);
            var said = Since(_read);
            var fresh = said.Where(words => !IsNews(words) && words != answered && !IsOldReceipt(words)).ToList();
            if (fresh.Count > 0)
            {
                Heard.AddRange(said.Select(words => $"{TimeProvider.System.GetUtcNow():HH:mm:ss} HEARS {words}"));
                _read += said.Count;
                return fresh.Find(words => words.Contains(Receipt, StringComparison.Ordinal)) ?? fresh[^1];
            }

            await Task.Delay(Glance, cancellationToken);
        }

        return null;
    }

    /// <summary>Letters only: a number might be taken for something else in a story.</summary>
    private static string MarkerOf(int person, int filing) =>
        $"zq{string.Concat(Enumerable.Range(0, 8).Select(i => (char)('a' + ((person * 1000) + filing) / (int)Math.Pow(10, i) % 10)))}";

    [GeneratedRegex("zq[a-j]{8}", RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex("LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Ticket();
}

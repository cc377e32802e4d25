using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Hub;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>How many came to each step of the intake.</summary>
internal sealed record FunnelFigures(int Started, int Consented, int Reviewed, int Sent)
{
    /// <summary>Of the node, though something narrower was asked: who only says hello has no institution, category or region yet.</summary>
    public bool IsOfNode { get; init; }

    /// <summary>The same by channel, each counted where the step was taken.</summary>
    public IReadOnlyList<(string Channel, FunnelFigures Figures)> Channels { get; init; } = [];
}

/// <summary>Names for the codes figures are kept by.</summary>
internal sealed class Names(IReadOnlyCollection<InstitutionRow> institutions, HubServices services)
{
    private readonly Dictionary<string, string> _institutions = institutions.ToDictionary(row => row.Code, row => row.Name);
    private readonly Dictionary<string, string> _categories = services.Current.DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => one.Name);

    public IReadOnlyCollection<InstitutionRow> Institutions => institutions;

    public IEnumerable<KeyValuePair<string, string>> Categories => _categories.OrderBy(one => one.Value, StringComparer.Ordinal);

    /// <summary>What a part is called; null for cases that have none.</summary>
    public string? Of(Split split, string code) => (split, code) switch
    {
        (_, "") => null,
        (Split.Institution or Split.Unit, _) => _institutions.GetValueOrDefault(code, code),
        (Split.Category, _) => _categories.GetValueOrDefault(code, code),
        (Split.Region, _) => Regions.ByCode(code)?.Name ?? code,
        _ => code,
    };
}

/// <summary>All figures of a question.</summary>
/// <param name="Asked">The question, as it was answered.</param>
/// <param name="At">The snapshot: nothing known later is in it.</param>
/// <param name="Figures">Those about cases.</param>
/// <param name="Months">The same for each month of the year up to the end of the period.</param>
/// <param name="Names">Names for codes.</param>
internal sealed record Report(Question Asked, DateTimeOffset At, Figures Figures, IReadOnlyDictionary<string, Metrics> Months, Names Names)
{
    /// <summary>Not every case is counted yet.</summary>
    public bool IsCounting { get; init; }

    public required FunnelFigures Funnel { get; init; }

    public required IReadOnlyList<DeliveryFigures> Deliveries { get; init; }

    /// <summary>Null for whoever does not oversee an instansi.</summary>
    public required NodeHealth? Health { get; init; }

    /// <summary>Cases the hub has twice.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Why cases ended in the archive, the most frequent first; an empty code where nobody said.</summary>
    public required IReadOnlyList<(string Reason, int Count)> Archived { get; init; }
}

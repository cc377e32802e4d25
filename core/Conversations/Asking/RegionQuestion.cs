using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Reading;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>
/// Kabupaten or kota, in a person's own words too; a name of several places is asked back. A place outside the node is taken as
/// well: the national hub routes it.
/// </summary>
internal sealed class RegionQuestion() : Question(ConversationState.Region, Questions.Region, Card.Region)
{
    private const string Outside = "x";
    private const string Other = "*";

    private static readonly ImmutableArray<Option> Choices =
        [.. Regions.All.Select(region => new Option(region.Code, null, region.Name)), new Option(Outside, "Choice.Elsewhere")];

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        draft.UnsureRegion is not null ? Say("Ask.RegionWhich")
        : draft.Answered.Has(Flag) || draft.Answered.Has(Questions.Caught) || draft.IncidentDate is not { } date ? Say("Ask.Region")
        : draft.IsDateApproximate ? Say("Ask.RegionAbout", IncidentDateQuestion.Print(date))
        : draft.IncidentTime is { } time ? Say("Ask.RegionAt", IncidentDateQuestion.Print(date), IncidentDateQuestion.Print(time))
        : Say("Ask.RegionOn", IncidentDateQuestion.Print(date));

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        draft.UnsureRegion is null ? Choices : [.. Candidates(draft), new Option(Other, "Choice.OtherRegion")];

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen { Value: Outside } => Take(draft, "", null),
        Input.Chosen { Value: Other } => new Verdict(draft with { UnsureRegion = null }, Say("Ask.Region")),
        Input.Chosen chosen when Regions.ByCode(chosen.Value) is { } region => Take(draft, region.Code, null),
        Input.Words words => Read(draft, words.Value, facts),
        _ => Object("Mend.Region"),
    };

    public override ComplaintDraft Empty(ComplaintDraft draft) => base.Empty(draft) with { RegionCode = null };

    public override Shown? Show(ComplaintDraft draft) => draft.RegionCode switch
    {
        null => null,
        "" => Shown.Named("Choice.Elsewhere"),
        var code => Shown.Of(Regions.ByCode(code)?.Name ?? code),
    };

    private Verdict Read(ComplaintDraft draft, string words, TurnFacts facts)
    {
        if (IsOutside(words))
        {
            return Take(draft, "", null);
        }

        if (RegionReader.FromAnswer(words, facts.Gazetteer) is not { } reading)
        {
            return Narrow(draft, words) is { } code ? Take(draft, code, null) : Object("Mend.Region");
        }

        if (reading.Certain is { } region)
        {
            return Take(draft, region.Code, reading.Address);
        }

        var unsure = string.Join(' ', reading.Regions.Members().Select(candidate => candidate.Code));
        return new Verdict(draft with { UnsureRegion = unsure, Answered = draft.Answered & ~Flag }, Say("Ask.RegionWhich"));
    }

    private Verdict Take(ComplaintDraft draft, string code, string? address) => Accept(draft with
    {
        RegionCode = code,
        UnsureRegion = null,
        Place = PlaceQuestion.Prefill(draft, code, address),
    });

    /// <summary>"luar NTB", "di luar daerah".</summary>
    private static bool IsOutside(string words) =>
        Vocabulary.Plain(words) is var plain && (plain.Contains("luar ntb", StringComparison.Ordinal)
            || plain.Contains("luar daerah", StringComparison.Ordinal) || plain.Contains("luar provinsi", StringComparison.Ordinal)
            || plain.Contains("luar pulau", StringComparison.Ordinal) || plain.Contains("outside", StringComparison.Ordinal));

    private static IEnumerable<Option> Candidates(ComplaintDraft draft) =>
        draft.UnsureRegion!.Split(' ').Select(Regions.ByCode).OfType<Region>().Select(region => new Option(region.Code, null, region.Name));

    /// <summary>"yang kota", "kabupatennya": enough when it leaves one of the candidates.</summary>
    private static string? Narrow(ComplaintDraft draft, string words)
    {
        var kind = words.Contains("kota", StringComparison.OrdinalIgnoreCase) || words.Contains("city", StringComparison.OrdinalIgnoreCase) ? "Kota"
            : words.Contains("kab", StringComparison.OrdinalIgnoreCase) || words.Contains("regency", StringComparison.OrdinalIgnoreCase) ? "Kab."
            : null;
        return kind is null || draft.UnsureRegion is null ? null
            : Candidates(draft).Where(candidate => candidate.Label!.StartsWith(kind, StringComparison.Ordinal)).ToArray() is [var only] ? only.Value : null;
    }
}

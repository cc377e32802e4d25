using System.Collections.Immutable;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Kabupaten or kota. A place outside the node is taken too: the national hub routes it.</summary>
internal sealed class RegionQuestion() : Question(ConversationState.Region, Questions.Region, Card.Region)
{
    private const string Outside = "x";

    private static readonly ImmutableArray<Option> Choices =
        [.. Regions.All.Select(region => new Option(region.Code, null, region.Name)), new Option(Outside, "Choice.Elsewhere")];

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say("Ask.Region");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => Choices;

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts)
    {
        var code = input switch
        {
            Input.Chosen { Value: Outside } => "",
            Input.Chosen chosen => Regions.ByCode(chosen.Value)?.Code,
            Input.Words words => Regions.ByName(words.Value)?.Code,
            _ => null,
        };
        return code is null ? Object("Mend.Region") : Accept(draft with { RegionCode = code });
    }

    public override ComplaintDraft Empty(ComplaintDraft draft) => base.Empty(draft) with { RegionCode = null };

    public override Shown? Show(ComplaintDraft draft) => draft.RegionCode switch
    {
        null => null,
        "" => Shown.Named("Choice.Elsewhere"),
        var code => Shown.Of(Regions.ByCode(code)?.Name ?? code),
    };
}

using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Reading;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Where exactly: words of 5 to 200 characters, a pin, or both. A village known from the answers before is kept behind them.</summary>
internal sealed class PlaceQuestion() : Question(ConversationState.Place, Questions.Place, Card.Place)
{
    private const int Least = 5;
    private const int Most = PlaceReader.Longest;

    public override bool MaySkip(ComplaintDraft draft) =>
        draft.Classification != Classification.Pengaduan || draft.Point is not null || Prefilled(draft) is not null;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        Prefilled(draft) is { } known ? Say("Ask.PlaceMore", known)
        : Say(draft.Point is null ? "Ask.Place" : "Ask.PlaceWords");

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Pin pin => Accept(draft with { Point = pin.Point }),
        Input.Words { Value.Length: < Least } when Prefilled(draft) is null => Object("Mend.PlaceShort", $"{Least}"),
        Input.Words { Value.Length: > Most } => Object("Mend.PlaceLong", $"{Most}"),
        Input.Words words => Accept(draft with { Place = Refine(draft, words.Value.ReplaceLineEndings(" "), facts.Gazetteer) }),
        _ => Object("Ask.Place"),
    };

    public override ComplaintDraft Skip(ComplaintDraft draft) => Settle(draft with { Place = Prefilled(draft) });

    public override ComplaintDraft Empty(ComplaintDraft draft) => base.Empty(draft) with { Place = null };

    public override Shown? Show(ComplaintDraft draft) => (draft.Place, draft.Point) switch
    {
        (null, null) => null,
        ({ } words, null) => Shown.Of(words),
        (null, { } point) => Shown.Of(Print(point)),
        ({ } words, { } point) => Shown.Of($"{words} ({Print(point)})"),
    };

    /// <summary>The words that came with a pin, as far as they may answer.</summary>
    public static string? Name(string? words) => words?.ReplaceLineEndings(" ") switch
    {
        null or { Length: < Least } => null,
        { Length: > Most } name => name[..(char.IsHighSurrogate(name[Most - 1]) ? Most - 1 : Most)],
        { } name => name,
    };

    public static string Print(GeoPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:0.#####}, {point.Longitude:0.#####}");

    /// <summary>
    /// The place as far as a region's answer tells it: an answer given already stays, a village of another region goes, and a
    /// whole district is no place yet.
    /// </summary>
    public static string? Prefill(ComplaintDraft draft, string code, string? address)
    {
        if (draft.Answered.Has(Questions.Place))
        {
            return draft.Place;
        }

        var isElsewhere = draft.RegionCode is { Length: > 0 } before && before != code && draft.Place?.Contains(Regions.ByCode(before)!.Name, StringComparison.Ordinal) == true;
        return StoryReader.Refined(isElsewhere ? null : draft.Place, address?.StartsWith("Kec.", StringComparison.Ordinal) == true ? null : address);
    }

    /// <summary>Known before the question was answered: from the story, or from a village named as the region.</summary>
    private static string? Prefilled(ComplaintDraft draft) => draft.Answered.Has(Questions.Place) ? null : draft.Place;

    private static string Refine(ComplaintDraft draft, string words, Gazetteer gazetteer) =>
        StoryReader.Refined(words, Prefilled(draft) ?? RegionReader.AddressIn(words, draft.RegionCode, gazetteer))!;
}

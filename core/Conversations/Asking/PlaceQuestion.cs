using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Where exactly: words of 5 to 200 characters, a pin, or both.</summary>
internal sealed class PlaceQuestion() : Question(ConversationState.Place, Questions.Place, Card.Place)
{
    private const int Least = 5;
    private const int Most = 200;

    public override bool MaySkip(ComplaintDraft draft) => draft.Classification != Classification.Pengaduan || draft.Point is not null;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say(draft.Point is null ? "Ask.Place" : "Ask.PlaceWords");

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Pin pin => Accept(draft with { Point = pin.Point }),
        Input.Words { Value.Length: < Least } => Object("Mend.PlaceShort", $"{Least}"),
        Input.Words { Value.Length: > Most } => Object("Mend.PlaceLong", $"{Most}"),
        Input.Words words => Accept(draft with { Place = words.Value.ReplaceLineEndings(" ") }),
        _ => Object("Ask.Place"),
    };

    public override ComplaintDraft Skip(ComplaintDraft draft) => Settle(draft with { Place = null });

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
}

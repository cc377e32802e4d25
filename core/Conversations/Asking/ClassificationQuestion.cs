using System.Collections.Frozen;
using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

internal sealed class ClassificationQuestion()
    : Question(ConversationState.Classification, Questions.Classification, Card.Classification)
{
    private const float WorthSaying = 0.55f;

    private static readonly ImmutableArray<Option> Kinds =
    [
        new(nameof(Classification.Pengaduan), "Kind.Pengaduan"),
        new(nameof(Classification.Aspirasi), "Kind.Aspirasi"),
        new(nameof(Classification.PermintaanInformasi), "Kind.PermintaanInformasi"),
    ];

    /// <summary>For each kind the same list, with that kind first and marked.</summary>
    private static readonly FrozenDictionary<Classification, ImmutableArray<Option>> Suggesting =
        Enum.GetValues<Classification>().ToFrozenDictionary(kind => kind, SuggestFirst);

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Suggest(draft, facts) switch
    {
        Classification.Pengaduan => Say("Suggest.Pengaduan"),
        Classification.Aspirasi => Say("Suggest.Aspirasi"),
        Classification.PermintaanInformasi => Say("Suggest.PermintaanInformasi"),
        _ => Say("Ask.Classification"),
    };

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        Suggest(draft, facts) is { } kind ? Suggesting[kind] : Kinds;

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) =>
        Meant(draft, input, facts) is { } kind ? Accept(Reopen(draft, kind) with { Classification = kind })
        : Object(Suggest(draft, facts) is null ? "Mend.Classification" : "Suggest.ClassificationMend");

    private static Classification? Meant(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen chosen when Enum.TryParse<Classification>(chosen.Value, out var pressed) => pressed,
        Input.Words words when Vocabulary.IsYes(Vocabulary.Plain(words.Value)) => Suggest(draft, facts),
        Input.Words words => ClassificationWords.Find(words.Value),
        _ => null,
    };

    /// <summary>What the story seems to be; null when there is no story yet or its words say too little.</summary>
    public static Classification? Suggest(ComplaintDraft draft, TurnFacts facts)
    {
        if (draft.Story is null)
        {
            return null;
        }

        var guess = CategorySuggestions.Read(draft, facts).Kinds.Guess();
        return guess.Confidence >= WorthSaying ? guess.Kind : null;
    }

    private static ImmutableArray<Option> SuggestFirst(Classification kind)
    {
        var first = Kinds.First(option => option.Value == $"{kind}");
        return [first with { Style = ChoiceStyle.Primary }, .. Kinds.Remove(first)];
    }

    public override ComplaintDraft Empty(ComplaintDraft draft) => base.Empty(draft) with { Classification = null };

    public override Shown? Show(ComplaintDraft draft) => draft.Classification is { } kind ? Shown.Named($"Kind.{kind}") : null;

    /// <summary>Date and place may be skipped for a wish or a question, never for a complaint: what was skipped is asked again.</summary>
    private static ComplaintDraft Reopen(ComplaintDraft draft, Classification kind)
    {
        var answered = draft.Answered;
        if (kind == Classification.Pengaduan)
        {
            answered &= draft.IncidentDate is null ? ~Questions.IncidentDate : ~Questions.None;
            answered &= draft.Place is null && draft.Point is null ? ~Questions.Place : ~Questions.None;
        }

        return draft with { Answered = answered };
    }
}

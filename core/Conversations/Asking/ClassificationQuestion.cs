using System.Collections.Immutable;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Conversations.Asking;

internal sealed class ClassificationQuestion()
    : Question(ConversationState.Classification, Questions.Classification, Card.Classification)
{
    private static readonly ImmutableArray<Option> Kinds =
    [
        new(nameof(Classification.Pengaduan), "Kind.Pengaduan"),
        new(nameof(Classification.Aspirasi), "Kind.Aspirasi"),
        new(nameof(Classification.PermintaanInformasi), "Kind.PermintaanInformasi"),
    ];

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say("Ask.Classification");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => Kinds;

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) =>
        input is Input.Chosen chosen && Enum.TryParse<Classification>(chosen.Value, out var kind)
            ? Accept(Reopen(draft, kind) with { Classification = kind })
            : Object("Mend.Classification");

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

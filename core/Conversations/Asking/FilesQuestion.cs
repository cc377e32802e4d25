using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>A few photos, films, recordings or papers; none is fine. Files sent at any other moment are kept as well.</summary>
internal sealed class FilesQuestion() : Question(ConversationState.Files, Questions.Files, Card.Files)
{
    private const string Finished = "s";

    public override bool MaySkip(ComplaintDraft draft) => draft.Files.IsEmpty;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        draft.Files.IsEmpty
            ? Say("Ask.Files", $"{facts.Files.Most}", Evidence.Megabytes(facts.Files))
            : Say("Ask.FilesMore", $"{draft.Files.Length}", $"{facts.Files.Most}");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        draft.Files.IsEmpty ? [] : [new Option(Finished, "Choice.Done", Style: ChoiceStyle.Primary)];

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Done or Input.Chosen { Value: Finished } => Accept(draft),
        _ => Object("Mend.Files"),
    };

    public override Shown? Show(ComplaintDraft draft) => draft.Files.IsEmpty ? null : Shown.Of($"{draft.Files.Length}");
}

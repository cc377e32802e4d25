using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>Up to three photos or documents; none is fine. Files sent at any other moment are kept as well.</summary>
internal sealed class FilesQuestion() : Question(ConversationState.Files, Questions.Files, Card.Files)
{
    public const int Most = 3;
    private const string Finished = "s";

    /// <summary>What a channel can fetch and the hub can take; the rest is said at once, before it fails.</summary>
    private const long LargestBytes = 20 * 1024 * 1024;

    public override bool MaySkip(ComplaintDraft draft) => draft.Files.IsEmpty;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        draft.Files.IsEmpty ? Say("Ask.Files", $"{Most}") : Say("Ask.FilesMore", $"{draft.Files.Length}", $"{Most}");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        draft.Files.IsEmpty ? [] : [new Option(Finished, "Choice.Done", Style: ChoiceStyle.Primary)];

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Done or Input.Chosen { Value: Finished } => Accept(draft),
        _ => Object("Mend.Files"),
    };

    public override Shown? Show(ComplaintDraft draft) => draft.Files.IsEmpty ? null : Shown.Of($"{draft.Files.Length}");

    /// <summary>Those a channel can fetch and the hub can take.</summary>
    public static ImmutableArray<Attachment> Fitting(ImmutableArray<Attachment> files) =>
        [.. files.Where(file => file.Size is null or <= LargestBytes && file.Kind is AttachmentKind.Photo or AttachmentKind.Document)];

    /// <summary>Adds what fits; says what happened to each kind of trouble.</summary>
    public static (ComplaintDraft Draft, Reply Reply) Keep(ComplaintDraft draft, ImmutableArray<Attachment> files)
    {
        var fitting = Fitting(files);
        var room = Most - draft.Files.Length;
        var kept = draft with { Files = draft.Files.AddRange(fitting.Take(room)) };
        var phrase = (fitting.Length < files.Length, fitting.Length > room) switch
        {
            (true, _) => "Files.Refused",
            (_, true) => "Files.Full",
            _ => "Files.Kept",
        };
        return (kept, new Reply(phrase, [$"{kept.Files.Length}", $"{Most}"]));
    }
}

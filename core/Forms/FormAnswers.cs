using System.Collections.Frozen;
using System.Collections.Immutable;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Forms;

/// <summary>A complaint filled in on one page, as typed. The questions are those of the conversation.</summary>
/// <param name="DraftId">Fixed when the page was made: sending it twice files once.</param>
/// <param name="Sender">Who will own the complaint.</param>
/// <param name="Language"><c>id</c> or <c>en</c>.</param>
/// <param name="Fields">What was typed or chosen, by question; a question without an answer may be absent.</param>
/// <param name="Files">What was uploaded, in order.</param>
public sealed record FormAnswers(
    Guid DraftId, ReplyAddress Sender, string Language, FrozenDictionary<ConversationState, string> Fields, ImmutableArray<Attachment> Files)
{
    /// <summary>Agreed to the notice.</summary>
    public bool HasConsent { get; init; }

    /// <summary>Ticked that a date long past is right.</summary>
    public bool IsDateSure { get; init; }

    /// <summary>The number only: what a person wrote must not reach a log by accident.</summary>
    public override string ToString() => $"form {DraftId:N}";
}

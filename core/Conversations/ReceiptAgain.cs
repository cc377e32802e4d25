using LaporBot.Core.Care;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>
/// Whoever presses "send" again has not seen the receipt: it was cut off on its way and comes late. They get it at once and need not
/// tell everything anew, which would make a second complaint of one.
/// </summary>
internal static class ReceiptAgain
{
    private const string Receipt = "Receipt";
    private const int LongestLabel = 40;

    /// <returns>Null when the message asks for something else, or nothing was filed lately.</returns>
    public static Turn? Give(Conversation conversation, IncomingMessage message, Wording wording) =>
        conversation.State == ConversationState.Idle && IsSending(message.Content, conversation.Language, wording) && Newest(conversation) is { } receipt
            ? new Turn(conversation, [receipt])
            : null;

    private static bool IsSending(MessageContent content, string language, Wording wording) => content switch
    {
        MessageContent.Press press => ButtonData.TryParse(press.Data, out var button)
            && (button.State == ConversationState.Review || button is { State: ConversationState.Alike, Value: Table.Send }),
        MessageContent.Text { Value.Length: <= LongestLabel } text => Vocabulary.Plain(text.Value) is var plain && (plain is "kirim" or "send"
            || plain == Vocabulary.Plain(wording.Label(language, CarePhrases.SendAnyway)) || plain == Vocabulary.Plain(wording.Label(language, CarePhrases.FileOwn))),
        _ => false,
    };

    private static Reply? Newest(Conversation conversation) => ReceiptIn(conversation.LastPress) ?? ReceiptIn(conversation.LastMessage);

    private static Reply? ReceiptIn(StoredAnswer? answer) =>
        answer is { Replies.IsDefaultOrEmpty: false } && answer.Replies[0].Phrase == Receipt ? answer.Replies[0] : null;
}

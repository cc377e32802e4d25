using System.Text.RegularExpressions;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>A phone number (+62 or 08, 9 to 13 digits) or an e-mail address.</summary>
internal sealed partial class ContactQuestion() : Question(ConversationState.Contact, Questions.Contact, Card.Contact)
{
    public override bool Applies(ComplaintDraft draft) => draft.IsAnonymous == false;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say("Ask.Contact");

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts)
    {
        if (input is not Input.Words words)
        {
            return Object("Ask.Contact");
        }

        if (Email().IsMatch(words.Value))
        {
            return Accept(draft with { Email = words.Value, Phone = null });
        }

        return Phone(words.Value) is { } phone
            ? Accept(draft with { Phone = phone, Email = null })
            : Object(words.Value.Contains('@', StringComparison.Ordinal) ? "Mend.Email" : "Mend.Phone");
    }

    /// <summary>A shared card answers this question; at any other moment nobody has asked for the number, so it is not kept.</summary>
    public static Intent Read(Conversation conversation, MessageContent.Contact card) => card.OwnPhone switch
    {
        null => new Intent.Tell("Contact.Foreign"),
        { } phone when conversation.State == ConversationState.Contact => new Intent.Words(phone),
        _ => new Intent.Tell("Contact.Unasked"),
    };

    public override Shown? Show(ComplaintDraft draft) => (draft.Phone ?? draft.Email) is { } contact ? Shown.Of(contact) : null;

    /// <summary>As +62…, or null.</summary>
    private static string? Phone(string typed)
    {
        var match = Number().Match(Separators().Replace(typed, ""));
        return match.Success ? $"+62{match.Groups["rest"].Value}" : null;
    }

    [GeneratedRegex(@"[\s().\-]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:\+62|62|0)(?<rest>[1-9]\d{7,11})$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[^@\s<>,;]{1,64}@[^@\s<>,;.]+(?:\.[^@\s<>,;.]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}

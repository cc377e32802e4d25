using System.Text.RegularExpressions;
using LaporBot.Core.Messages;
using PhoneNumbers;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>A phone number, of Indonesia unless it begins with another country's code, or an e-mail address.</summary>
internal sealed partial class ContactQuestion() : Question(ConversationState.Contact, Questions.Contact, Card.Contact)
{
    private const string Home = "ID";

    /// <summary>Of E.164; the library alone lets Indonesian numbers grow to seventeen.</summary>
    private const int MostDigits = 15;

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

    /// <summary>
    /// As E.164, or null. Possible is enough: operators hand out new prefixes faster than any table follows, and a real
    /// number refused is a citizen lost.
    /// </summary>
    private static string? Phone(string typed)
    {
        if (typed.Count(char.IsAsciiDigit) > MostDigits || !Plausible().IsMatch(typed))
        {
            return null;
        }

        var numbers = PhoneNumberUtil.GetInstance();
        try
        {
            var number = numbers.Parse(typed, Home);
            return numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                ? numbers.Format(number, PhoneNumberFormat.E164)
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>The library would also read letters as keys and pick numbers out of sentences.</summary>
    [GeneratedRegex(@"^\+?[\d\s().\-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Plausible();

    [GeneratedRegex(@"^[^@\s<>,;]{1,64}@[^@\s<>,;.]+(?:\.[^@\s<>,;.]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}

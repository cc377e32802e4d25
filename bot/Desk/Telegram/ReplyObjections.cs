using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>Why an answer cannot be written as it is, said before anything is kept. Pure.</summary>
internal static class ReplyObjections
{
    /// <summary>More do not help a reporter, and each is fetched and looked at.</summary>
    public const int MostFiles = 5;

    /// <returns>Null when nothing speaks against it.</returns>
    public static OutgoingMessage? Of(DeskSpeech speech, PocketCase one, string words, ImmutableArray<Attachment> files)
    {
        var ticket = one.Line.Ticket.ToString();
        return one.IsSecret ? speech.Say("Telegram.SecretOnlyWeb", speech.Page($"/kasus/{ticket}"))
            : !ActRules.Allows(typeof(CaseAct.Answer), one.Line.Status) ? speech.Say("Telegram.NotNow", ticket, speech.Status(one.Line.Status), speech.Page($"/kasus/{ticket}"))
            : words.Length > CaseAct.LongestWords ? speech.Say("Telegram.TooLong", Number(words.Length), Number(CaseAct.LongestWords))
            : files.Any(file => file.Kind is not (AttachmentKind.Photo or AttachmentKind.Document)) ? speech.Say("Telegram.WrongFile")
            : files.Length > MostFiles ? speech.Say("Telegram.TooManyFiles", Number(MostFiles))
            : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

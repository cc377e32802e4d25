using System.Globalization;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Complaints;

/// <summary>News of a case in plain words: what changed, and what happens next.</summary>
public sealed class StatusMessages(Wording wording)
{
    /// <summary>The hub took it and gave its number.</summary>
    public OutgoingMessage Accepted(ComplaintCase one, string language) => new()
    {
        Text = [.. wording.Say(language, "News.Accepted", [one.Ticket.ToString(), one.TrackingId ?? ""]), .. Next(one, language)],
        CanWait = true,
    };

    /// <summary>The hub would not take it; nobody is told to send again.</summary>
    public OutgoingMessage Refused(ComplaintCase one, string language) => new()
    {
        Text = wording.Say(language, "News.Refused", [one.Ticket.ToString()]),
        CanWait = true,
    };

    /// <summary>A file had to be left out.</summary>
    /// <param name="ticket">Of which complaint.</param>
    /// <param name="number">Which of its files, from 1.</param>
    /// <param name="fault">Why.</param>
    /// <param name="language">The owner's.</param>
    public OutgoingMessage FileLeftOut(TicketNumber ticket, int number, FileFault fault, string language) => new()
    {
        Text = wording.Say(language, "News.FileLeftOut", [ticket.ToString(), $"{number}", wording.Label(language, Reason(fault))]),
        CanWait = true,
    };

    /// <summary>Closed because no reply came; said as that and never as satisfaction.</summary>
    /// <param name="one">The case after it.</param>
    /// <param name="until">The last day on which it may be opened again.</param>
    /// <param name="language">Of its owner.</param>
    public OutgoingMessage ClosedSilently(ComplaintCase one, DateOnly until, string language) => new()
    {
        Text = wording.Say(language, "News.Silent", [one.Ticket.ToString(), one.Title, Day(until, language)]),
        Choices = CaseButtons.AfterSilence(wording, language, one.Ticket),
        CanWait = true,
    };

    /// <summary>A change told by the hub. <paramref name="one"/> is the case after it.</summary>
    public OutgoingMessage Changed(ComplaintCase one, HubUpdate update, bool moved, string language)
    {
        if (one.IsSecret)
        {
            return Unsaid(one, language);
        }

        var isAnswer = one.Status == ComplaintStatus.Answered;
        var head = moved
            ? wording.Say(language, "News.Status", [one.Ticket.ToString(), one.Title, wording.Label(language, StatusWords.Key(one.Status))])
            : wording.Say(language, "News.Words", [one.Ticket.ToString(), one.Title]);
        return new OutgoingMessage
        {
            Text =
            [
                .. head,
                .. Line(language, "Status.Agency", moved ? update.Agency : null),
                .. Line(language, "Status.Words", update.Description),
                .. moved ? Next(one, language) : [],
                .. isAnswer ? (TextRun[])[new TextRun("\n\n"), .. wording.Say(language, "News.Judge", [])] : [],
            ],
            Choices = isAnswer ? CaseButtons.AfterAnswer(wording, language, one.Ticket) : [],
            CanWait = true,
        };
    }

    /// <summary>An official asks for more: a reply to this message answers it.</summary>
    /// <param name="one">The case after it.</param>
    /// <param name="words">What is asked.</param>
    /// <param name="language">Of its owner.</param>
    public OutgoingMessage Asked(ComplaintCase one, string words, string language) => one.IsSecret ? Unsaid(one, language) : new()
    {
        Text =
        [
            .. wording.Say(language, "News.Status", [one.Ticket.ToString(), one.Title, wording.Label(language, StatusWords.Key(one.Status))]),
            .. Line(language, "Status.Words", words),
            .. Next(one, language),
            new TextRun("\n\n"),
            .. wording.Say(language, "News.Reply", []),
        ],
        Choices = CaseButtons.AfterQuestion(wording, language, one.Ticket),
        CanWait = true,
    };

    /// <summary>A case that is not pursued, with the reason in the owner's language.</summary>
    /// <param name="one">The case after it.</param>
    /// <param name="reasonCode">A code of domain.md 5.2.</param>
    /// <param name="words">An official's own words; may be empty.</param>
    /// <param name="language">Of its owner.</param>
    public OutgoingMessage Archived(ComplaintCase one, string reasonCode, string words, string language) => one.IsSecret ? Unsaid(one, language) : new()
    {
        Text =
        [
            .. wording.Say(language, "News.Status", [one.Ticket.ToString(), one.Title, wording.Label(language, StatusWords.Key(one.Status))]),
            .. Line(language, "News.Why", wording.Label(language, $"Archive.{reasonCode}")),
            .. Line(language, "Status.Words", words),
            .. Next(one, language),
        ],
        CanWait = true,
    };

    /// <summary>A further file of an answer; the first goes with the answer itself.</summary>
    public OutgoingMessage Enclosure(ComplaintCase one, OutgoingDocument document, string language) => new()
    {
        Text = wording.Say(language, "News.Enclosure", [one.Ticket.ToString()]),
        Document = document,
        CanWait = true,
    };

    /// <summary>What a supporter of somebody else's case hears: where it stands, and nothing else.</summary>
    public OutgoingMessage ForSupporter(ComplaintCase one, string language) => new()
    {
        Text = wording.Say(language, "News.Supported", [one.Ticket.ToString(), wording.Label(language, StatusWords.Key(one.Status))]),
        CanWait = true,
    };

    /// <summary>A phone is looked at by others as well: of a rahasia case it says where it stands, and no word more.</summary>
    private OutgoingMessage Unsaid(ComplaintCase one, string language) => new()
    {
        Text = wording.Say(language, "News.Secret", [one.Ticket.ToString(), wording.Label(language, StatusWords.Key(one.Status))]),
        Choices = StatusWords.IsFinal(one.Status) ? [] : CaseButtons.ToLook(wording, language, one.Ticket),
        CanWait = true,
    };

    private static string Reason(FileFault fault) => fault switch
    {
        FileFault.Gone => "News.FileGone",
        FileFault.Unreachable => "News.FileUnreachable",
        FileFault.TooLarge => "News.FileTooLarge",
        FileFault.WrongType => "News.FileWrongType",
        FileFault.Broken => "News.FileBroken",
        FileFault.NoRoom => "News.FileNoRoom",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private IEnumerable<TextRun> Next(ComplaintCase one, string language) =>
    [
        new TextRun("\n"),
        .. wording.Say(language, StatusWords.NextKey(one.Status), [one.StepDue is { } due ? Day(due, language) : ""]),
    ];

    private string Day(DateOnly day, string language) =>
        DayWords.Read(wording, language, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private IEnumerable<TextRun> Line(string language, string phrase, string? value) =>
        string.IsNullOrWhiteSpace(value) ? [] : [new TextRun("\n"), .. wording.Say(language, phrase, [value])];
}

using System.Globalization;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Complaints;

/// <summary>News of a case in plain words: what changed, and what happens next.</summary>
public sealed class StatusMessages(Wording wording, Clocks clocks, TimeZoneInfo zone)
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

    /// <summary>What a supporter of somebody else's case hears: where it stands, and nothing else.</summary>
    public OutgoingMessage ForSupporter(ComplaintCase one, string language) => new()
    {
        Text = wording.Say(language, "News.Supported", [one.Ticket.ToString(), wording.Label(language, StatusWords.Key(one.Status))]),
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
        .. wording.Say(language, StatusWords.NextKey(one.Status), [clocks.NextStepDue(one, zone) is { } due ? Day(due, language) : ""]),
    ];

    private string Day(DateOnly day, string language) =>
        DayWords.Read(wording, language, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private IEnumerable<TextRun> Line(string language, string phrase, string? value) =>
        string.IsNullOrWhiteSpace(value) ? [] : [new TextRun("\n"), .. wording.Say(language, phrase, [value])];
}

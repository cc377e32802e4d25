using LaporBot.Bot.Desk.Telegram;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Reminders;

/// <summary>What somebody is reminded of: a number, a subject and a place, none of them words of the citizen.</summary>
internal sealed record Reminder(TicketNumber Ticket, string Category, string Region, RunningClock Clock, ClockStage Stage);

/// <summary>Reminders in words.</summary>
internal sealed class ReminderWords
{
    private readonly Wording _wording = new("LaporBot.Bot.Desk.Texts.Reminders", typeof(ReminderWords).Assembly);

    /// <summary>To an official, in Telegram.</summary>
    public OutgoingMessage ToOfficial(Reminder reminder, string language)
    {
        var head = _wording.Say(language, Key(reminder.Clock.Kind, reminder.Stage), [reminder.Ticket.ToString(), Clocks.Print(reminder.Clock.Due)]);
        var subject = _wording.Say(language, "Reminders.Subject", [reminder.Category, reminder.Region]);
        var ticket = reminder.Ticket.ToString();
        return new OutgoingMessage
        {
            Text = [.. head, .. subject],
            Choices = [new Choice(_wording.Label(language, "Reminders.Open"), DeskReading.Data(CaseTalk.Open, ticket))],
            CanWait = true,
            IsOnlyOnce = true,
            IsForDesk = true,
        };
    }

    /// <summary>To a citizen whose report waits for them.</summary>
    public OutgoingMessage ToCitizen(TicketNumber ticket, DateOnly due, string language) =>
        new() { Text = _wording.Say(language, "Reminders.Citizen", [ticket.ToString(), Clocks.Print(due)]), CanWait = true, IsOnlyOnce = true };

    /// <summary>One line of the desk's notices.</summary>
    public string Line(ClockKind clock, ClockStage stage, TicketNumber ticket, DateOnly due, string language) =>
        _wording.Text(language, Key(clock, stage), ticket.ToString(), Clocks.Print(due));

    private static string Key(ClockKind clock, ClockStage stage) => "Reminders.Clock." + clock + "." + stage;
}

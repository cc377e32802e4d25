using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>
/// The way back from a message to many to one's own report. Its button names the case, so an answer finds it by being a reply to the
/// message or by a press, on every channel, and nothing has to be remembered.
/// </summary>
public static class Announcement
{
    /// <summary>The person has several reports it may be about: which one is asked when they answer.</summary>
    public const string Several = "*";

    /// <summary>The button under it.</summary>
    /// <param name="wording">The sentences.</param>
    /// <param name="language">The person's.</param>
    /// <param name="about">A ticket number, or <see cref="Several"/>.</param>
    public static ImmutableArray<Choice> Buttons(Wording wording, string language, string about)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return [new Choice(wording.Label(language, "Choice.Respond"), ButtonData.For(Command.Respond, about == Several ? "" : about))];
    }

    /// <summary>What a reply to a message of ours with this button is about.</summary>
    /// <returns>True when that message went to many; the case is null when it must be asked for.</returns>
    internal static bool IsAnswered(string? button, out TicketNumber? about)
    {
        about = null;
        if (button is null || !ButtonData.TryCommand(button, out var command, out var argument) || command != Command.Respond)
        {
            return false;
        }

        about = TicketNumber.TryParse(argument, out var ticket) ? ticket : null;
        return true;
    }
}

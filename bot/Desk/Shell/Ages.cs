using System.Globalization;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>How long something waits, in the largest unit that says something.</summary>
internal static class Ages
{
    public static string Say(DeskWords words, TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => words["Queues.Age.Now"],
        { TotalHours: < 2 } => words["Queues.Age.Minutes", Number(age.TotalMinutes)],
        { TotalDays: < 2 } => words["Queues.Age.Hours", Number(age.TotalHours)],
        _ => words["Queues.Age.Days", Number(age.TotalDays)],
    };

    private static string Number(double number) => Math.Floor(number).ToString(CultureInfo.InvariantCulture);
}

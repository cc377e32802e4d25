using System.Globalization;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>A day as people say it: "Selasa 1 Des". The names are wording, since a container may know one culture only.</summary>
internal static class DayWords
{
    /// <param name="wording">Has the names.</param>
    /// <param name="language">Of the person.</param>
    /// <param name="date">yyyy-MM-dd; anything else is shown as it is.</param>
    public static string Read(Wording wording, string language, string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"{Name(wording.Label(language, "Calendar.Days"), (int)day.DayOfWeek)} {day.Day} {Name(wording.Label(language, "Calendar.Months"), day.Month - 1)}"
            : date;

    private static string Name(string names, int place) => names.Split(' ')[place];
}

using System.Globalization;
using LaporBot.Bot.Desk.Relay;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Calendar;

/// <summary>Days off as they were typed or came in a file: a day and a name on each line.</summary>
/// <param name="Typed">As it was.</param>
/// <param name="Days">What it means.</param>
/// <param name="Faults">Sentences that say what is wrong.</param>
internal sealed record HolidayEntry(string Typed, IReadOnlyList<HolidayRow> Days, IReadOnlyList<string> Faults)
{
    private const int Most = 400;
    private const int LongestName = 120;
    private const int LargestFile = 64 * 1024;

    private static readonly string[] Forms = ["yyyy-MM-dd", "dd-MM-yyyy", "dd/MM/yyyy", "d-M-yyyy", "d/M/yyyy"];

    public static async Task<HolidayEntry> OfAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var typed = form["hari"].ToString();
        if (form.Files.GetFile("berkas") is { Length: > 0 } file)
        {
            if (file.Length > LargestFile)
            {
                return new HolidayEntry(typed, [], ["Calendar.Fault.File"]);
            }

            using var reader = new StreamReader(file.OpenReadStream());
            typed = await reader.ReadToEndAsync(cancellationToken);
        }

        return Of(typed);
    }

    public static HolidayEntry Of(string typed)
    {
        var days = new Dictionary<DateOnly, HolidayRow>();
        var isWrong = false;
        foreach (var line in typed.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most + 1))
        {
            // From a spreadsheet with a mark between, or typed with a space.
            var cells = line.IndexOfAny([',', ';']) >= 0 ? CsvLines.Read(line).First().Cells : line.Split(' ', 2);
            if (Day(cells[0]) is { } day)
            {
                var name = cells.Count > 1 ? cells[1].Trim() : "";
                days[day] = new HolidayRow { Day = day, Name = name[..Math.Min(name.Length, LongestName)] };
            }
            else if (days.Count > 0 || isWrong || cells[0].Any(char.IsAsciiDigit))
            {
                // The first line of a file may be its heading.
                isWrong = true;
            }
        }

        return new HolidayEntry(typed, [.. days.Values.OrderBy(row => row.Day)], isWrong ? ["Calendar.Fault.Day"] : days.Count is 0 or > Most ? ["Calendar.Fault.None"] : []);
    }

    /// <returns>Null for what is no day of this century.</returns>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2099 ? day : null;
}

/// <summary>Limits as they were typed.</summary>
/// <param name="From">From which day on; null for none.</param>
/// <param name="Days">Working days by the name of the limit.</param>
internal sealed record LimitEntry(DateOnly? From, IReadOnlyDictionary<string, int> Days)
{
    public static LimitEntry Of(IFormCollection form) => new(
        HolidayEntry.Day(form["sejak"].ToString()),
        SlaSchedule.Names.Where(name => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToDictionary(name => name, name => int.Parse(form[name]!, CultureInfo.InvariantCulture)));

    public static LimitEntry Of(SlaOptions limits, DateOnly from) => new(from, SlaSchedule.Read(limits));
}

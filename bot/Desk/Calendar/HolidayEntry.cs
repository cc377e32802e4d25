using System.Globalization;
using System.Text.RegularExpressions;
using LaporBot.Bot.Desk.Relay;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core;
using LaporBot.Core.Reading;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Calendar;

/// <summary>Days off as they were typed or came in a file: a day and a name on each line.</summary>
/// <param name="Typed">As it was.</param>
/// <param name="Days">What it means.</param>
/// <param name="Faults">Sentences that say what is wrong.</param>
internal sealed partial record HolidayEntry(string Typed, IReadOnlyList<HolidayRow> Days, IReadOnlyList<string> Faults)
{
    private const int Most = 400;
    private const int MostUnread = 5;
    private const int LongestName = 120;
    private const int LargestFile = 64 * 1024;

    private static readonly string[] Forms = ["yyyy-MM-dd", "dd-MM-yyyy", "dd/MM/yyyy", "d-M-yyyy", "d/M/yyyy"];

    /// <summary>Lines that could not be read, the first of them.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

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
        var unread = new List<string>();
        foreach (var line in typed.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most + 1))
        {
            var (first, name) = Cells(line);
            if (Day(first) is { } day)
            {
                days[day] = new HolidayRow { Day = day, Name = name[..Math.Min(name.Length, LongestName)] };
            }
            else if (days.Count > 0 || unread.Count > 0 || first.Any(char.IsAsciiDigit))
            {
                // The first line of a file may be its heading.
                unread.Add(line);
            }
        }

        return new HolidayEntry(typed, [.. days.Values.OrderBy(row => row.Day)], unread.Count > 0 ? ["Calendar.Fault.Day"] : days.Count is 0 or > Most ? ["Calendar.Fault.None"] : [])
        {
            Unread = [.. unread.Take(MostUnread)],
        };
    }

    /// <summary>From a spreadsheet with a mark between, typed with a space, or with the month in words.</summary>
    private static (string Day, string Name) Cells(string line)
    {
        if (Spoken().Match(line) is { Success: true } spoken && MonthWords.Find(spoken.Groups[2].Value) is { } month)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"{spoken.Groups[3].Value}-{month:00}-{spoken.Groups[1].Value.PadLeft(2, '0')}"), spoken.Groups[4].Value.Trim('"', ' '));
        }

        var cells = line.IndexOfAny([',', ';']) >= 0 ? CsvLines.Read(line).First().Cells : line.Split(' ', 2);
        return (cells[0], cells.Count > 1 ? cells[1].Trim() : "");
    }

    [GeneratedRegex(@"^""?(\d{1,2}) +(\p{L}+) +(\d{4})""?[\s,;:–-]*(.*)$")]
    private static partial Regex Spoken();

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

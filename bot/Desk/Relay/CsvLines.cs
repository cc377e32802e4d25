using System.Text;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>
/// Reads what a spreadsheet saved: RFC 4180, with commas, or with semicolons as Excel writes them in Indonesia; quotes may hold
/// line ends. Takes the apostrophe away that <c>CsvText</c> puts before a formula.
/// </summary>
internal static class CsvLines
{
    /// <returns>Each record with the number of the line it begins on, from 1; empty lines are left out.</returns>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var head = text[..(text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length)];
        var mark = head.Count(letter => letter == ';') > head.Count(letter => letter == ',') ? ';' : ',';
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var first = line;
            var cells = Record(text, mark, ref at, ref line);
            if (cells.Exists(cell => cell.Length > 0))
            {
                yield return (first, cells);
            }
        }
    }

    private static List<string> Record(string text, char mark, ref int at, ref int line)
    {
        var cells = new List<string>();
        while (true)
        {
            cells.Add(Plain(Cell(text, mark, ref at, ref line)));
            if (at >= text.Length)
            {
                return cells;
            }

            if (text[at++] == '\n')
            {
                line++;
                return cells;
            }
        }
    }

    /// <summary>Stops at the mark or line end after the cell.</summary>
    private static string Cell(string text, char mark, ref int at, ref int line)
    {
        var cell = new StringBuilder();
        var isQuoted = at < text.Length && text[at] == '"';
        at += isQuoted ? 1 : 0;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted && letter == '"')
            {
                if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    at++;
                }
                else
                {
                    isQuoted = false;
                    continue;
                }
            }
            else if (!isQuoted && (letter == mark || letter == '\n'))
            {
                break;
            }

            line += letter == '\n' ? 1 : 0;
            cell.Append(letter);
        }

        return cell.ToString().Trim();
    }

    private static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && "=+-@".Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;
}

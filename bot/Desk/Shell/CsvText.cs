using System.Text;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>
/// Rows for a spreadsheet: RFC 4180 with a byte order mark, so that Excel reads UTF-8. A cell that a spreadsheet would take for
/// a formula gets an apostrophe before it.
/// </summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();

    public void Add(params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append('"').Append(Safe(cells[i]).Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        _text.Append("\r\n");
    }

    public IResult Send(string fileName) =>
        Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())], "text/csv; charset=utf-8", fileName);

    internal static string Safe(string cell) => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell;
}

using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// PostgreSQL refuses the zero character and half of a surrogate pair (what cutting a text at a length leaves of an emoji).
/// Text from outside may hold both, and a row that can never be written would be tried for ever.
/// </summary>
internal sealed class CleanText() : ValueConverter<string, string>(text => Clean(text), text => text)
{
    public static string Clean(string text)
    {
        var isClean = true;
        foreach (var unit in text)
        {
            isClean &= unit != '\0' && !char.IsSurrogate(unit);
        }

        return isClean ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);
    }
}

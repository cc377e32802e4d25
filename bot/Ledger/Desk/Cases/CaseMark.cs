using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaporBot.Core.Hub;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>
/// A few letters that change whenever a case does. A page carries them; when they no longer fit, somebody or the citizen did
/// something meanwhile. Supporters and remarks do not count: they change no decision.
/// </summary>
internal static class CaseMark
{
    private const int Letters = 16;

    public static async Task<string> OfAsync(LedgerContext context, ComplaintRow row, CancellationToken cancellationToken)
    {
        var events = await context.StatusEvents.CountAsync(one => one.ComplaintId == row.Id, cancellationToken);
        var said = await context.Notes.CountAsync(one => one.ComplaintId == row.Id && one.Kind != HubNoteKind.Support, cancellationToken);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Status}/{Microseconds.Of(row.StatusSince)}/{row.InstitutionCode}/{row.IncidentId:N}/{row.CategoryCode}/{events}/{said}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Letters];
    }
}

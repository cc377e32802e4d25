using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>Codes that open something once.</summary>
internal sealed class OnceCodes(LedgerDatabase database, TimeProvider time)
{
    /// <summary>Opens the desk in Development.</summary>
    public const string Console = "console";

    /// <summary>Binds a Telegram account.</summary>
    public const string Telegram = "telegram";

    /// <summary>Without letters that look like digits: it may be typed on a phone.</summary>
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private const int Length = 12;

    /// <summary>Makes a code; what was made before for the same account and purpose opens nothing any more.</summary>
    /// <returns>12 letters and digits: 59 bits.</returns>
    public Task<string> MintAsync(Guid staffId, string purpose, TimeSpan life, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var code = RandomNumberGenerator.GetString(Alphabet, Length);
                await context.StaffCodes.Where(row => row.StaffId == staffId && row.Purpose == purpose).ExecuteDeleteAsync(cancellationToken);
                context.Add(new StaffCodeRow { Id = DeskSessions.Hash(code), StaffId = staffId, Purpose = purpose, ExpiresAt = time.GetUtcNow() + life });
                return code;
            },
            cancellationToken);

    /// <summary>Whose code this is, without using it up.</summary>
    public Task<Guid?> PeekAsync(string code, string purpose, CancellationToken cancellationToken) =>
        database.ReadAsync(context => Live(context, code, purpose).Select(row => (Guid?)row.StaffId).FirstOrDefaultAsync(cancellationToken));

    /// <summary>Uses a code up.</summary>
    /// <returns>Whose it was; null when it opens nothing.</returns>
    public Task<Guid?> TakeAsync(string code, string purpose, CancellationToken cancellationToken) =>
        database.TransactAsync(context => TakeAsync(context, code, purpose, cancellationToken), cancellationToken);

    /// <summary>The same inside the caller's transaction.</summary>
    public async Task<Guid?> TakeAsync(LedgerContext context, string code, string purpose, CancellationToken cancellationToken)
    {
        var owner = await Live(context, code, purpose).Select(row => (Guid?)row.StaffId).FirstOrDefaultAsync(cancellationToken);
        return owner is not null && await Live(context, code, purpose).ExecuteDeleteAsync(cancellationToken) == 1 ? owner : null;
    }

    private IQueryable<StaffCodeRow> Live(LedgerContext context, string code, string purpose)
    {
        var (id, now) = (DeskSessions.Hash(code.Trim().ToUpperInvariant()), time.GetUtcNow());
        return context.StaffCodes.Where(row => row.Id == id && row.Purpose == purpose && row.ExpiresAt > now);
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>
/// Signed-in browsers. The account is read with every request, so what was revoked ends with the next one, on every replica.
/// </summary>
internal sealed class DeskSessions(LedgerDatabase database, TimeProvider time)
{
    private const int SecretBytes = 32;

    /// <summary>A row is written at most so often for being used.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <returns>What the browser keeps.</returns>
    public Task<string> OpenAsync(Guid staffId, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var (secret, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)), time.GetUtcNow());
                context.Add(new DeskSessionRow { Id = Hash(secret), StaffId = staffId, CreatedAt = now, SeenAt = now });
                await context.Staff.Where(row => row.Id == staffId).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancellationToken);
                return secret;
            },
            cancellationToken);

    /// <summary>Who holds this secret now.</summary>
    /// <param name="secret">Of the cookie.</param>
    /// <param name="idle">Unused for so long, it ends.</param>
    /// <param name="longest">Used or not, it ends.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>Null for nobody: never opened, ended, or the account was revoked.</returns>
    public async Task<StaffRow?> FindAsync(string secret, TimeSpan idle, TimeSpan longest, CancellationToken cancellationToken)
    {
        var (id, now) = (Hash(secret), time.GetUtcNow());
        var (unused, old) = (now - idle, now - longest);
        var found = await database.ReadAsync(context => (
            from session in context.DeskSessions.AsNoTracking()
            join staff in context.Staff.AsNoTracking() on session.StaffId equals staff.Id
            where session.Id == id && session.SeenAt > unused && session.CreatedAt > old && staff.RevokedAt == null
            select new { Staff = staff, session.SeenAt }).FirstOrDefaultAsync(cancellationToken));
        if (found is not null && now - found.SeenAt >= Grain)
        {
            await TouchAsync(id, found.Staff.Id, now, cancellationToken);
        }

        return found?.Staff;
    }

    public Task<int> CloseAsync(string secret, CancellationToken cancellationToken)
    {
        var id = Hash(secret);
        return database.WriteAsync(context => context.DeskSessions.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Deletes sessions and codes nobody may use any more.</summary>
    public Task<int> SweepAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        var (now, old) = (time.GetUtcNow(), time.GetUtcNow() - longest);
        return database.WriteAsync(
            async context => await context.DeskSessions.Where(row => row.CreatedAt < old).ExecuteDeleteAsync(cancellationToken)
                + await context.StaffCodes.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
    }

    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private Task<int> TouchAsync(string id, Guid staffId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async context => await context.DeskSessions.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancellationToken)
                + await context.Staff.Where(row => row.Id == staffId).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancellationToken),
            cancellationToken);
}

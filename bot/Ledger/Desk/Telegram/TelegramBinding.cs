using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Telegram;

/// <summary>
/// Ties a Telegram account to an official's by a code from their own page. Using up the code, tying and the audit are one
/// transaction: a crash leaves the code good, or the account tied.
/// </summary>
internal sealed class TelegramBinding(LedgerDatabase database, OnceCodes codes, Staff staff, AuditTrail audit)
{
    /// <summary>Where such acts come from, as the audit keeps it.</summary>
    public const string Source = "telegram";

    /// <summary>The channel's name in an address.</summary>
    public const string Channel = "telegram";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>A code for the page; an older one opens nothing any more.</summary>
    public Task<string> OfferAsync(Guid staffId, CancellationToken cancellationToken) => codes.MintAsync(staffId, OnceCodes.Telegram, Life, cancellationToken);

    /// <summary>Uses a code for whoever brought it. An id tied elsewhere moves: whoever holds the phone holds it.</summary>
    /// <param name="code">As it came from a stranger.</param>
    /// <param name="telegramId">Their numeric id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The account; null when the code opens nothing.</returns>
    public Task<StaffRow?> UseAsync(string code, string telegramId, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var known = await codes.TakeAsync(context, code, OnceCodes.Telegram, cancellationToken);
                if (known is null || await context.Staff.FirstOrDefaultAsync(row => row.Id == known && row.RevokedAt == null, cancellationToken) is not { } owner)
                {
                    return null;
                }

                foreach (var other in await context.Staff.Where(row => row.TelegramId == telegramId && row.Id != owner.Id).ToListAsync(cancellationToken))
                {
                    other.TelegramId = null;
                    await audit.AppendAsync(context, Actor.Of(owner, Source), new AuditAct(AuditWords.TelegramFreed, other.Id.ToString("N")), cancellationToken);
                }

                owner.TelegramId = telegramId;
                await audit.AppendAsync(context, Actor.Of(owner, Source), new AuditAct(AuditWords.TelegramBound, owner.Id.ToString("N")), cancellationToken);
                return owner;
            },
            cancellationToken);

    public Task<bool> FreeAsync(Actor by, CancellationToken cancellationToken) => staff.BindTelegramAsync(by, by.Id, null, cancellationToken);
}

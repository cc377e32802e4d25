using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>What an account may become.</summary>
/// <param name="Name">2 to 60 characters.</param>
/// <param name="Role">What they are.</param>
/// <param name="InstitutionCode">Whom they act for; null for those who act for the node.</param>
internal sealed record StaffCard(string Name, DeskRole Role, string? InstitutionCode);

/// <summary>Accounts of officials. Every change is in the audit.</summary>
internal sealed class Staff(LedgerDatabase database, AuditTrail audit, TimeProvider time)
{
    /// <returns>Null for nobody.</returns>
    public Task<StaffRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Staff.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken));

    /// <returns>Null for nobody.</returns>
    public Task<StaffRow?> BySubjectAsync(string subject, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Staff.AsNoTracking().FirstOrDefaultAsync(row => row.Subject == subject, cancellationToken));

    /// <summary>Who may act under this Telegram id now; the revoked may not.</summary>
    public Task<StaffRow?> ByTelegramAsync(string telegramId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Staff.AsNoTracking()
            .FirstOrDefaultAsync(row => row.TelegramId == telegramId && row.RevokedAt == null, cancellationToken));

    /// <summary>All accounts, those in force first, by name.</summary>
    public Task<List<StaffRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.Staff.AsNoTracking().OrderBy(row => row.RevokedAt != null).ThenBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellationToken));

    /// <summary>Makes an account, or gives the one of this subject another card.</summary>
    /// <returns>The account; null when it was revoked, which only a person may undo.</returns>
    public Task<StaffRow?> KeepAsync(Actor? by, string subject, StaffCard card, CancellationToken cancellationToken) =>
        database.TransactAsync(context => KeepAsync(context, by, subject, card, cancellationToken), cancellationToken);

    /// <inheritdoc cref="KeepAsync(Actor?, string, StaffCard, CancellationToken)"/>
    internal async Task<StaffRow?> KeepAsync(LedgerContext context, Actor? by, string subject, StaffCard card, CancellationToken cancellationToken)
    {
        if (await context.Staff.FirstOrDefaultAsync(row => row.Subject == subject, cancellationToken) is { } known)
        {
            return await ChangeAsync(context, by, known, card, cancellationToken);
        }

        var now = time.GetUtcNow();
        var row = new StaffRow
        {
            Id = Guid.CreateVersion7(now),
            Subject = subject,
            Name = card.Name,
            Role = card.Role,
            InstitutionCode = card.InstitutionCode,
            Language = Core.Messages.Wording.Indonesian,
            CreatedAt = now,
        };
        context.Add(row);
        await audit.AppendAsync(context, by, new AuditAct(AuditWords.StaffAdded, row.Id.ToString("N"), card.Role.ToString()), cancellationToken);
        return row;
    }

    /// <summary>Takes every right at once: sessions, codes and the Telegram account go in the same transaction.</summary>
    /// <returns>False when there is no such account, or it was revoked before.</returns>
    public Task<bool> RevokeAsync(Actor by, Guid id, string reason, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var now = time.GetUtcNow();
                var revoked = await context.Staff.Where(row => row.Id == id && row.RevokedAt == null).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.RevokedAt, now).SetProperty(row => row.TelegramId, (string?)null), cancellationToken);
                if (revoked > 0)
                {
                    await context.DeskSessions.Where(row => row.StaffId == id).ExecuteDeleteAsync(cancellationToken);
                    await context.StaffCodes.Where(row => row.StaffId == id).ExecuteDeleteAsync(cancellationToken);
                    await audit.AppendAsync(context, by, new AuditAct(AuditWords.StaffRevoked, id.ToString("N"), reason), cancellationToken);
                }

                return revoked > 0;
            },
            cancellationToken);

    /// <summary>Gives a revoked account its rights back.</summary>
    public Task<bool> RestoreAsync(Actor by, Guid id, string reason, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var restored = await context.Staff.Where(row => row.Id == id && row.RevokedAt != null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, (DateTimeOffset?)null), cancellationToken);
                if (restored > 0)
                {
                    await audit.AppendAsync(context, by, new AuditAct(AuditWords.StaffChanged, id.ToString("N"), reason), cancellationToken);
                }

                return restored > 0;
            },
            cancellationToken);

    /// <summary>The same inside the caller's transaction, when a second person has agreed.</summary>
    internal async Task RestoreAsync(LedgerContext context, Actor by, string subject, CancellationToken cancellationToken)
    {
        if (await context.Staff.FirstOrDefaultAsync(row => row.Subject == subject && row.RevokedAt != null, cancellationToken) is { } row)
        {
            row.RevokedAt = null;
            await audit.AppendAsync(context, by, new AuditAct(AuditWords.StaffChanged, row.Id.ToString("N"), row.Role.ToString()), cancellationToken);
        }
    }

    /// <summary>Binds the Telegram account, or frees it with null. An id bound elsewhere moves: whoever holds the phone holds it.</summary>
    public Task<bool> BindTelegramAsync(Actor by, Guid id, string? telegramId, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                await context.Staff.Where(row => row.TelegramId != null && row.TelegramId == telegramId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.TelegramId, (string?)null), cancellationToken);
                var bound = await context.Staff.Where(row => row.Id == id && row.RevokedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.TelegramId, telegramId), cancellationToken);
                var word = telegramId is null ? AuditWords.TelegramFreed : AuditWords.TelegramBound;
                await audit.AppendAsync(context, by, new AuditAct(word, id.ToString("N")), cancellationToken);
                return bound > 0;
            },
            cancellationToken);

    /// <summary>The language their pages and messages are in.</summary>
    public Task<int> SpeakAsync(Guid id, string language, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => context.Staff.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Language, language), cancellationToken),
            cancellationToken);

    private async Task<StaffRow?> ChangeAsync(LedgerContext context, Actor? by, StaffRow known, StaffCard card, CancellationToken cancellationToken)
    {
        if (known.RevokedAt is not null)
        {
            return null;
        }

        if (card != new StaffCard(known.Name, known.Role, known.InstitutionCode))
        {
            (known.Name, known.Role, known.InstitutionCode) = (card.Name, card.Role, card.InstitutionCode);
            await audit.AppendAsync(context, by, new AuditAct(AuditWords.StaffChanged, known.Id.ToString("N"), card.Role.ToString()), cancellationToken);
        }

        return known;
    }
}

using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>Words used again. A unit uses its own and those of its instansi; each changes only its own.</summary>
internal sealed class CaseTemplates(LedgerDatabase database, AuditTrail audit, TimeProvider time)
{
    public const int Most = 100;

    /// <summary>Those somebody of this institution may use, by name.</summary>
    public Task<List<CaseTemplateRow>> ListAsync(string? institution, CancellationToken cancellationToken) =>
        database.ReadAsync(context =>
        {
            var parents = context.Institutions.Where(one => one.Code == institution).Select(one => one.ParentCode);
            return context.CaseTemplates.AsNoTracking()
                .Where(one => one.InstitutionCode == institution || parents.Contains(one.InstitutionCode))
                .OrderBy(one => one.Name).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        });

    /// <summary>Adds words, or changes those of this name.</summary>
    /// <returns>False when there are as many as there may be.</returns>
    public Task<bool> KeepAsync(Actor actor, string name, string indonesian, string english, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var (code, now) = (actor.InstitutionCode!, time.GetUtcNow());
                if (await context.CaseTemplates.FirstOrDefaultAsync(one => one.InstitutionCode == code && one.Name == name, cancellationToken) is { } known)
                {
                    (known.Indonesian, known.English, known.ChangedAt) = (indonesian, english, now);
                }
                else if (await context.CaseTemplates.CountAsync(one => one.InstitutionCode == code, cancellationToken) >= Most)
                {
                    return false;
                }
                else
                {
                    known = new CaseTemplateRow { Id = Guid.CreateVersion7(now), InstitutionCode = code, Name = name, Indonesian = indonesian, English = english, ChangedAt = now };
                    context.Add(known);
                }

                await audit.AppendAsync(context, actor, new AuditAct(CaseAuditWords.TemplateChanged, known.Id.ToString("N")), cancellationToken);
                return true;
            },
            cancellationToken);

    /// <returns>False when there is none of that id, or it is another institution's.</returns>
    public Task<bool> DropAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var dropped = await context.CaseTemplates.Where(one => one.Id == id && one.InstitutionCode == actor.InstitutionCode).ExecuteDeleteAsync(cancellationToken) > 0;
                if (dropped)
                {
                    await audit.AppendAsync(context, actor, new AuditAct(CaseAuditWords.TemplateDeleted, id.ToString("N")), cancellationToken);
                }

                return dropped;
            },
            cancellationToken);
}

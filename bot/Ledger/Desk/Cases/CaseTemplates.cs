using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>Words to be used again.</summary>
/// <param name="Id">Of those that are changed; null for new ones.</param>
/// <param name="Name">For officials.</param>
/// <param name="Indonesian">The words.</param>
/// <param name="English">The same in English; may be empty.</param>
internal sealed record CaseTemplate(Guid? Id, string Name, string Indonesian, string English);

/// <summary>What became of them.</summary>
internal enum TemplateAnswer
{
    Kept,

    /// <summary>There are as many as there may be.</summary>
    TooMany,

    /// <summary>Others have that name.</summary>
    Taken,
}

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

    /// <summary>Adds words, or changes those of this id or of this name.</summary>
    public Task<TemplateAnswer> KeepAsync(Actor actor, CaseTemplate words, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                var (code, now) = (actor.InstitutionCode!, time.GetUtcNow());
                var own = await context.CaseTemplates.Where(one => one.InstitutionCode == code).ToListAsync(cancellationToken);
                var namesake = own.Find(one => one.Name == words.Name);
                var known = own.Find(one => one.Id == words.Id) ?? namesake;
                if (namesake is not null && namesake != known)
                {
                    return TemplateAnswer.Taken;
                }

                if (known is null && own.Count >= Most)
                {
                    return TemplateAnswer.TooMany;
                }

                if (known is null)
                {
                    known = new CaseTemplateRow { Id = Guid.CreateVersion7(now), InstitutionCode = code, Name = words.Name, Indonesian = "", English = "", ChangedAt = now };
                    context.Add(known);
                }

                (known.Name, known.Indonesian, known.English, known.ChangedAt) = (words.Name, words.Indonesian, words.English, now);
                await audit.AppendAsync(context, actor, new AuditAct(CaseAuditWords.TemplateChanged, known.Id.ToString("N")), cancellationToken);
                return TemplateAnswer.Kept;
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

using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>Questions to the list that officials keep under a name; each has their own.</summary>
internal sealed class CaseViews(LedgerDatabase database, TimeProvider time)
{
    public const int Most = 20;

    public Task<List<CaseViewRow>> ListAsync(Guid staffId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => context.CaseViews.AsNoTracking().Where(one => one.StaffId == staffId).OrderBy(one => one.Name).ToListAsync(cancellationToken));

    /// <summary>Keeps a question; the same name again changes it.</summary>
    /// <returns>False when there are as many as there may be.</returns>
    public Task<bool> KeepAsync(Guid staffId, string name, string query, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async context =>
            {
                if (await context.CaseViews.FirstOrDefaultAsync(one => one.StaffId == staffId && one.Name == name, cancellationToken) is { } known)
                {
                    known.Query = query;
                    return true;
                }

                if (await context.CaseViews.CountAsync(one => one.StaffId == staffId, cancellationToken) >= Most)
                {
                    return false;
                }

                context.Add(new CaseViewRow { Id = Guid.CreateVersion7(time.GetUtcNow()), StaffId = staffId, Name = name, Query = query });
                return true;
            },
            cancellationToken);

    public Task<int> DropAsync(Guid staffId, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(context => context.CaseViews.Where(one => one.StaffId == staffId && one.Id == id).ExecuteDeleteAsync(cancellationToken), cancellationToken);
}

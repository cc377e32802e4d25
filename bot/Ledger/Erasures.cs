using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// Takes a person out of the ledger. What officials must keep stays: the report's text, its history, the stars. Its name, phone,
/// e-mail and files go, and so does the address, at once or when the last report has ended.
/// </summary>
internal sealed class Erasures(LedgerDatabase database, ErasureJournal journal, Wakes wakes, TimeProvider time)
{
    /// <summary>Stands where an address was; no channel makes such a value.</summary>
    private const string Nobody = "erased:";

    /// <summary>Where a file that is just being fetched will lie, so that it is swept as well.</summary>
    private const string FileShelf = "files/";

    private static readonly ComplaintStatus[] Final = [.. Enum.GetValues<ComplaintStatus>().Where(StatusWords.IsFinal)];

    /// <summary>What stands in the place of one person's address.</summary>
    public static string AsNobody(Guid pseudonym) => $"{Nobody}{pseudonym:N}";

    public static bool IsNobody(string address) => address.StartsWith(Nobody, StringComparison.Ordinal);

    /// <exception cref="Core.Ports.StoreUnavailableException">Nothing was erased, or it is not known.</exception>
    public async Task<PersonResult> EraseAsync(PersonStep.Erase step, CancellationToken cancellationToken)
    {
        var (row, sources) = await database.TransactAsync(context => EraseAsync(context, step, cancellationToken), cancellationToken);
        journal.Append(row);
        wakes.Erasures.Signal();
        return new PersonResult(sources is not null, row.Reports, row.Files, row.Open) { Sources = [.. sources ?? []] };
    }

    /// <summary>Does again what a restored backup does not know of.</summary>
    /// <returns>How many were done.</returns>
    public async Task<int> ReplayAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var row in journal.Read())
        {
            done += await database.TransactAsync(context => ReplayAsync(context, row, cancellationToken), cancellationToken) ? 1 : 0;
        }

        return done;
    }

    /// <summary>Forgets the addresses kept only until their owners had heard how it ended.</summary>
    public Task<int> DetachAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            context => Forget(
                context.Complaints.Where(row => row.ErasedAt != null && Final.Contains(row.Status) && !row.OwnerAddress.StartsWith(Nobody)
                    && !context.Deliveries.Any(one => one.ComplaintId == row.Id && one.State == DeliveryState.Waiting)),
                Guid.NewGuid(),
                cancellationToken),
            cancellationToken);

    /// <returns>The record, and what the channel still holds; null when it was done before.</returns>
    private async Task<(ErasureRow Row, List<string>? Sources)> EraseAsync(LedgerContext context, PersonStep.Erase step, CancellationToken cancellationToken)
    {
        if (await context.Erasures.AsNoTracking().FirstOrDefaultAsync(one => one.Id == step.Id, cancellationToken) is { } known)
        {
            return (known, null);
        }

        var (channel, address) = (step.Person.Channel, step.Person.Value);
        var own = await context.Complaints.AsNoTracking().Where(row => row.OwnerChannel == channel && row.OwnerAddress == address)
            .Select(row => new { row.Id, row.Status }).ToListAsync(cancellationToken);
        var ids = own.Select(one => one.Id).ToList();
        var sources = await context.Files.Where(file => ids.Contains(file.ComplaintId) && file.Source != "").Select(file => file.Source).ToListAsync(cancellationToken);
        var row = new ErasureRow
        {
            Id = step.Id,
            At = time.GetUtcNow(),
            StopsNews = step.StopsNews,
            Reports = own.Count,
            Files = await EraseAsync(context, ids, step.StopsNews, cancellationToken),
            Open = own.Count(one => !StatusWords.IsFinal(one.Status)),
            ComplaintIds = string.Join(',', ids),
        };
        await ForgetAsync(context, channel, address, step.StopsNews, cancellationToken);
        context.Add(row);
        return (row, sources);
    }

    /// <summary>Everything that is kept under an address and is no case.</summary>
    private static async Task ForgetAsync(LedgerContext context, string channel, string address, bool stopsNews, CancellationToken cancellationToken)
    {
        await context.Deliveries.Where(one => one.Channel == channel && one.Address == address && (stopsNews || one.State != DeliveryState.Waiting))
            .ExecuteDeleteAsync(cancellationToken);
        await BroadcastUpkeep.ForgetAsync(context, channel, address, cancellationToken);
        await context.Documents.Where(one => one.Channel == channel && one.Address == address).ExecuteDeleteAsync(cancellationToken);
        await context.Supporters.Where(one => one.Channel == channel && one.Address == address).ExecuteDeleteAsync(cancellationToken);
        await context.People.Where(one => one.Channel == channel && one.Address == address).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<bool> ReplayAsync(LedgerContext context, ErasureRow row, CancellationToken cancellationToken)
    {
        if (await context.Erasures.AnyAsync(one => one.Id == row.Id, cancellationToken))
        {
            return false;
        }

        var ids = row.ComplaintIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList();
        var owners = await context.Complaints.Where(one => ids.Contains(one.Id) && !one.OwnerAddress.StartsWith(Nobody))
            .Select(one => new { one.OwnerChannel, one.OwnerAddress }).Distinct().ToListAsync(cancellationToken);
        foreach (var owner in owners)
        {
            await ForgetAsync(context, owner.OwnerChannel, owner.OwnerAddress, row.StopsNews, cancellationToken);
        }

        await EraseAsync(context, ids, row.StopsNews, cancellationToken);
        context.Add(row);
        return true;
    }

    /// <returns>Files that were there.</returns>
    private async Task<int> EraseAsync(LedgerContext context, List<Guid> ids, bool stopsNews, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await context.Complaints.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.ReporterName, (string?)null)
                .SetProperty(row => row.ReporterPhone, (string?)null)
                .SetProperty(row => row.ReporterEmail, (string?)null)
                .SetProperty(row => row.ErasedAt, now),
            cancellationToken);
        await Forget(context.Complaints.Where(row => ids.Contains(row.Id) && (stopsNews || Final.Contains(row.Status))), Guid.NewGuid(), cancellationToken);
        return await context.Files.Where(file => ids.Contains(file.ComplaintId) && file.State != FileState.Erased).ExecuteUpdateAsync(
            set => set
                .SetProperty(file => file.State, FileState.Erased)
                .SetProperty(file => file.Name, (string?)null)
                .SetProperty(file => file.Source, "")
                .SetProperty(file => file.Path, file => file.Path ?? FileShelf + file.Id)
                .SetProperty(file => file.Sha256, (string?)null)
                .SetProperty(file => file.LeaseToken, (Guid?)null),
            cancellationToken);
    }

    /// <summary>Cases of one person forgotten together stay recognisable as one person's, and no more than that.</summary>
    private static Task<int> Forget(IQueryable<ComplaintRow> rows, Guid pseudonym, CancellationToken cancellationToken)
    {
        var nobody = AsNobody(pseudonym);
        return rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerAddress, nobody), cancellationToken);
    }
}

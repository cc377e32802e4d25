using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>What people have chosen, and documents made for them.</summary>
internal sealed class People(LedgerDatabase database, TimeProvider time)
{
    /// <summary>Broadcasts on or off.</summary>
    /// <returns>False when it was so already.</returns>
    public Task<bool> HearAsync(ReplyAddress person, bool broadcasts, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async context =>
            {
                var own = context.People.Where(one => one.Channel == person.Channel && one.Address == person.Value);
                if (broadcasts)
                {
                    return await own.Where(one => one.OptedOutAt != null)
                        .ExecuteUpdateAsync(set => set.SetProperty(one => one.OptedOutAt, (DateTimeOffset?)null), cancellationToken) > 0;
                }

                var now = Microseconds.Of(time.GetUtcNow());
                return await context.Database.ExecuteSqlAsync(
                    $"INSERT INTO people (channel, address, opted_out_at) VALUES ({person.Channel}, {person.Value}, {now}) ON CONFLICT (channel, address) DO UPDATE SET opted_out_at = excluded.opted_out_at WHERE people.opted_out_at IS NULL",
                    cancellationToken) > 0;
            },
            cancellationToken);

    public Task<int> KeepAsync(ReplyAddress person, PersonDocument document, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                context.Add(new DocumentRow
                {
                    Id = document.Id,
                    Channel = person.Channel,
                    Address = person.Value,
                    Name = document.Name,
                    ContentType = document.ContentType,
                    Content = document.Content,
                    ExpiresAt = document.Expires,
                });
                return context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);

    /// <returns>Null when there is none, or no more.</returns>
    public Task<PersonDocument?> DocumentAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync(async context =>
            await context.Documents.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.ExpiresAt > now, cancellationToken) is { } row
                ? new PersonDocument(row.Id, row.Name, row.ContentType, row.Content, row.ExpiresAt)
                : null);
    }

    /// <summary>Deletes documents nobody may fetch any more.</summary>
    public Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(context => context.Documents.Where(one => one.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }
}

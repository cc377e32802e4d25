using System.Security.Cryptography;
using System.Text;
using LaporBot.Core;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// Several news that wait for one person go as one message: one ping on the phone instead of five. Only what has never been
/// tried joins, so that a retry sends what the first try sent.
/// </summary>
internal static class DeliveryJoining
{
    private const int MostJoined = 5;

    private static readonly TextRun Between = new("\n\n");

    /// <summary>Takes the news that directly follow those just leased; nobody else can, for their person's oldest message is held.</summary>
    /// <returns>By address, in order.</returns>
    public static async Task<ILookup<string, DeliveryRow>> TakeAsync(
        LedgerContext context, List<DeliveryRow> heads, DateTimeOffset now, DateTimeOffset until, Guid fence, CancellationToken cancellationToken)
    {
        var joinable = heads.Where(row => row is { CanJoin: true, Attempts: 0 }).ToDictionary(row => row.Address);
        if (joinable.Count == 0)
        {
            return Array.Empty<DeliveryRow>().ToLookup(row => row.Address);
        }

        var (channel, addresses) = (heads[0].Channel, joinable.Keys.ToList());
        var waiting = await context.Deliveries.AsNoTracking()
            .Where(row => row.Channel == channel && addresses.Contains(row.Address) && row.State == DeliveryState.Waiting)
            .OrderBy(row => row.Seq)
            .ToListAsync(cancellationToken);
        var taken = waiting.GroupBy(row => row.Address)
            .SelectMany(own => own.Where(row => row.Seq > joinable[own.Key].Seq)
                .TakeWhile(row => row is { CanJoin: true, Attempts: 0 } && row.NextAt <= now)
                .Take(MostJoined - 1))
            .ToList();
        var seqs = taken.Select(row => row.Seq).ToList();
        if (seqs.Count > 0)
        {
            await context.Deliveries.Where(row => seqs.Contains(row.Seq)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LeaseUntil, until).SetProperty(row => row.LeaseToken, fence), cancellationToken);
        }

        return taken.ToLookup(row => row.Address);
    }

    public static DeliveryLease Lease(DeliveryRow head, IReadOnlyList<DeliveryRow> joined, Guid fence, Tenure tenure)
    {
        DeliveryRow[] rows = [head, .. joined];
        var messages = rows.Select(row => StoredMessage.Read(row.Message)).ToArray();
        var message = joined.Count == 0
            ? messages[0]
            : messages[0] with { Text = [.. messages.SelectMany((one, i) => i == 0 ? one.Text : [Between, .. one.Text])] };
        return new DeliveryLease(head.Seq, fence, IdOf(rows), new ReplyAddress(head.Channel, head.Address), message, head.Attempts)
        {
            Tenure = tenure,
            Joined = [.. joined.Select(row => row.Seq)],
        };
    }

    /// <summary>Another set of news is another message to a channel that drops second copies.</summary>
    private static string IdOf(DeliveryRow[] rows) => rows.Length == 1
        ? rows[0].DeliveryId
        : $"joined:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => row.DeliveryId)))).AsSpan(0, 16))}";
}

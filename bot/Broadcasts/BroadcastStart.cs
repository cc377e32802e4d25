using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Broadcasts;

/// <summary>Begins a broadcast when its time has come.</summary>
internal sealed class BroadcastStart(
    BroadcastAudiences audiences, BroadcastUpkeep upkeep, BroadcastReach reach, IOptions<BroadcastOptions> options, BulkClock clock)
{
    public async Task TryAsync(BroadcastRow row, CancellationToken cancellationToken)
    {
        if ((!clock.IsOpen && row.Kind == BroadcastKind.News) || row.NotBefore > clock.Now || (row.OriginalId is { } original && await upkeep.IsBusyAsync(original, cancellationToken)))
        {
            return;
        }

        var rules = new StartRules(options.Value.ApprovalAbove, options.Value.CanaryOf);
        var territory = await reach.OfAsync(row, cancellationToken);
        if (await audiences.StartAsync(row, territory, reach.World, rules, cancellationToken))
        {
            clock.Begun(row.Id);
        }
    }
}

/// <summary>Whom a broadcast may reach: the cases of the institution it speaks for, over the channels there are.</summary>
internal sealed class BroadcastReach(Institutions institutions, BulkLanes lanes, SendingHours hours)
{
    public SendingHours Hours => hours;

    public AudienceWorld World { get; } = new([.. lanes.All.Select(lane => lane.Lane.Channel.Name)], hours.Zone);

    public Task<Territory> OfAsync(BroadcastRow row, CancellationToken cancellationToken) => OfAsync(row.InstitutionCode, cancellationToken);

    public async Task<Territory> OfAsync(string? institution, CancellationToken cancellationToken)
    {
        var own = (await institutions.ListAsync(cancellationToken)).Find(one => one.Code == institution && one.IsActive);
        return own is null ? Territory.Nowhere : Territory.Of(own, takesUnassigned: own.ParentCode is null);
    }

    /// <summary>Institutions that are one's own: an instansi with its units, or a unit with its instansi and that one's other units.</summary>
    public async Task<IReadOnlyList<string>> FamilyAsync(string? institution, CancellationToken cancellationToken)
    {
        var all = await institutions.ListAsync(cancellationToken);
        var root = all.Find(one => one.Code == institution) is { } own ? own.ParentCode ?? own.Code : null;
        return root is null ? [] : [.. all.Where(one => one.Code == root || one.ParentCode == root).Select(one => one.Code)];
    }

    public async Task<string> NameAsync(string? institution, CancellationToken cancellationToken) =>
        (await institutions.ListAsync(cancellationToken)).Find(one => one.Code == institution)?.Name ?? "";
}

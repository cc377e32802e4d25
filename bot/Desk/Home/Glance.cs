using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Home;

/// <summary>The cases of whoever looks, in numbers.</summary>
internal sealed class Glance(CaseCounter counter, Territories territories)
{
    public async Task<CaseCounts> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        await counter.CountAsync(await territories.OfAsync(actor, Power.ReadCases, cancellationToken), cancellationToken);
}

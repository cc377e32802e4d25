using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Access;

/// <summary>Turns a power's reach into the cases it reaches.</summary>
internal sealed class Territories(Institutions institutions)
{
    public async Task<Territory> OfAsync(Actor actor, Power power, CancellationToken cancellationToken)
    {
        switch (PowerTable.Of(actor.Role, power))
        {
            case Span.All:
                return Territory.Everywhere;
            case Span.Own when actor.InstitutionCode is { } code:
                var own = (await institutions.ListAsync(cancellationToken)).Find(row => row.Code == code && row.IsActive);
                return own is null ? Territory.Nowhere : Territory.Of(own, actor.Role == DeskRole.AdminInstansi);
            default:
                return Territory.Nowhere;
        }
    }
}

using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Broadcasts;

/// <summary>Names of officials and institutions, and which incident a case belongs to.</summary>
internal sealed class BroadcastLookUps(Staff staff, Institutions institutions, BroadcastAudiences audiences)
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CancellationToken cancellationToken) =>
        (await staff.ListAsync(cancellationToken)).ToDictionary(one => one.Id, one => one.Name);

    public Task<List<InstitutionRow>> InstitutionsAsync(CancellationToken cancellationToken) => institutions.ListAsync(cancellationToken);

    public Task<Guid?> IncidentAsync(string ticket, CancellationToken cancellationToken) => audiences.IncidentAsync(ticket, cancellationToken);
}

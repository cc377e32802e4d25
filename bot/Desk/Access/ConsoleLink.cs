using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Access;

/// <summary>
/// The way in for whoever tries LaporBot on their own machine: a link that works once, printed at the start, in Development
/// only. It opens a page with one account of each role; an empty node gets these accounts first.
/// </summary>
internal sealed class ConsoleLink(Staff staff, Institutions institutions, OnceCodes codes)
{
    private const string Instansi = "ntb";
    private const string Unit = "ntb/pupr";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private static readonly InstitutionRow[] Sample =
    [
        new() { Code = Instansi, Name = "Pemerintah Provinsi Nusa Tenggara Barat", RegionCode = "52", IsActive = true, HasDecree = true },
        new() { Code = Unit, ParentCode = Instansi, Name = "Dinas PUPR Provinsi NTB", RegionCode = "52", IsActive = true, HasDecree = false },
        new() { Code = "ntb/dikes", ParentCode = Instansi, Name = "Dinas Kesehatan Provinsi NTB", RegionCode = "52", IsActive = true, HasDecree = false },
    ];

    private static readonly StaffCard[] Cards =
    [
        new("Admin percobaan", DeskRole.AdminInstansi, Instansi),
        new("Penghubung percobaan", DeskRole.PejabatPenghubung, Unit),
        new("Inspektorat percobaan", DeskRole.Inspektorat, null),
        new("Kustodian percobaan", DeskRole.Kustodian, null),
        new("Operator percobaan", DeskRole.Operator, null),
    ];

    /// <returns>The code of the link.</returns>
    public async Task<string> MintAsync(CancellationToken cancellationToken)
    {
        var accounts = await staff.ListAsync(cancellationToken);
        if (accounts.Count == 0)
        {
            accounts = await FurnishAsync(cancellationToken);
        }

        return await codes.MintAsync(accounts[0].Id, OnceCodes.Console, Life, cancellationToken);
    }

    private async Task<List<StaffRow>> FurnishAsync(CancellationToken cancellationToken)
    {
        if ((await institutions.ListAsync(cancellationToken)).Count == 0)
        {
            foreach (var institution in Sample)
            {
                await institutions.KeepAsync(null, institution, cancellationToken);
            }
        }

        foreach (var card in Cards)
        {
            await staff.KeepAsync(null, $"console:{RoleWords.Of(card.Role)}", card, cancellationToken);
        }

        return await staff.ListAsync(cancellationToken);
    }
}

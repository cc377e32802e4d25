using System.Globalization;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Audit;

/// <summary>The trail: read, exported and verified; never edited.</summary>
internal static class AuditRegistration
{
    private const int PageSize = 100;
    private const int MostExported = 100_000;

    public static IServiceCollection AddAuditPages(this IServiceCollection services) => services
        .AddSingleton(new MenuItem("/audit", "Audit.Menu", Power.ReadAudit))
        .AddSingleton(new MenuItem("/audit/rantai", "Audit.ChainMenu", Power.VerifyAudit));

    public static RouteGroupBuilder MapAuditPages(this RouteGroupBuilder desk)
    {
        desk.MapGet("/audit", ShowAsync).For(Power.ReadAudit);
        desk.MapGet("/audit/unduh", ExportAsync).For(Power.ReadAudit);
        desk.MapGet("/audit/rantai", ChainAsync).For(Power.VerifyAudit);
        desk.MapPost("/audit/rantai", VerifyAsync).For(Power.VerifyAudit);
        return desk;
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk, AuditReading reading, Staff staff, NodeFace face)
    {
        var asked = AuditQuery.Of(desk, face.Zone);
        long? before = long.TryParse(desk.Asked("sebelum"), CultureInfo.InvariantCulture, out var seq) ? seq : null;
        var lines = await reading.ReadAsync(asked.Filter, before, PageSize + 1, desk.Aborted);
        var who = asked.IsNarrowed ? lines.FirstOrDefault()?.Name ?? (await staff.FindAsync(asked.Filter.ActorId!.Value, desk.Aborted))?.Name : null;
        return desk.Show<AuditPage>(new AuditView(asked, [.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Row.Seq : null) { Who = who });
    }

    private static async Task<IResult> ExportAsync(DeskRequest desk, AuditReading reading, AuditTrail audit, NodeFace face)
    {
        var asked = AuditQuery.Of(desk, face.Zone);
        await audit.WriteAsync(desk.Actor, new AuditAct(AuditWords.AuditExported), desk.Aborted);
        var csv = new CsvText();
        csv.Add("seq", "at", "actor", "name", "role", "institution", "action", "object", "reason", "result", "source", "hash");
        foreach (var (row, name) in await reading.ReadAsync(asked.Filter, null, MostExported, desk.Aborted))
        {
            csv.Add(
                row.Seq.ToString(CultureInfo.InvariantCulture), row.At.ToString("O", CultureInfo.InvariantCulture), row.ActorId?.ToString("N") ?? "", name ?? "",
                row.Role?.ToString() ?? "", row.InstitutionCode ?? "", row.Action, row.Object, row.Reason, row.Result, row.Source, row.Hash);
        }

        return csv.Send(desk.Words.File("audit.csv"));
    }

    private static IResult ChainAsync(DeskRequest desk) => desk.Show<ChainPage>(new ChainView(null));

    private static async Task<IResult> VerifyAsync(DeskRequest desk, AuditTrail audit)
    {
        var verdict = await audit.VerifyAsync(desk.Aborted);
        await audit.WriteAsync(desk.Actor, new AuditAct(AuditWords.AuditVerified, Result: verdict.BrokenAt is null ? AuditAct.Done : AuditAct.Refused), desk.Aborted);
        return desk.Show<ChainPage>(new ChainView(verdict));
    }
}

/// <summary>What the page shows.</summary>
internal sealed record AuditView(AuditQuery Asked, IReadOnlyList<AuditLine> Lines, long? Next)
{
    /// <summary>Whose acts alone these are; null for everybody's, and for one's own where one sees no others.</summary>
    public string? Who { get; init; }
}

/// <summary>What became of a look over the chain; null before one.</summary>
internal sealed record ChainView(AuditVerdict? Verdict);

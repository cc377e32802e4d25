using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk.Cases;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>Words used again.</summary>
internal static class TemplateRoutes
{
    private const int LongestName = 60;
    private static readonly CaseTemplate NewOne = new(null, "", "", "");

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/templat", ListAsync).For(Power.Reply);
        desk.MapPost("/templat", KeepAsync).For(Power.Reply);
        desk.MapPost("/templat/{id:guid}/hapus", DropAsync).For(Power.Reply);
    }

    private static async Task<IResult> ListAsync(DeskRequest desk, CaseTemplates templates)
    {
        var all = await templates.ListAsync(desk.Actor.InstitutionCode, desk.Aborted);
        var asked = all.Find(one => one.Id.ToString() == desk.Asked("ubah"));
        return desk.Show<TemplatesPage>(new TemplatesView(all, asked is null ? NewOne : new CaseTemplate(asked.Id, asked.Name, asked.Indonesian, asked.English), []));
    }

    private static async Task<IResult> KeepAsync(DeskRequest desk, CaseTemplates templates)
    {
        Guid? id = Guid.TryParse(await desk.FormAsync("ubah"), out var changed) ? changed : null;
        var entry = new CaseTemplate(id, await desk.FormAsync("nama"), await desk.FormAsync("isi"), await desk.FormAsync("isi-en"));
        List<string> faults =
        [
            .. entry.Name.Length is 0 or > LongestName ? ["Templates.Fault.Name"] : Array.Empty<string>(),
            .. entry.Indonesian.Length is 0 or > CaseAct.LongestWords || entry.English.Length > CaseAct.LongestWords ? ["Templates.Fault.Words"] : Array.Empty<string>(),
        ];
        if (faults.Count == 0 && await templates.KeepAsync(desk.Actor, entry, desk.Aborted) is not TemplateAnswer.Kept and var answer)
        {
            faults.Add(answer == TemplateAnswer.Taken ? "Templates.Fault.Taken" : "Templates.Fault.Many");
        }

        return faults.Count == 0
            ? desk.GoTo("/templat", "Templates.Done.Kept")
            : desk.Show<TemplatesPage>(
                new TemplatesView(await templates.ListAsync(desk.Actor.InstitutionCode, desk.Aborted), entry, faults), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> DropAsync(DeskRequest desk, Guid id, CaseTemplates templates) =>
        await templates.DropAsync(desk.Actor, id, desk.Aborted) ? desk.GoTo("/templat", "Templates.Done.Gone") : desk.NotFound();
}

/// <summary>What the page shows.</summary>
internal sealed record TemplatesView(IReadOnlyList<CaseTemplateRow> All, CaseTemplate Entry, IReadOnlyList<string> Faults);

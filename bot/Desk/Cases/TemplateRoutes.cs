using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk.Cases;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>Words used again.</summary>
internal static class TemplateRoutes
{
    private const int LongestName = 60;

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
        return desk.Show<TemplatesPage>(new TemplatesView(all, asked is null ? TemplateEntry.Empty : new TemplateEntry(asked.Name, asked.Indonesian, asked.English), []));
    }

    private static async Task<IResult> KeepAsync(DeskRequest desk, CaseTemplates templates)
    {
        var entry = new TemplateEntry(await desk.FormAsync("nama"), await desk.FormAsync("isi"), await desk.FormAsync("isi-en"));
        List<string> faults =
        [
            .. entry.Name.Length is 0 or > LongestName ? ["Templates.Fault.Name"] : Array.Empty<string>(),
            .. entry.Indonesian.Length is 0 or > CaseAct.LongestWords || entry.English.Length > CaseAct.LongestWords ? ["Templates.Fault.Words"] : Array.Empty<string>(),
        ];
        if (faults.Count == 0 && !await templates.KeepAsync(desk.Actor, entry.Name, entry.Indonesian, entry.English, desk.Aborted))
        {
            faults.Add("Templates.Fault.Many");
        }

        return faults.Count == 0
            ? desk.GoTo("/templat", "Templates.Done.Kept")
            : desk.Show<TemplatesPage>(
                new TemplatesView(await templates.ListAsync(desk.Actor.InstitutionCode, desk.Aborted), entry, faults), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> DropAsync(DeskRequest desk, Guid id, CaseTemplates templates) =>
        await templates.DropAsync(desk.Actor, id, desk.Aborted) ? desk.GoTo("/templat", "Templates.Done.Gone") : desk.NotFound();
}

/// <summary>What was typed.</summary>
internal sealed record TemplateEntry(string Name, string Indonesian, string English)
{
    public static readonly TemplateEntry Empty = new("", "", "");
}

/// <summary>What the page shows.</summary>
internal sealed record TemplatesView(IReadOnlyList<CaseTemplateRow> All, TemplateEntry Entry, IReadOnlyList<string> Faults);

using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Broadcasts;

namespace LaporBot.Bot.Desk.Broadcasts;

/// <summary>Writing a broadcast, changing one, correcting one.</summary>
internal static class BroadcastForms
{
    public static RouteGroupBuilder MapBroadcastForms(this RouteGroupBuilder desk)
    {
        desk.MapGet("/siaran/baru", NewAsync).For(Power.DraftBroadcast);
        desk.MapPost("/siaran", AddAsync).For(Power.DraftBroadcast);
        desk.MapPost("/siaran/hitung", CountAsync).For(Power.DraftBroadcast);
        desk.MapGet("/siaran/{id:guid}/ubah", EditAsync).For(Power.DraftBroadcast);
        desk.MapPost("/siaran/{id:guid}/ubah", KeepAsync).For(Power.DraftBroadcast);
        desk.MapGet("/siaran/{id:guid}/perbaiki", CorrectAsync).For(Power.DraftBroadcast);
        desk.MapPost("/siaran/{id:guid}/perbaiki", KeepCorrectionAsync).For(Power.DraftBroadcast);
        return desk;
    }

    private static async Task<IResult> NewAsync(DeskRequest desk, BroadcastPages pages) =>
        desk.Show<BroadcastFormPage>(await pages.FormAsync(desk.Actor, BroadcastEntry.Empty with { To = desk.Asked("tujuan"), Incident = desk.Asked("kejadian"), Tickets = desk.Asked("tiket") }, [], desk.Aborted));

    private static async Task<IResult> AddAsync(DeskRequest desk, BroadcastPages pages, BroadcastOffice office, NodeFace face)
    {
        var (entry, draft, faults) = await ReadAsync(desk, pages, face);
        if (faults.Count > 0)
        {
            return desk.Show<BroadcastFormPage>(await pages.FormAsync(desk.Actor, entry, faults, desk.Aborted), StatusCodes.Status422UnprocessableEntity);
        }

        return await office.DraftAsync(desk.Actor, draft, desk.Aborted) is { } id ? desk.GoTo($"/siaran/{id}", "Broadcasts.Done.Kept") : desk.NotFound();
    }

    /// <summary>Counts what the form says now: a few lines for our script, the whole page for a browser without it.</summary>
    private static async Task<IResult> CountAsync(DeskRequest desk, BroadcastPages pages, BroadcastDesk counter)
    {
        var entry = BroadcastEntry.Of(await desk.Http.Request.ReadFormAsync(desk.Aborted));
        List<EntryFault> faults = [];
        var audience = await pages.AudienceAsync(entry, faults, desk.Aborted);
        var count = faults.Count > 0 ? null : await counter.CountAsync(desk.Actor.InstitutionCode, audience, desk.Aborted);
        if (desk.Http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            return Results.Json(new
            {
                fault = faults.Count > 0 ? faults[0].In(desk.Words) : null,
                lines = count is null ? [] : BroadcastSpeech.Lines(count, desk.Words).Select(line => new[] { line.Name, line.Value }),
            });
        }

        return desk.Show<BroadcastFormPage>(await pages.FormAsync(desk.Actor, entry, faults, desk.Aborted) with { Count = count });
    }

    private static async Task<IResult> EditAsync(DeskRequest desk, Guid id, BroadcastPages pages, BroadcastOffice office, NodeFace face) =>
        await office.FindAsync(desk.Actor, id, desk.Aborted) is { StartedAt: null } row
            ? desk.Show<BroadcastFormPage>(await pages.FormAsync(desk.Actor, BroadcastEntry.Of(row, face.Zone), [], desk.Aborted) with { Id = id, Corrects = row.OriginalId })
            : desk.NotFound();

    private static async Task<IResult> KeepAsync(DeskRequest desk, Guid id, BroadcastPages pages, BroadcastOffice office, NodeFace face)
    {
        if (await office.FindAsync(desk.Actor, id, desk.Aborted) is not { } row)
        {
            return desk.NotFound();
        }

        var (entry, draft, faults) = await ReadAsync(desk, pages, face, isCorrection: row.OriginalId is not null);
        if (faults.Count > 0)
        {
            var form = await pages.FormAsync(desk.Actor, entry, faults, desk.Aborted) with { Id = id, Corrects = row.OriginalId };
            return desk.Show<BroadcastFormPage>(form, StatusCodes.Status422UnprocessableEntity);
        }

        if (await office.EditAsync(desk.Actor, id, draft, desk.Aborted) == BroadcastAnswer.Done)
        {
            return desk.GoTo($"/siaran/{id}", "Broadcasts.Done.Kept");
        }

        // What was typed is not lost: it may be the text of a correction.
        var late = await pages.FormAsync(desk.Actor, entry, ["Broadcasts.Answer.LeftAlready"], desk.Aborted) with { Id = id, Corrects = row.OriginalId };
        return desk.Show<BroadcastFormPage>(late, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> CorrectAsync(DeskRequest desk, Guid id, BroadcastPages pages, BroadcastOffice office, NodeFace face) =>
        await office.FindAsync(desk.Actor, id, desk.Aborted) is { StartedAt: not null, Kind: not BroadcastKind.Recall } row
            ? desk.Show<BroadcastFormPage>(await pages.FormAsync(desk.Actor, BroadcastEntry.Of(row, face.Zone) with { NotBefore = "" }, [], desk.Aborted) with { Corrects = id })
            : desk.NotFound();

    private static async Task<IResult> KeepCorrectionAsync(DeskRequest desk, Guid id, BroadcastOffice office)
    {
        var (indonesian, english) = (await desk.FormAsync("isi"), await desk.FormAsync("isiEn"));
        return await office.CorrectAsync(desk.Actor, id, indonesian, english, desk.Aborted) is { } correction
            ? desk.GoTo($"/siaran/{correction}", "Broadcasts.Done.Kept")
            : desk.NotFound();
    }

    private static async Task<(BroadcastEntry Entry, BroadcastDraft Draft, List<EntryFault> Faults)> ReadAsync(
        DeskRequest desk, BroadcastPages pages, NodeFace face, bool isCorrection = false)
    {
        var entry = BroadcastEntry.Of(await desk.Http.Request.ReadFormAsync(desk.Aborted));
        List<EntryFault> faults = [];
        var audience = isCorrection ? new Audience { Kind = AudienceKind.Recipients } : await pages.AudienceAsync(entry, faults, desk.Aborted);
        var draft = entry.Draft(audience, face.Zone, faults);
        if (entry.Indonesian.Length == 0)
        {
            faults.Add("Broadcasts.Fault.Text");
        }

        return (entry, draft, faults);
    }
}

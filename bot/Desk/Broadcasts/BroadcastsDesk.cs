using System.Globalization;
using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Broadcasts;

/// <summary>Broadcasts at the desk.</summary>
internal static class BroadcastsDesk
{
    public static IServiceCollection AddBroadcastPages(this IServiceCollection services) => services
        .AddSingleton<BroadcastPages>().AddSingleton<BroadcastRehearsals>().AddSingleton<BroadcastFormParts>().AddSingleton<BroadcastLookUps>().AddSingleton<BroadcastSpeech>().AddSingleton<LiveBeat>()
        .AddSingleton(new MenuItem("/siaran", "Broadcasts.Menu", Power.ApproveBroadcast))
        .AddSingleton(new MenuItem("/rem-siaran", "Broadcasts.BrakeMenu", Power.WorkQueues));

    public static RouteGroupBuilder MapBroadcastPages(this RouteGroupBuilder desk)
    {
        desk.MapGet("/siaran", ListAsync).For(Power.ApproveBroadcast);
        desk.MapGet("/siaran/{id:guid}", ShowAsync).For(Power.ApproveBroadcast);
        desk.MapGet("/siaran/{id:guid}/arus", BroadcastLive.StreamAsync).For(Power.ApproveBroadcast);
        desk.MapGet("/siaran/{id:guid}/unduh", ExportAsync).For(Power.ApproveBroadcast);
        desk.MapPost("/siaran/{id:guid}/setujui", ApproveAsync).For(Power.ApproveBroadcast);
        desk.MapPost("/siaran/{id:guid}/kembalikan", ReturnAsync).For(Power.ApproveBroadcast);
        desk.MapPost("/siaran/{id:guid}/kirim", SubmitAsync).For(Power.DraftBroadcast);
        desk.MapPost("/siaran/{id:guid}/lanjut", ResumeAsync).For(Power.DraftBroadcast);
        desk.MapPost("/siaran/{id:guid}/tarik", RecallAsync).For(Power.DraftBroadcast);
        desk.MapPost("/siaran/{id:guid}/ulang", SendUncertainAsync).For(Power.DraftBroadcast);
        desk.MapPost("/siaran/{id:guid}/jeda", PauseAsync).For(Power.StopBroadcast);
        desk.MapPost("/siaran/{id:guid}/batal", CancelAsync).For(Power.StopBroadcast);
        desk.MapGet("/rem-siaran", BrakeAsync).For(Power.StopBroadcast);
        desk.MapPost("/rem-siaran", StopAllAsync).For(Power.StopBroadcast);
        return desk.MapBroadcastForms();
    }

    private static async Task<IResult> ListAsync(DeskRequest desk, BroadcastPages pages)
    {
        DateTimeOffset? before = DateTimeOffset.TryParse(desk.Asked("sebelum"), CultureInfo.InvariantCulture, out var moment) ? moment : null;
        return desk.Show<BroadcastsPage>(await pages.ListAsync(desk.Actor, before, desk.Aborted));
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastRehearsals rehearsals, BroadcastPages pages)
    {
        if (await office.FindAsync(desk.Actor, id, desk.Aborted) is not { } row)
        {
            return desk.NotFound();
        }

        var (isThere, rehearsal) = await rehearsals.TakeAsync(desk, row);
        return isThere
            ? desk.Show<BroadcastPage>(await pages.ViewAsync(desk, row, rehearsal))
            : desk.Prepare(new Preparing("Broadcasts.BeingCounted", $"/siaran/{id}"));
    }

    /// <summary>Every recipient as a number: what became of their copy, and of nobody more is told.</summary>
    private static async Task<IResult> ExportAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastFigures figures, AuditTrail audit)
    {
        if (await office.FindAsync(desk.Actor, id, desk.Aborted) is null)
        {
            return desk.NotFound();
        }

        await audit.WriteAsync(desk.Actor, new AuditAct(BroadcastWords.Exported, $"{id:N}"), desk.Aborted);
        var csv = new CsvText();
        csv.Add("recipient", "channel", "language", "state", "reason", "attempts", "sent_at");
        await foreach (var row in figures.RowsAsync(id, desk.Aborted))
        {
            csv.Add(
                row.Position.ToString(CultureInfo.InvariantCulture), row.Channel, row.Language, row.State.ToString(), row.Reason ?? "",
                row.Attempts.ToString(CultureInfo.InvariantCulture), row.SentAt?.ToString("O", CultureInfo.InvariantCulture) ?? "");
        }

        return csv.Send(desk.Words.File($"siaran-{id:N}.csv"));
    }

    private static async Task<IResult> SubmitAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastPages pages)
    {
        var answer = await office.SubmitAsync(desk.Actor, id, await desk.FormAsync("ulang") == "y", desk.Aborted);
        if (answer is BroadcastAnswer.Done or BroadcastAnswer.NotFound || await pages.ViewAsync(desk, id) is not { } view)
        {
            return await AnsweredAsync(desk, id, pages, answer, "Broadcasts.Done.Submitted");
        }

        var told = answer == BroadcastAnswer.Repeats ? view with { AsksAgain = true } : view with { Fault = "Broadcasts.Answer." + answer };
        return desk.Show<BroadcastPage>(told, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ApproveAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastPages pages) =>
        await AnsweredAsync(desk, id, pages, await office.ApproveAsync(desk.Actor, id, await desk.FormAsync("sidik"), desk.Aborted), "Broadcasts.Done.Approved");

    private static async Task<IResult> ReturnAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastPages pages) =>
        await AnsweredAsync(desk, id, pages, await office.ReturnAsync(desk.Actor, id, await desk.FormAsync("alasan"), desk.Aborted), "Broadcasts.Done.Returned");

    private static async Task<IResult> PauseAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastPages pages) =>
        await AnsweredAsync(desk, id, pages, await office.PauseAsync(desk.Actor, id, desk.Aborted), "Broadcasts.Done.Paused");

    private static async Task<IResult> ResumeAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastPages pages) =>
        await AnsweredAsync(desk, id, pages, await office.ResumeAsync(desk.Actor, id, desk.Aborted), "Broadcasts.Done.Resumed");

    private static async Task<IResult> CancelAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastPages pages) =>
        await AnsweredAsync(desk, id, pages, await office.CancelAsync(desk.Actor, id, desk.Aborted), "Broadcasts.Done.Cancelled");

    private static async Task<IResult> RecallAsync(DeskRequest desk, Guid id, BroadcastOffice office) =>
        await office.RecallAsync(desk.Actor, id, desk.Aborted) is { } recall ? desk.GoTo($"/siaran/{recall}", "Broadcasts.Done.Recalled") : desk.NotFound();

    private static async Task<IResult> SendUncertainAsync(DeskRequest desk, Guid id, BroadcastOffice office, BroadcastPages pages) =>
        await AnsweredAsync(desk, id, pages, await office.SendUncertainAsync(desk.Actor, id, desk.Aborted), "Broadcasts.Done.SentAgain");

    private static async Task<IResult> BrakeAsync(DeskRequest desk, BroadcastPages pages) =>
        PowerTable.Of(desk.Actor.Role, Power.StopBroadcast) == Span.All ? desk.Show<BrakePage>(await pages.BrakeAsync(desk.Aborted)) : desk.GoTo("/siaran");

    private static async Task<IResult> StopAllAsync(DeskRequest desk, BroadcastOffice office)
    {
        var isStopped = await desk.FormAsync("rem") == "y";
        await office.StopAllAsync(desk.Actor, isStopped, desk.Aborted);
        return desk.GoTo("/rem-siaran", isStopped ? "Broadcasts.Done.AllStopped" : "Broadcasts.Done.AllFreed");
    }

    /// <summary>Back to where somebody came from: the operator has no page with content. Who came too late sees how it stands now, and why nothing was done.</summary>
    private static async Task<IResult> AnsweredAsync(DeskRequest desk, Guid id, BroadcastPages pages, BroadcastAnswer answer, string done)
    {
        var mayRead = desk.Actor.May(Power.ApproveBroadcast);
        return answer switch
        {
            BroadcastAnswer.NotFound => desk.NotFound(),
            BroadcastAnswer.Done => desk.GoTo(mayRead ? $"/siaran/{id}" : "/rem-siaran", done),
            _ when mayRead && await pages.ViewAsync(desk, id) is { } view =>
                desk.Show<BroadcastPage>(view with { Fault = "Broadcasts.Answer." + answer }, StatusCodes.Status409Conflict),
            _ => desk.Say("Broadcasts.Answer." + answer, StatusCodes.Status409Conflict),
        };
    }
}

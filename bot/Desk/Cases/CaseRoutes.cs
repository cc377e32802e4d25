using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Files;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core.Complaints;
using Microsoft.AspNetCore.Mvc;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>The page of a case, what opens it further, and its files.</summary>
internal static class CaseRoutes
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/kasus/{number}", ShowAsync).For(Power.ReadCases);
        desk.MapGet("/kasus/{number}/berkas/{file}", FileAsync).For(Power.ReadCases);
        desk.MapPost("/kasus/{number}/buka", OpenAsync).For(Power.ReadSecret);
        desk.MapPost("/kasus/{number}/identitas", IdentityAsync).For(Power.AskIdentity);
        desk.MapPost("/kasus/{number}/mintaidentitas", AskIdentityAsync).For(Power.AskIdentity);
        foreach (var name in ActNames.ForVerifiers)
        {
            desk.MapPost($"/kasus/{{number}}/{name}", (DeskRequest request, string number, ActDesk acts) => acts.TakeAsync(request, number, name)).For(Power.Verify);
        }

        foreach (var name in ActNames.ForRepliers)
        {
            var route = desk.MapPost($"/kasus/{{number}}/{name}", (DeskRequest request, string number, ActDesk acts) => acts.TakeAsync(request, number, name)).For(Power.Reply);
            if (name == ActNames.Answer)
            {
                route.WithMetadata(new RequestSizeLimitAttribute(WaitingFiles.LargestForm));
            }
        }
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk, string number, CaseReader reader) =>
        await ViewAsync(desk, number, reader) is { } view ? desk.Show<CasePage>(view) : desk.NotFound();

    private static async Task<IResult> OpenAsync(DeskRequest desk, string number, CaseReader reader, SecretOpenings openings)
    {
        if (await ViewAsync(desk, number, reader) is not { Case.Row.IsSecret: true } view)
        {
            return desk.NotFound();
        }

        var reason = await desk.FormAsync("alasan");
        if (reason.Length is < CaseAct.ShortestReason or > CaseAct.LongestWords)
        {
            return desk.Show<CasePage>(view with { OpeningReason = reason, Faults = ["Cases.Fault.Reason"] }, StatusCodes.Status422UnprocessableEntity);
        }

        await openings.OpenAsync(desk.Actor, view.Case.Row.Id, view.Case.Ticket, reason, desk.Aborted);
        return desk.GoTo($"/kasus/{view.Case.Ticket}", "Cases.Done.Opened");
    }

    private static async Task<IResult> IdentityAsync(DeskRequest desk, string number, CaseReader reader, IdentityGate gate)
    {
        if (await ViewAsync(desk, number, reader) is not { } view)
        {
            return desk.NotFound();
        }

        var reason = await desk.FormAsync("alasan");
        var (isUnveiled, fault) = await gate.UnveilAsync(desk.Actor, view, reason, desk.Aborted);
        return isUnveiled ? desk.Show<CasePage>(view with { ShowsIdentity = true })
            : desk.Show<CasePage>(view with { IdentityReason = reason, Faults = [fault] }, fault == "Cases.Fault.Denied" ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AskIdentityAsync(DeskRequest desk, string number, CaseReader reader, IdentityRequests requests)
    {
        if (await ViewAsync(desk, number, reader) is not { Case: { Row: { IsSecret: true, ReporterName: not null }, IsErased: false } } view)
        {
            return desk.NotFound();
        }

        var reason = await desk.FormAsync("alasan");
        if (reason.Length is < CaseAct.ShortestReason or > CaseAct.LongestWords)
        {
            return desk.Show<CasePage>(view with { IdentityReason = reason, Faults = ["Cases.Fault.Reason"] }, StatusCodes.Status422UnprocessableEntity);
        }

        await requests.AskAsync(desk.Actor, view.Case.Row.Id, view.Case.Ticket, reason, desk.Aborted);
        return desk.GoTo($"/kasus/{view.Case.Ticket}", "Cases.Done.Asked");
    }

    /// <summary>
    /// Only what was cleaned leaves the shelf, and only through this gate: pictures were drawn anew, the rest is kept and not opened.
    /// A file of a rahasia case may show whose it is: each look at one is written down first.
    /// </summary>
    private static async Task<IResult> FileAsync(DeskRequest desk, string number, string file, CaseReader reader, FileShelf shelf, AuditTrail audit)
    {
        if (await ViewAsync(desk, number, reader) is not { IsShut: false } view
            || view.Case.Files.FirstOrDefault(one => one.Id == file && one is { State: Ledger.FileState.Ready, Path: not null }) is not { } row
            || !File.Exists(shelf.PathOf(row.Id)))
        {
            return desk.NotFound();
        }

        if (view.Case.Row.IsSecret)
        {
            await audit.WriteAsync(desk.Actor, new AuditAct(CaseAuditWords.FileOpened, view.Case.Ticket.ToString()), desk.Aborted);
        }

        desk.Http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var isPicture = row.ContentType!.StartsWith("image/", StringComparison.Ordinal);
        return Results.File(shelf.PathOf(row.Id), row.ContentType, isPicture ? null : $"lampiran-{row.Position + 1}.{FileTypes.Ending(row.ContentType)}");
    }

    internal static async Task<CaseView?> ViewAsync(DeskRequest desk, string number, CaseReader reader) =>
        TicketNumber.TryParse(number, out var ticket) ? await reader.ReadAsync(desk.Actor, ticket, desk.Aborted) : null;
}

using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Desk.Telegram;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Officials;

/// <summary>Accounts and institutions.</summary>
internal static class OfficialsRegistration
{
    public static IServiceCollection AddOfficials(this IServiceCollection services) => services
        .AddSingleton<OfficialForm>()
        .AddSingleton(new MenuItem("/petugas", "Officials.Menu", Power.ManageStaff));

    public static RouteGroupBuilder MapOfficials(this RouteGroupBuilder desk)
    {
        desk.MapGet("/petugas", ListAsync).For(Power.ManageStaff);
        desk.MapPost("/petugas", AddAsync).For(Power.ManageStaff);
        desk.MapPost("/petugas/{id:guid}/cabut", RevokeAsync).For(Power.ManageStaff);
        desk.MapPost("/petugas/{id:guid}/pulihkan", RestoreAsync).For(Power.ManageStaff);
        desk.MapPost("/petugas/usulan/{id:guid}/setujui", ConfirmAsync).For(Power.ManageStaff);
        desk.MapPost("/petugas/usulan/{id:guid}/tolak", RefuseAsync).For(Power.ManageStaff);
        desk.MapPost("/instansi", KeepInstitutionAsync).For(Power.ManageStaff);
        return desk;
    }

    private static async Task<IResult> ListAsync(DeskRequest desk, OfficialForm form)
    {
        var view = await form.ViewAsync(desk.Actor, OfficialEntry.Empty, [], desk.Aborted);
        var change = Guid.TryParse(desk.Asked("ubah"), out var id) ? view.Accounts.FirstOrDefault(one => one.Id == id && one.RevokedAt is null) : null;
        return desk.Show<OfficialsPage>(change is null ? view : view with { Entry = OfficialEntry.Of(change) });
    }

    private static async Task<IResult> AddAsync(DeskRequest desk, OfficialForm form)
    {
        var entry = OfficialEntry.Of(await desk.Http.Request.ReadFormAsync(desk.Aborted));
        var outcome = await form.KeepAsync(desk.Actor, entry, desk.Aborted);
        return outcome.Faults.Count == 0
            ? desk.GoTo("/petugas", outcome.IsProposed ? "Officials.Done.Proposed" : "Officials.Done.Kept")
            : desk.Show<OfficialsPage>(await form.ViewAsync(desk.Actor, entry, outcome.Faults, desk.Aborted), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> RevokeAsync(DeskRequest desk, Guid id, OfficialForm form, Staff staff, ChatMenus menus)
    {
        if (id == desk.Actor.Id || !await form.MayManageAsync(desk.Actor, id, desk.Aborted))
        {
            return desk.NotFound();
        }

        var reason = await desk.FormAsync("alasan");
        if (reason.Length == 0)
        {
            return await NeedsReasonAsync(desk, form);
        }

        var telegramId = (await staff.FindAsync(id, desk.Aborted))?.TelegramId;
        await staff.RevokeAsync(desk.Actor, id, reason, desk.Aborted);
        if (telegramId is not null)
        {
            await menus.TakeAwayAsync(telegramId, desk.Aborted);
        }

        return desk.GoTo("/petugas", "Officials.Done.Revoked");
    }

    private static async Task<IResult> RestoreAsync(DeskRequest desk, Guid id, OfficialForm form)
    {
        if (!await form.MayManageAsync(desk.Actor, id, desk.Aborted))
        {
            return desk.NotFound();
        }

        var reason = await desk.FormAsync("alasan");
        if (reason.Length == 0)
        {
            return await NeedsReasonAsync(desk, form);
        }

        var isProposed = await form.RestoreAsync(desk.Actor, id, reason, desk.Aborted);
        return desk.GoTo("/petugas", isProposed ? "Officials.Done.Proposed" : "Officials.Done.Restored");
    }

    private static async Task<IResult> NeedsReasonAsync(DeskRequest desk, OfficialForm form) => desk.Show<OfficialsPage>(
        await form.ViewAsync(desk.Actor, OfficialEntry.Empty, ["Officials.Fault.Reason"], desk.Aborted), StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ConfirmAsync(DeskRequest desk, Guid id, OfficialForm form, StaffProposals proposals) => await proposals.ConfirmAsync(desk.Actor, id, desk.Aborted) switch
    {
        ProposalAnswer.Done => desk.GoTo("/petugas", "Officials.Done.Confirmed"),
        ProposalAnswer.Own => desk.Show<OfficialsPage>(
            await form.ViewAsync(desk.Actor, OfficialEntry.Empty, ["Officials.Fault.Own"], desk.Aborted), StatusCodes.Status422UnprocessableEntity),
        _ => desk.NotFound(),
    };

    private static async Task<IResult> RefuseAsync(DeskRequest desk, Guid id, StaffProposals proposals) =>
        await proposals.RefuseAsync(desk.Actor, id, desk.Aborted) == ProposalAnswer.Done ? desk.GoTo("/petugas", "Officials.Done.Refused") : desk.NotFound();

    private static async Task<IResult> KeepInstitutionAsync(DeskRequest desk, OfficialForm form, Institutions institutions)
    {
        // An instansi is the node's affair; its own admin may not rename or close it.
        if (PowerTable.Of(desk.Actor.Role, Power.ManageStaff) != Span.All)
        {
            return desk.NotFound();
        }

        var entry = InstitutionEntry.Of(await desk.Http.Request.ReadFormAsync(desk.Aborted));
        if (entry.Faults(await institutions.ListAsync(desk.Aborted)) is { Count: > 0 } faults)
        {
            var view = await form.ViewAsync(desk.Actor, OfficialEntry.Empty, faults, desk.Aborted);
            return desk.Show<OfficialsPage>(view with { Institution = entry }, StatusCodes.Status422UnprocessableEntity);
        }

        await institutions.KeepAsync(desk.Actor, entry.Row, desk.Aborted);
        return desk.GoTo("/petugas", "Officials.Done.Institution");
    }
}

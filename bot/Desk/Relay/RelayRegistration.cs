using System.Globalization;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Files;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core.Complaints;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>Cases carried over by hand: the queue, a case in the order of the national form, and what was read there afterwards.</summary>
internal static class RelayRegistration
{
    private const int PageSize = 50;
    private const string Root = "/relay";

    public static IServiceCollection AddRelay(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RelayOptions>().Bind(configuration.GetSection(RelayOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RelayOptions>, RelayOptionsCheck>();
        services.AddSingleton<StatusNames>().AddSingleton<RelayImport>().AddSingleton<RelayChanges>().AddSingleton<RelayPages>();
        services.AddHostedService<RelayUpkeep>();

        // Where a machine carries the cases over there is nothing to retype; the pages stay for what was begun by hand.
        return HubOptions.KindOf(configuration) is HubAdapter.ManualRelay ? services.AddSingleton(new MenuItem(Root, "Relay.Menu", Power.Relay)) : services;
    }

    public static RouteGroupBuilder MapRelay(this RouteGroupBuilder desk)
    {
        desk.MapGet(Root, QueueAsync).For(Power.Relay);
        desk.MapGet(Root + "/cari", FindAsync).For(Power.Relay);
        desk.MapGet(Root + "/impor", ImportRoutes.Show).For(Power.Relay);
        desk.MapGet(Root + "/impor/contoh", (DeskRequest desk, RelayImport import) => import.Template()).For(Power.Relay);
        desk.MapPost(Root + "/impor", ImportRoutes.JudgeAsync).For(Power.Relay);
        desk.MapPost(Root + "/impor/terapkan", ImportRoutes.ApplyAsync).For(Power.Relay);
        desk.MapGet(Root + "/{number}", CaseAsync).For(Power.Relay);
        desk.MapGet(Root + "/{number}/berkas/{file}", FileAsync).For(Power.Relay);
        desk.MapPost(Root + "/{number}/ambil", ClaimAsync).For(Power.Relay);
        desk.MapPost(Root + "/{number}/lepas", ReleaseAsync).For(Power.Relay);
        desk.MapPost(Root + "/{number}/terima", BindAsync).For(Power.Relay);
        desk.MapPost(Root + "/{number}/tolak", RefuseAsync).For(Power.Relay);
        desk.MapPost(Root + "/{number}/disalin/{note:guid}", CopiedAsync).For(Power.Relay);
        desk.MapPost(Root + "/{number}/status", ChangeAsync).For(Power.Relay);
        return desk;
    }

    private static async Task<IResult> QueueAsync(DeskRequest desk, RelayPages pages, RelayQueue queue, IOptions<RelayOptions> options, TimeProvider time)
    {
        var (territory, now) = (await pages.TerritoryAsync(desk), time.GetUtcNow());
        (DateTimeOffset, Guid)? after = long.TryParse(desk.Asked("sesudah"), CultureInfo.InvariantCulture, out var since) && Guid.TryParse(desk.Asked("id"), out var id)
            ? (Microseconds.Read(since), id)
            : null;
        var cases = await queue.WaitingAsync(territory, after, PageSize + 1, desk.Aborted);
        var next = cases.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{Root}?sesudah={Microseconds.Of(cases[PageSize - 1].Since)}&id={cases[PageSize - 1].Id}") : null;
        return desk.Show<RelayPage>(new RelayView(
            [.. cases.Take(PageSize)],
            after is null ? await queue.NotesAsync(territory, PageSize, desk.Aborted) : [],
            await queue.CountAsync(territory, now - options.Value.Red, desk.Aborted),
            now,
            options.Value,
            next,
            desk.Asked("salah") is { Length: > 0 } fault && RelayFaults.All.Contains(fault) ? "Relay.Fault." + fault : null));
    }

    private static async Task<IResult> FindAsync(DeskRequest desk, RelayPages pages, RelayCases cases) =>
        await cases.TicketAsync(await pages.TerritoryAsync(desk), desk.Asked("nomor"), desk.Aborted) is { } ticket
            ? desk.GoTo($"{Root}/{ticket}")
            : desk.GoTo($"{Root}?salah={RelayFaults.NoCase}");

    private static async Task<IResult> CaseAsync(DeskRequest desk, string number, RelayPages pages, TimeProvider time) =>
        await pages.FindAsync(desk, number) is { } one ? await pages.ShowAsync(desk, one, time.GetUtcNow()) : desk.NotFound();

    private static async Task<IResult> ClaimAsync(DeskRequest desk, string number, RelayPages pages, RelayDesk relay, IOptions<RelayOptions> options) =>
        TicketNumber.TryParse(number, out var ticket)
            ? Answer(desk, ticket, await relay.ClaimAsync(desk.Actor, await pages.TerritoryAsync(desk), ticket, options.Value.Claim, desk.Aborted), $"{Root}/{ticket}", null)
            : desk.NotFound();

    private static async Task<IResult> ReleaseAsync(DeskRequest desk, string number, RelayPages pages, RelayDesk relay) =>
        TicketNumber.TryParse(number, out var ticket)
            ? Answer(desk, ticket, await relay.ReleaseAsync(desk.Actor, await pages.TerritoryAsync(desk), ticket, desk.Aborted), Root, "Relay.Done.Released")
            : desk.NotFound();

    private static async Task<IResult> BindAsync(DeskRequest desk, string number, RelayPages pages, RelayDesk relay, TimeProvider time)
    {
        if (await pages.FindAsync(desk, number) is not { } one)
        {
            return desk.NotFound();
        }

        var entry = ReceiptEntry.Of(await desk.Http.Request.ReadFormAsync(desk.Aborted));
        if (entry.Faults() is { Count: > 0 } faults)
        {
            return await pages.ShowAsync(desk, one, time.GetUtcNow(), new RelayCaseTyped(faults, entry));
        }

        var result = await relay.TakeReceiptAsync(desk.Actor, await pages.TerritoryAsync(desk), one.Row.Ticket, entry.Receipt, desk.Aborted);
        return result == RelayResult.IdTaken
            ? await pages.ShowAsync(desk, one, time.GetUtcNow(), new RelayCaseTyped(["Relay.Fault.IdTaken"], entry))
            : Answer(desk, one.Row.Ticket, result, Root, "Relay.Done.Bound");
    }

    private static async Task<IResult> RefuseAsync(DeskRequest desk, string number, RelayPages pages, RelayDesk relay, TimeProvider time)
    {
        if (await pages.FindAsync(desk, number) is not { } one)
        {
            return desk.NotFound();
        }

        var typed = await desk.FormAsync("alasan");
        if (HubText.CleanLine(typed, 300) is not { Length: >= 5 } words)
        {
            return await pages.ShowAsync(desk, one, time.GetUtcNow(), new RelayCaseTyped(["Relay.Fault.Words"]) { Why = typed });
        }

        return Answer(desk, one.Row.Ticket, await relay.RefuseAsync(desk.Actor, await pages.TerritoryAsync(desk), one.Row.Ticket, words, desk.Aborted), Root, "Relay.Done.Refused");
    }

    private static async Task<IResult> CopiedAsync(DeskRequest desk, string number, Guid note, RelayPages pages, RelayDesk relay) =>
        TicketNumber.TryParse(number, out var ticket)
            ? Answer(desk, ticket, await relay.CopiedAsync(desk.Actor, await pages.TerritoryAsync(desk), ticket, note, desk.Aborted), $"{Root}/{ticket}", "Relay.Done.Copied")
            : desk.NotFound();

    private static async Task<IResult> ChangeAsync(DeskRequest desk, string number, RelayPages pages, RelayChanges changes, TimeProvider time)
    {
        if (await pages.FindAsync(desk, number) is not { } one)
        {
            return desk.NotFound();
        }

        var entry = ChangeEntry.Of(await desk.Http.Request.ReadFormAsync(desk.Aborted));
        var (faults, result) = await changes.KeepAsync(desk.Actor, one, entry, desk.Aborted);
        return faults.Count > 0
            ? await pages.ShowAsync(desk, one, time.GetUtcNow(), new RelayCaseTyped(faults, Change: entry))
            : desk.GoTo($"{Root}/{one.Row.Ticket}", result == UpdateResult.Known ? "Relay.Done.Known" : "Relay.Done.Changed");
    }

    private static async Task<IResult> FileAsync(DeskRequest desk, string number, string file, RelayPages pages, AuditTrail audit, FileShelf shelf)
    {
        var one = await pages.FindAsync(desk, number);
        if (one?.Files.FirstOrDefault(row => row.Id == file) is not { Path: not null } row || !File.Exists(shelf.PathOf(row.Id)))
        {
            return desk.NotFound();
        }

        await audit.WriteAsync(desk.Actor, new AuditAct(RelayWords.FileFetched, one.Row.Ticket.ToString(), file), desk.Aborted);
        return Results.File(shelf.PathOf(row.Id), row.ContentType, $"{one.Row.Ticket}-{row.Position + 1}.{FileTypes.Ending(row.ContentType!)}");
    }

    /// <summary>Where it goes on, and why nothing was done when nothing was.</summary>
    private static IResult Answer(DeskRequest desk, TicketNumber ticket, RelayResult result, string path, string? done) => result switch
    {
        RelayResult.Done => desk.GoTo(path, done),
        RelayResult.Held => desk.GoTo($"{Root}/{ticket}"),
        RelayResult.Gone => desk.GoTo($"{Root}?salah={RelayFaults.Gone}"),
        _ => desk.NotFound(),
    };
}

/// <summary>Faults an address may name.</summary>
internal static class RelayFaults
{
    public const string Gone = "Gone";
    public const string NoCase = "NoCase";

    public static readonly IReadOnlyList<string> All = [Gone, NoCase];
}

using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Operators;
using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Queues;

/// <summary>What only a person can move, for operators: numbers, reasons and ages, never a word of a citizen.</summary>
internal static class QueuesRegistration
{
    private const int Most = 100;
    private const string Root = "/antrean";

    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton<HubLook>()
        .AddSingleton(new MenuItem(Root, "Queues.Menu", Power.WorkQueues));

    public static RouteGroupBuilder MapQueues(this RouteGroupBuilder desk)
    {
        desk.MapGet(Root, ShowAsync).For(Power.WorkQueues);
        desk.MapPost(Root + "/laporan/{number}/ulang", RetryAsync).For(Power.WorkQueues);
        desk.MapPost(Root + "/laporan/{number}/ikat", BindAsync).For(Power.WorkQueues);
        desk.MapPost(Root + "/laporan/{number}/tutup", CloseAsync).For(Power.WorkQueues);
        desk.MapPost(Root + "/catatan/{id:guid}/ulang", RetryNoteAsync).For(Power.WorkQueues);
        desk.MapPost(Root + "/catatan/{id:guid}/tutup", CloseNoteAsync).For(Power.WorkQueues);
        desk.MapPost(Root + "/pesan/{seq:long}/ulang", RetryDeliveryAsync).For(Power.WorkQueues);
        desk.MapPost(Root + "/pesan/{seq:long}/tutup", CloseDeliveryAsync).For(Power.WorkQueues);
        desk.MapPost(Root + "/hub/lanjut", ResumeAsync).For(Power.WorkQueues);
        return desk;
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk, OperatorQueue queue, HubLook look, IOptions<HubOptions> hub, TimeProvider time)
    {
        var byHand = hub.Value.Kind is HubAdapter.ManualRelay;
        return desk.Show<QueuesPage>(new QueuesView(
            await queue.SubmissionsAsync(byHand, Most, desk.Aborted),
            await queue.NotesAsync(byHand, Most, desk.Aborted),
            await queue.DeliveriesAsync(Most, desk.Aborted),
            look.Read(),
            time.GetUtcNow(),
            desk.Asked("salah") is { Length: > 0 } fault && QueueFaults.All.Contains(fault) ? "Queues.Fault." + fault : null));
    }

    private static async Task<IResult> RetryAsync(DeskRequest desk, string number, OperatorDesk works, Wakes wakes)
    {
        if (!TicketNumber.TryParse(number, out var ticket) || await SeenAsync<SubmissionState>(desk) is not { } seen)
        {
            return desk.NotFound();
        }

        var result = await works.RetryAsync(desk.Actor, ticket, seen, desk.Aborted);
        wakes.Submissions.Signal();
        return Answer(desk, result, "Queues.Done.Retried");
    }

    private static async Task<IResult> BindAsync(DeskRequest desk, string number, OperatorDesk works, Wakes wakes)
    {
        if (!TicketNumber.TryParse(number, out var ticket) || await SeenAsync<SubmissionState>(desk) is not { } seen)
        {
            return desk.NotFound();
        }

        var tracking = (await desk.FormAsync("nomor")).TrimStart('#').Trim();
        if (!TrackingIds.IsSafe(tracking))
        {
            return desk.GoTo($"{Root}?salah={QueueFaults.TrackingId}");
        }

        var result = await works.BindToAsync(desk.Actor, ticket, seen, tracking, desk.Aborted);
        wakes.Deliveries.Signal();
        wakes.Notes.Signal();
        return Answer(desk, result, "Queues.Done.Bound");
    }

    private static async Task<IResult> CloseAsync(DeskRequest desk, string number, OperatorDesk works)
    {
        if (!TicketNumber.TryParse(number, out var ticket) || await SeenAsync<SubmissionState>(desk) is not { } seen)
        {
            return desk.NotFound();
        }

        var ending = new Ending(await desk.FormAsync("kode"), HubText.Clean(await desk.FormAsync("alasan"), 500) ?? "");
        return !ReasonCodes.Archived.Contains(ending.ReasonCode) || ending.Words.Length < 10
            ? desk.GoTo($"{Root}?salah={QueueFaults.Reason}")
            : Answer(desk, await works.CloseAsync(desk.Actor, ticket, seen, ending, desk.Aborted), "Queues.Done.Closed");
    }

    private static async Task<IResult> RetryNoteAsync(DeskRequest desk, Guid id, OperatorDesk works, Wakes wakes)
    {
        if (await SeenAsync<NoteState>(desk) is not { } seen)
        {
            return desk.NotFound();
        }

        var result = await works.RetryNoteAsync(desk.Actor, id, seen, desk.Aborted);
        wakes.Notes.Signal();
        return Answer(desk, result, "Queues.Done.Retried");
    }

    private static async Task<IResult> CloseNoteAsync(DeskRequest desk, Guid id, OperatorDesk works)
    {
        var reason = await desk.FormAsync("alasan");
        return await SeenAsync<NoteState>(desk) is not { } seen ? desk.NotFound()
            : reason.Length is < 5 or > 300 ? desk.GoTo($"{Root}?salah={QueueFaults.Reason}")
            : Answer(desk, await works.CloseNoteAsync(desk.Actor, id, seen, reason, desk.Aborted), "Queues.Done.Closed");
    }

    private static async Task<IResult> RetryDeliveryAsync(DeskRequest desk, long seq, OperatorDesk works, Wakes wakes)
    {
        var result = await works.RetryDeliveryAsync(desk.Actor, seq, desk.Aborted);
        wakes.Deliveries.Signal();
        return Answer(desk, result, "Queues.Done.Retried");
    }

    private static async Task<IResult> CloseDeliveryAsync(DeskRequest desk, long seq, OperatorDesk works)
    {
        var reason = await desk.FormAsync("alasan");
        return reason.Length is < 5 or > 300
            ? desk.GoTo($"{Root}?salah={QueueFaults.Reason}")
            : Answer(desk, await works.CloseDeliveryAsync(desk.Actor, seq, reason, desk.Aborted), "Queues.Done.Closed");
    }

    private static async Task<IResult> ResumeAsync(DeskRequest desk, HubLook look, AuditTrail audit)
    {
        await audit.WriteAsync(desk.Actor, new AuditAct(OperatorWords.Resumed), desk.Aborted);
        await look.ResumeAsync(desk.Aborted);
        return desk.GoTo(Root, "Queues.Done.Resumed");
    }

    /// <summary>The state the page showed: what has changed since is left alone.</summary>
    private static async Task<T?> SeenAsync<T>(DeskRequest desk)
        where T : struct, Enum => Enum.TryParse<T>(await desk.FormAsync("tampak"), out var seen) && Enum.IsDefined(seen) ? seen : null;

    private static IResult Answer(DeskRequest desk, OperatorResult result, string done) => result switch
    {
        OperatorResult.Done => desk.GoTo(Root, done),
        OperatorResult.Held => desk.GoTo($"{Root}?salah={QueueFaults.Held}"),
        OperatorResult.Changed => desk.GoTo($"{Root}?salah={QueueFaults.Changed}"),
        OperatorResult.IdTaken => desk.GoTo($"{Root}?salah={QueueFaults.IdTaken}"),
        _ => desk.NotFound(),
    };
}

/// <summary>Faults an address may name.</summary>
internal static class QueueFaults
{
    public const string Held = "Held";
    public const string Changed = "Changed";
    public const string IdTaken = "IdTaken";
    public const string TrackingId = "TrackingId";
    public const string Reason = "Reason";

    public static readonly IReadOnlyList<string> All = [Held, Changed, IdTaken, TrackingId, Reason];
}

/// <summary>What the page shows.</summary>
internal sealed record QueuesView(
    IReadOnlyList<StuckSubmission> Submissions, IReadOnlyList<StuckNote> Notes, IReadOnlyList<DeadDelivery> Deliveries, HubReading Hub, DateTimeOffset Now, string? Fault);

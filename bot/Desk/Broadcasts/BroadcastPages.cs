using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Hub;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Broadcasts;

/// <summary>Rehearsals of broadcasts that have not begun. Whom one reaches is counted anew for every page, and that of many cases takes a while.</summary>
internal sealed class BroadcastRehearsals(BroadcastOffice office, TimeProvider time)
{
    private readonly Prepared<RehearsalResult> _under = new(time);

    /// <returns>False while it is still being counted.</returns>
    public async Task<(bool IsThere, RehearsalResult? Rehearsal)> TakeAsync(DeskRequest desk, BroadcastRow row) => IsAhead(row)
        ? await _under.TakeAsync($"{desk.Actor.Id:N} {row.Id:N} {row.ContentHash}", () => office.RehearseAsync(row, CancellationToken.None), desk.Aborted)
        : (true, null);

    /// <summary>It has not begun.</summary>
    public static bool IsAhead(BroadcastRow row) => row.State is BroadcastState.Draft or BroadcastState.Review or BroadcastState.Approved;
}

/// <summary>Puts together what the pages show.</summary>
internal sealed class BroadcastPages(BroadcastOffice office, BroadcastBook book, BroadcastFigures figures, BroadcastSpeech speech, BroadcastFormParts parts)
{
    public async Task<BroadcastsView> ListAsync(Actor actor, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var rows = await office.ListAsync(actor, before, cancellationToken);
        return new BroadcastsView(
            rows, await parts.NamesAsync(cancellationToken), await book.IsStoppedAsync(cancellationToken), rows.Count == BroadcastBook.Page ? rows[^1].CreatedAt : null);
    }

    /// <summary>However long its rehearsal takes.</summary>
    /// <returns>Null when it is not there, or not theirs.</returns>
    public async Task<BroadcastView?> ViewAsync(DeskRequest desk, Guid id) => await office.FindAsync(desk.Actor, id, desk.Aborted) is { } row
        ? await ViewAsync(desk, row, BroadcastRehearsals.IsAhead(row) ? await office.RehearseAsync(row, desk.Aborted) : null)
        : null;

    /// <param name="desk">Who looks.</param>
    /// <param name="row">At which.</param>
    /// <param name="rehearsal">How it would go; null once it has begun.</param>
    public async Task<BroadcastView> ViewAsync(DeskRequest desk, BroadcastRow row, RehearsalResult? rehearsal)
    {
        var progress = await figures.ProgressAsync(row.Id, desk.Aborted) ?? throw new InvalidOperationException("A broadcast has no figures.");
        return new BroadcastView(row, await parts.NamesAsync(desk.Aborted), progress, row.StartedAt is null ? [] : await figures.ReportAsync(row.Id, desk.Aborted))
        {
            Rehearsal = rehearsal,
            Audience = await speech.AudienceAsync(Audience.Read(row.Audience), desk.Words, desk.Aborted),
            Proofs = rehearsal?.Proofs ?? parts.Render(row),
            IsStopped = await book.IsStoppedAsync(desk.Aborted),
            WaitsUntil = parts.WaitsUntil(row),
        };
    }

    public async Task<BroadcastFormView> FormAsync(Actor actor, BroadcastEntry entry, IReadOnlyList<EntryFault> faults, CancellationToken cancellationToken) =>
        new(entry, faults)
        {
            Categories = parts.Categories,
            Institutions = await parts.InstitutionsAsync(actor, cancellationToken),
            Longest = parts.LongestText,
        };

    public async Task<BrakeView> BrakeAsync(CancellationToken cancellationToken) =>
        new(await book.AliveAsync(cancellationToken), await book.IsStoppedAsync(cancellationToken));

    /// <summary>What was typed as an audience, its incident looked up.</summary>
    public async Task<Audience> AudienceAsync(BroadcastEntry entry, List<EntryFault> faults, CancellationToken cancellationToken)
    {
        var audience = entry.Audience(faults);
        if (audience.Kind == AudienceKind.Incident && audience.Tickets is [var ticket])
        {
            audience = audience with { IncidentId = await parts.IncidentAsync(ticket, cancellationToken) };
            if (audience.IncidentId is null)
            {
                faults.Add("Broadcasts.Fault.Incident");
            }
        }

        if (entry.To.Length == 0 || (faults.Count == 0 && !audience.IsComplete))
        {
            faults.Add("Broadcasts.Fault.Audience");
        }

        return audience;
    }
}

/// <summary>Lists the forms choose from, and small looks the pages need.</summary>
internal sealed class BroadcastFormParts(
    HubServices categories, BroadcastReach reach, BroadcastProof proof, BroadcastLookUps lookUps, IOptions<BroadcastOptions> options)
{
    public IReadOnlyList<HubService> Categories => categories.Current;

    public int LongestText => options.Value.LongestText;

    public IReadOnlyList<Proof> Render(BroadcastRow row) => proof.Render(row);

    public string? WaitsUntil(BroadcastRow row) => reach.Hours.WaitsUntil(row) is { } until ? reach.Hours.Print(until) : null;

    public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CancellationToken cancellationToken) => lookUps.NamesAsync(cancellationToken);

    public Task<Guid?> IncidentAsync(string ticket, CancellationToken cancellationToken) => lookUps.IncidentAsync(ticket, cancellationToken);

    public async Task<IReadOnlyList<InstitutionRow>> InstitutionsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var own = await reach.FamilyAsync(actor.InstitutionCode, cancellationToken);
        return [.. (await lookUps.InstitutionsAsync(cancellationToken)).Where(one => own.Contains(one.Code))];
    }
}

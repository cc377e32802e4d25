using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Queues;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LaporBot.Bot.Desk.Home;

/// <summary>The first page, and one's own account.</summary>
internal static class HomeRegistration
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services.AddSingleton<Glance>().AddSingleton<SecondGlance>().AddSingleton<RelayGlance>();

    public static RouteGroupBuilder MapHome(this RouteGroupBuilder desk)
    {
        desk.MapGet("", HomeAsync).For(Power.Enter);
        desk.MapGet("/saya", MeAsync).For(Power.Enter);
        desk.MapPost("/saya/bahasa", SpeakAsync).For(Power.Enter);
        return desk;
    }

    private static async Task<IResult> HomeAsync(DeskRequest desk, Glance glance, LedgerBacklog backlog, HubLook look, HealthCheckService health)
    {
        var cases = desk.Actor.May(Power.ReadCases) ? await glance.ReadAsync(desk.Actor, desk.Aborted) : null;
        var sees = desk.Actor.May(Power.WorkQueues);
        return desk.Show<HomePage>(new HomeView(
            cases,
            sees ? await backlog.ReadAsync(desk.Aborted) : null,
            sees ? await health.CheckHealthAsync(desk.Aborted) : null)
        {
            Notices = cases is null ? [] : await glance.NoticesAsync(desk.Actor, desk.Aborted),
            Proposals = await glance.ProposalsAsync(desk.Actor, desk.Aborted),
            IdentityRequests = await glance.IdentityRequestsAsync(desk.Actor, desk.Aborted),
            Broadcasts = await glance.BroadcastsAsync(desk.Actor, desk.Aborted),
            MissingYears = glance.MissingYears(desk.Actor),
            Relay = await glance.RelayAsync(desk.Actor, desk.Aborted),
            Hub = sees ? look.Read() : null,
        });
    }

    private static async Task<IResult> MeAsync(DeskRequest desk, Staff staff, Institutions institutions)
    {
        var row = await staff.FindAsync(desk.Actor.Id, desk.Aborted);
        var known = await institutions.ListAsync(desk.Aborted);
        return row is null ? desk.NotFound() : desk.Show<MePage>(new MeView(row, known.Find(one => one.Code == row.InstitutionCode)?.Name));
    }

    private static async Task<IResult> SpeakAsync(DeskRequest desk, Staff staff)
    {
        var language = await desk.FormAsync("bahasa") == Wording.English ? Wording.English : Wording.Indonesian;
        await staff.SpeakAsync(desk.Actor.Id, language, desk.Aborted);
        return desk.GoTo("/saya", "Shell.Done.Language");
    }
}

/// <summary>What the first page shows; null where somebody's role does not see it.</summary>
internal sealed record HomeView(CaseCounts? Cases, BacklogReading? Backlog, HealthReport? Health)
{
    /// <summary>What they were reminded of, the newest first.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Accounts of others that wait for the reader to confirm them.</summary>
    public int Proposals { get; init; }

    /// <summary>Requests to see who reported that wait for the reader's decision.</summary>
    public int IdentityRequests { get; init; }

    /// <summary>Broadcasts of others that wait for the reader to approve them.</summary>
    public int Broadcasts { get; init; }

    /// <summary>Years whose holidays the reader should enter.</summary>
    public IReadOnlyList<int> MissingYears { get; init; } = [];

    public RelayCounts? Relay { get; init; }

    public HubReading? Hub { get; init; }
}

/// <summary>What an official sees of their own account.</summary>
internal sealed record MeView(StaffRow Account, string? Institution);

using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Calendar;
using LaporBot.Bot.Desk.Relay;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Relay;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Home;

/// <summary>The cases of whoever looks, in numbers.</summary>
internal sealed class Glance(CaseCounter counter, Territories territories, RelayGlance relay, NoticeReading notices, SecondGlance second)
{
    /// <summary>What they were reminded of.</summary>
    public Task<List<Notice>> NoticesAsync(Actor actor, CancellationToken cancellationToken) => notices.NewestAsync(actor, cancellationToken);

    /// <summary>Accounts that wait for this second person.</summary>
    public async Task<int> ProposalsAsync(Actor actor, CancellationToken cancellationToken) => actor.May(Power.ManageStaff)
        ? (await second.Proposals.OpenAsync(cancellationToken)).Count(one => one.Row.ProposedBy != actor.Id)
        : 0;

    /// <summary>Requests for an identity that wait for this kustodian; never their own.</summary>
    public async Task<int> IdentityRequestsAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.May(Power.DecideIdentity) ? await second.Identities.WaitingAsync(actor.Id, cancellationToken) : 0;

    /// <summary>Broadcasts that wait for this second person.</summary>
    public Task<int> BroadcastsAsync(Actor actor, CancellationToken cancellationToken) => second.Broadcasts.CountForSecondAsync(actor, cancellationToken);

    /// <summary>Years whose holidays this official should enter.</summary>
    public IReadOnlyList<int> MissingYears(Actor actor) => actor.May(Power.SetCalendar) ? second.Calendar.Missing : [];

    public async Task<CaseCounts> ReadAsync(Actor actor, CancellationToken cancellationToken) =>
        await counter.CountAsync(await territories.OfAsync(actor, Power.ReadCases, cancellationToken), cancellationToken);

    /// <returns>Null where nothing is carried over by hand, or not by this official.</returns>
    public async Task<RelayCounts?> RelayAsync(Actor actor, CancellationToken cancellationToken) => relay.IsOn && actor.May(Power.Relay)
        ? await relay.CountAsync(await territories.OfAsync(actor, Power.Relay, cancellationToken), cancellationToken)
        : null;
}

/// <summary>What waits to be typed into the national site, and what of it for too long.</summary>
internal sealed class RelayGlance(RelayQueue queue, IOptions<RelayOptions> options, IOptions<HubOptions> hub, TimeProvider time)
{
    public bool IsOn => hub.Value.Kind is HubAdapter.ManualRelay;

    public Task<RelayCounts> CountAsync(Territory territory, CancellationToken cancellationToken) =>
        queue.CountAsync(territory, time.GetUtcNow() - options.Value.Red, cancellationToken);
}

/// <summary>What else waits for somebody.</summary>
internal sealed record SecondGlance(StaffProposals Proposals, CalendarDesk Calendar, IdentityRequests Identities, BroadcastOffice Broadcasts);

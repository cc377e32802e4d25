using LaporBot.Bot.Ledger;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Workers;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>hub.md's outcome table, row by row, on a real ledger. Every step is one round of the worker, without its loop.</summary>
public abstract partial class OutboxSpec : LedgerTest
{
    /// <summary>At 1,000 calls a second.</summary>
    private static readonly TimeSpan OneTurn = TimeSpan.FromMilliseconds(1);

    private readonly ScriptedHub _hub = new();

    private SubmissionQueue Queue => Harness.Get<SubmissionQueue>();

    [Fact]
    public async Task Accepted_binds_tells_the_citizen_and_moves_the_case()
    {
        _hub.Answers(new HubOutcome.Accepted("5551234"));
        var (ticket, complaint) = await FileAsync();

        await RoundAsync();
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Equal(ticket, Assert.Single(_hub.Submissions).Ticket);
        var one = (await Harness.Ledger.FindAsync(ticket, Cancel))!;
        Assert.Equal((ComplaintStatus.Relayed, "5551234"), (one.Status, one.TrackingId));
        Assert.Equal([ComplaintStatus.Submitted, ComplaintStatus.Relayed], (await Harness.EventsAsync(ticket)).Select(kept => kept.Status!.Value));
        var told = Assert.Single(await Harness.DeliveriesAsync(complaint.Owner));
        Assert.Equal($"accepted:{ticket}", told.DeliveryId);
        Assert.Contains("5551234", StoredMessage.Read(told.Message).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_belongs_to_another_case_is_not_bound()
    {
        _hub.Answers(new HubOutcome.Accepted("777"), new HubOutcome.Accepted("777"));
        var (first, _) = await FileAsync();
        await RoundAsync();
        var (second, complaint) = await FileAsync();

        await RoundAsync();

        Assert.Equal("777", (await Harness.Ledger.FindAsync(first, Cancel))!.TrackingId);
        var one = (await Harness.Ledger.FindAsync(second, Cancel))!;
        Assert.Equal((ComplaintStatus.Submitted, null), (one.Status, one.TrackingId));
        Assert.Equal(SubmissionState.Operator, (await Harness.SubmissionAsync(second)).State);
        Assert.Empty(await Harness.DeliveriesAsync(complaint.Owner));
    }

    [Fact]
    public async Task Two_at_once_with_the_same_id_bind_one()
    {
        _hub.Answers([.. Enumerable.Range(0, 8).Select(_ => new HubOutcome.Accepted("777"))]);
        for (var i = 0; i < 8; i++)
        {
            await FileAsync();
        }

        var leases = await TakeAsync(TimeSpan.Zero, 8);
        var handled = Task.WhenAll(leases.Select(lease => Task.Run(() => Harness.Get<SubmissionDispatcher>().HandleAsync(lease, Cancel))));
        await Eventually.TrueAsync(() =>
        {
            Harness.Time.Advance(OneTurn);
            return handled.IsCompleted;
        });
        await handled;

        var counts = await Harness.Get<LedgerBacklog>().ReadAsync(Cancel);
        Assert.Equal((0, 7), (counts.Submissions, counts.ForOperators));
    }

    [Fact]
    public async Task A_promise_is_redeemed_every_2_s_five_times_and_then_by_the_schedule()
    {
        _hub.Answers(new HubOutcome.Promised("token-1"));
        var (ticket, _) = await FileAsync();
        await RoundAsync();

        for (var i = 1; i <= 5; i++)
        {
            await RoundAsync(TimeSpan.FromSeconds(1.9));
            Assert.Equal(i - 1, _hub.Redeemed);
            await RoundAsync(TimeSpan.FromSeconds(0.1));
            Assert.Equal(i, _hub.Redeemed);
        }

        await RoundAsync(TimeSpan.FromSeconds(7));
        Assert.Equal(5, _hub.Redeemed);
        _hub.Redeems(new HubOutcome.NotDone("503"), new HubOutcome.Unknown("reset"), new HubOutcome.Accepted("late-1"));
        await RoundAsync(TimeSpan.FromHours(1));
        await RoundAsync(TimeSpan.FromHours(1));
        await RoundAsync(TimeSpan.FromHours(1));

        Assert.Equal("late-1", (await Harness.Ledger.FindAsync(ticket, Cancel))!.TrackingId);
        Assert.Single(_hub.Submissions);
    }

    [Fact]
    public async Task Refused_is_never_sent_again_and_the_citizen_is_told_once()
    {
        _hub.Answers(new HubOutcome.Refused("service_code is not valid"));
        var (ticket, complaint) = await FileAsync();

        await RoundAsync();
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Single(_hub.Submissions);
        var row = await Harness.SubmissionAsync(ticket);
        Assert.Equal((SubmissionState.Refused, "service_code is not valid"), (row.State, row.LastOutcome));
        Assert.Equal(ComplaintStatus.RelayFailed, (await Harness.Ledger.FindAsync(ticket, Cancel))!.Status);
        Assert.Equal($"refused:{ticket}", Assert.Single(await Harness.DeliveriesAsync(complaint.Owner)).DeliveryId);
    }

    [Fact]
    public async Task An_id_of_no_use_waits_for_an_operator()
    {
        _hub.Answers(new HubOutcome.Accepted(""), new HubOutcome.Accepted(new string('9', 5000)));
        var (first, _) = await FileAsync();
        var (second, _) = await FileAsync();

        await RoundAsync();

        Assert.Equal(SubmissionState.Operator, (await Harness.SubmissionAsync(first)).State);
        Assert.Equal(SubmissionState.Operator, (await Harness.SubmissionAsync(second)).State);
    }

    /// <summary>Lets the time pass, then does what is due, as much of it as the pause allows, one after the other.</summary>
    private async Task RoundAsync(TimeSpan pass = default, int most = 8)
    {
        foreach (var lease in await TakeAsync(pass, most))
        {
            Harness.Time.Advance(OneTurn);
            await Harness.Get<SubmissionDispatcher>().HandleAsync(lease, Cancel);
        }
    }

    private async Task<IReadOnlyList<SubmissionLease>> TakeAsync(TimeSpan pass, int most)
    {
        Harness.Time.Advance(pass);
        var allowed = Math.Min(most, Harness.Get<SubmissionGate>().Allows(most, 0));
        return allowed > 0 ? await Queue.LeaseAsync(allowed, SubmissionDispatcher.Lease, Cancel) : [];
    }

    private async Task<(TicketNumber Ticket, Complaint Complaint)> FileAsync(Complaint? complaint = null)
    {
        var filed = (complaint ?? Some.Complaint()) with { FiledAt = Harness.Time.GetUtcNow() };
        return (await Harness.Ledger.FileAsync(filed, Cancel), filed);
    }

    private protected void AddWorkers(IServiceCollection services)
    {
        var settings = new Dictionary<string, string?> { ["Outbox:PerSecond"] = "1000" };
        services.AddSingleton<INationalHub>(_hub);
        services.AddSingleton(new FileLink(id => new Uri($"https://gateway.test/files/{id}")));
        services.AddWorkers(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}

public sealed class SqliteOutboxTests : OutboxSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(AddWorkers);
}

public sealed class PostgresOutboxTests : OutboxSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(AddWorkers);
}

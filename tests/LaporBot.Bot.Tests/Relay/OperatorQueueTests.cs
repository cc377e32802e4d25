using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Operators;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Relay;

/// <summary>What an operator can move, safe against a second click and against a worker at work.</summary>
public abstract class OperatorQueueSpec : LedgerTest
{
    private static readonly Actor Operator = new(Guid.CreateVersion7(), "Operator", DeskRole.Operator, null, "id", "test");
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private OperatorDesk Desk => Harness.Get<OperatorDesk>();

    private OperatorQueue Queue => Harness.Get<OperatorQueue>();

    [Fact]
    public async Task What_is_stuck_is_shown_with_its_reason_and_nothing_else_is()
    {
        var (stuck, _) = await StuckAsync(SubmissionState.Operator, "outcome unknown");
        await Harness.BoundAsync("fine-1");

        var one = Assert.Single(await Queue.SubmissionsAsync(relaysByHand: true, 10, Cancel));
        Assert.Equal((stuck, SubmissionState.Operator, "outcome unknown"), (one.Ticket, one.State, one.Reason));
    }

    [Fact]
    public async Task An_unknown_outcome_shows_after_half_an_hour()
    {
        await StuckAsync(SubmissionState.Unknown, "reset", begin: true);
        Harness.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Empty(await Queue.SubmissionsAsync(relaysByHand: true, 10, Cancel));
        Harness.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(SubmissionState.Unknown, Assert.Single(await Queue.SubmissionsAsync(relaysByHand: true, 10, Cancel)).State);
    }

    [Theory]
    [InlineData("Operator", "Pending")]
    [InlineData("Refused", "Pending")]
    [InlineData("Unknown", "Unknown")]
    public async Task Try_again_posts_what_is_surely_not_there_and_looks_up_what_may_be(string before, string after)
    {
        var (ticket, _) = await StuckAsync(Enum.Parse<SubmissionState>(before), "why", begin: true);

        Assert.Equal(OperatorResult.Done, await Desk.RetryAsync(Operator, ticket, Enum.Parse<SubmissionState>(before), Cancel));

        var row = await Harness.SubmissionAsync(ticket);
        Assert.Equal((Enum.Parse<SubmissionState>(after), Harness.Time.GetUtcNow()), (row.State, row.NextAt));
    }

    [Fact]
    public async Task A_second_click_does_nothing_and_is_not_in_the_audit()
    {
        var (ticket, _) = await StuckAsync(SubmissionState.Operator, "why");

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Desk.RetryAsync(Operator, ticket, SubmissionState.Operator, Cancel))));

        Assert.Single(results, OperatorResult.Done);
        Assert.Equal(4, results.Count(result => result == OperatorResult.Changed));
        Assert.Equal([OperatorWords.Retried], await ActsAsync(ticket));
    }

    [Fact]
    public async Task A_row_in_a_workers_hands_is_left_alone()
    {
        var (ticket, _) = await StuckAsync(SubmissionState.Unknown, "reset");
        await Harness.Get<SubmissionQueue>().LeaseAsync(10, Lease, Cancel);

        Assert.Equal(OperatorResult.Held, await Desk.RetryAsync(Operator, ticket, SubmissionState.Unknown, Cancel));
        Assert.Equal(OperatorResult.Held, await Desk.BindToAsync(Operator, ticket, SubmissionState.Unknown, "55", Cancel));
        Assert.Empty(await ActsAsync(ticket));
    }

    [Fact]
    public async Task Whoever_held_it_once_writes_nothing_after_the_operator()
    {
        var (ticket, _) = await StuckAsync(SubmissionState.Unknown, "reset");
        var lease = Assert.Single(await Harness.Get<SubmissionQueue>().LeaseAsync(10, Lease, Cancel));
        Harness.Time.Advance(Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(OperatorResult.Done, await Desk.BindToAsync(Operator, ticket, SubmissionState.Unknown, "5550", Cancel));

        Assert.False(await Harness.Get<SubmissionQueue>().SettleAsync(lease, ticket, new SubmissionStep(SubmissionState.Pending, Harness.Time.GetUtcNow(), "late"), Cancel));
        Assert.Equal(SubmissionState.Accepted, (await Harness.SubmissionAsync(ticket)).State);
    }

    [Fact]
    public async Task Binding_tells_the_citizen_and_refuses_a_number_of_another_case()
    {
        await Harness.BoundAsync("777");
        var (ticket, complaint) = await StuckAsync(SubmissionState.Operator, "outcome unknown");

        Assert.Equal(OperatorResult.IdTaken, await Desk.BindToAsync(Operator, ticket, SubmissionState.Operator, "777", Cancel));
        Assert.Equal(SubmissionState.Operator, (await Harness.SubmissionAsync(ticket)).State);
        Assert.Equal(OperatorResult.Done, await Desk.BindToAsync(Operator, ticket, SubmissionState.Operator, "778", Cancel));

        Assert.Equal((ComplaintStatus.Relayed, "778"), ((await Harness.RowAsync(ticket)).Status, (await Harness.RowAsync(ticket)).TrackingId));
        Assert.Equal($"accepted:{ticket}", Assert.Single(await Harness.DeliveriesAsync(complaint.Owner)).DeliveryId);
        Assert.Equal([OperatorWords.Bound], await ActsAsync(ticket));
    }

    [Fact]
    public async Task Closing_archives_with_its_reason_and_the_citizen_reads_why()
    {
        var (ticket, complaint) = await StuckAsync(SubmissionState.Refused, "not valid");

        Assert.Equal(OperatorResult.Done, await Desk.CloseAsync(Operator, ticket, SubmissionState.Refused, new Ending("duplicate", "Laporan ini sudah ada dengan nomor lain."), Cancel));

        Assert.Equal(ComplaintStatus.Archived, (await Harness.RowAsync(ticket)).Status);
        var kept = (await Harness.EventsAsync(ticket))[^1];
        Assert.Equal((ComplaintStatus.Archived, "duplicate", true), (kept.Status, kept.ReasonCode, kept.Moved));
        Assert.Contains("sudah ada dengan nomor lain", StoredMessage.Read(Assert.Single(await Harness.DeliveriesAsync(complaint.Owner)).Message).PlainText, StringComparison.Ordinal);
        Assert.Equal(OperatorResult.Changed, await Desk.CloseAsync(Operator, ticket, SubmissionState.Refused, new Ending("duplicate", "Laporan ini sudah ada."), Cancel));
    }

    [Fact]
    public async Task A_message_that_was_given_up_goes_again_or_is_closed_once()
    {
        var to = Some.Address();
        await Harness.Ledger.EnqueueAsync(Some.Id(), to, Some.Message(), Cancel);
        var lease = Assert.Single(await Harness.Get<DeliveryQueue>().LeaseAsync("test", 10, Lease, Cancel));
        await Harness.Get<DeliveryQueue>().DeadAsync(lease, "no answer", Cancel);

        var dead = Assert.Single(await Queue.DeliveriesAsync(10, Cancel));
        Assert.Equal(OperatorResult.Done, await Desk.RetryDeliveryAsync(Operator, dead.Seq, Cancel));
        Assert.Equal(OperatorResult.Changed, await Desk.CloseDeliveryAsync(Operator, dead.Seq, "tidak perlu lagi", Cancel));
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await Harness.DeliveriesAsync(to)).State);
    }

    private async Task<(TicketNumber Ticket, Complaint Complaint)> StuckAsync(SubmissionState state, string why, bool begin = false)
    {
        var complaint = Some.Complaint();
        var ticket = await Harness.Ledger.FileAsync(complaint, Cancel);
        var queue = Harness.Get<SubmissionQueue>();
        var lease = Assert.Single(await queue.LeaseAsync(10, Lease, Cancel));
        if (begin)
        {
            await queue.BeginAsync(lease, [], Lease, Cancel);
        }

        Assert.True(await queue.SettleAsync(lease, ticket, new SubmissionStep(state, Harness.Time.GetUtcNow(), why), Cancel));
        return (ticket, complaint);
    }

    private Task<List<string>> ActsAsync(TicketNumber ticket)
    {
        var number = ticket.ToString();
        return Harness.LookAsync(context => context.Audit.Where(row => row.Object == number).OrderBy(row => row.Seq).Select(row => row.Action).ToListAsync());
    }
}

public sealed class SqliteOperatorQueueTests : OperatorQueueSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresOperatorQueueTests : OperatorQueueSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

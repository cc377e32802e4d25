using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>What the queue of submissions promises to its workers.</summary>
public abstract class SubmissionQueueSpec : LedgerTest
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    private readonly Dictionary<TicketNumber, Guid> _ids = [];

    private SubmissionQueue Queue => Harness.Get<SubmissionQueue>();

    [Fact]
    public async Task Workers_at_once_never_get_the_same_submission()
    {
        await FileAsync(60);

        var leased = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Queue.LeaseAsync(10, Lease, Cancel))));

        var ids = leased.SelectMany(batch => batch).Select(one => one.ComplaintId).ToList();
        Assert.All(leased, batch => Assert.True(batch.Count <= 10));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        ids.AddRange((await Queue.LeaseAsync(100, Lease, Cancel)).Select(one => one.ComplaintId));
        Assert.Equal(60, ids.Distinct().Count());
        Assert.Equal(60, ids.Count);
    }

    [Fact]
    public async Task A_lease_that_ran_out_can_be_taken_again()
    {
        await FileAsync(1);
        var first = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));
        Harness.Time.Advance(Lease - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await Queue.LeaseAsync(5, Lease, Cancel));

        Harness.Time.Advance(TimeSpan.FromMilliseconds(1));

        var second = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));
        Assert.Equal(first.ComplaintId, second.ComplaintId);
        Assert.NotEqual(first.Fence, second.Fence);
    }

    [Fact]
    public async Task A_worker_whose_lease_has_passed_on_writes_nothing()
    {
        var ticket = (await FileAsync(1))[0];
        var late = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));
        Harness.Time.Advance(Lease);
        var current = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));

        Assert.False(await Queue.BeginAsync(late, [], Lease, Cancel));
        Assert.False(await Queue.SettleAsync(late, ticket, Later(SubmissionState.Pending), Cancel));
        Assert.Equal(Binding.LeaseLost, await Harness.Get<CaseBindings>().BindAsync(late, ticket, "hub-1", Cancel));
        Assert.False(await Harness.Get<CaseBindings>().RefuseAsync(late, "tidak lengkap", Cancel));

        Assert.True(await Queue.SettleAsync(current, ticket, Later(SubmissionState.Pending), Cancel));
        Assert.Null((await Harness.Ledger.FindAsync(ticket, Cancel))!.TrackingId);
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_an_attempt_leaves_an_unknown_outcome()
    {
        var ticket = (await FileAsync(1))[0];
        var lease = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));
        Assert.True(await Queue.BeginAsync(lease, [], Lease, Cancel));
        var began = Harness.Time.GetUtcNow();

        Harness.Time.Advance(Lease);

        var after = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));
        Assert.Equal(SubmissionState.Unknown, after.State);
        Assert.Equal(began, after.LastAttemptAt);
        Assert.Equal(SubmissionState.Unknown, (await Harness.SubmissionAsync(ticket)).State);
    }

    [Fact]
    public async Task What_is_settled_for_later_comes_later_and_what_waits_for_people_does_not_come()
    {
        var tickets = await FileAsync(2);
        var leases = await Queue.LeaseAsync(5, Lease, Cancel);
        var first = leases.Single(one => one.ComplaintId == Id(tickets[0]));
        var second = leases.Single(one => one.ComplaintId == Id(tickets[1]));
        await Queue.SettleAsync(first, tickets[0], Later(SubmissionState.Pending) with { CountsAsAttempt = true }, Cancel);
        await Queue.SettleAsync(second, tickets[1], Later(SubmissionState.Operator), Cancel);
        Assert.Empty(await Queue.LeaseAsync(5, Lease, Cancel));

        Harness.Time.Advance(TimeSpan.FromMinutes(5));

        var again = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));
        Assert.Equal(first.ComplaintId, again.ComplaintId);
        Assert.Equal(1, again.Attempts);
    }

    [Fact]
    public async Task Those_due_longest_come_first()
    {
        var tickets = new List<TicketNumber>();
        for (var i = 0; i < 4; i++)
        {
            tickets.AddRange(await FileAsync(1));
            Harness.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var leased = await Queue.LeaseAsync(2, Lease, Cancel);

        Assert.Equal([Id(tickets[0]), Id(tickets[1])], leased.Select(one => one.ComplaintId));
    }

    [Fact]
    public async Task Its_contents_are_the_complaint_and_the_files_that_are_ready()
    {
        var complaint = Some.FullComplaint();
        var ticket = await Harness.Ledger.FileAsync(complaint, Cancel);
        var files = Harness.Get<FileQueue>();
        var leases = await files.LeaseAsync(10, Lease, Cancel);
        await files.ReadyAsync(leases[2], new StoredFile("a.jpg", "image/jpeg", 10, "aa", "a0"), Cancel);
        await files.LeaveOutAsync(leases[0], FileFault.WrongType, Cancel);
        var lease = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));

        var before = await Queue.ReadAsync(lease, Cancel);
        await files.ReadyAsync(leases[1], new StoredFile("b.jpg", "image/jpeg", 10, "bb", "b0"), Cancel);
        var after = await Queue.ReadAsync(lease, Cancel);

        Assert.Equal(ticket, before.Ticket);
        Assert.Equal(complaint.Story, before.Complaint.Story);
        Assert.True(before.AwaitsFiles);
        Assert.Equal([leases[2].FileId], before.ReadyFiles);
        Assert.False(after.AwaitsFiles);
        Assert.Equal([leases[1].FileId, leases[2].FileId], after.ReadyFiles);
    }

    private SubmissionStep Later(SubmissionState state) => new(state, Harness.Time.GetUtcNow().AddMinutes(5), "test");

    private Guid Id(TicketNumber ticket) => _ids[ticket];

    private async Task<List<TicketNumber>> FileAsync(int count)
    {
        var tickets = new List<TicketNumber>();
        for (var i = 0; i < count; i++)
        {
            var ticket = await Harness.Ledger.FileAsync(Some.Complaint(), Cancel);
            _ids[ticket] = (await Harness.RowAsync(ticket)).Id;
            tickets.Add(ticket);
        }

        return tickets;
    }
}

public sealed class SqliteSubmissionQueueTests : SubmissionQueueSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresSubmissionQueueTests : SubmissionQueueSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

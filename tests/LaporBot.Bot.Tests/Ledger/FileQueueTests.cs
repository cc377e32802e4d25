using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>What the queue of files promises to its worker.</summary>
public abstract class FileQueueSpec : LedgerTest
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly StoredFile Stored = new("ab/cd.jpg", "image/jpeg", 90_000, "abcd");

    private readonly Complaint _complaint = Some.FullComplaint(Some.Address("telegram"));

    private FileQueue Queue => Harness.Get<FileQueue>();

    [Fact]
    public async Task A_lease_says_where_the_bytes_are()
    {
        await Harness.Ledger.FileAsync(_complaint, Cancel);

        var leases = await Queue.LeaseAsync(10, Lease, Cancel);

        Assert.Equal(_complaint.Files.AsEnumerable(), leases.Select(one => one.Attachment));
        Assert.All(leases, one => Assert.Equal("telegram", one.Channel));
        Assert.All(leases, one => Assert.Matches("^[0-9a-f]{32}$", one.FileId));
        Assert.Empty(await Queue.LeaseAsync(10, Lease, Cancel));
    }

    [Fact]
    public async Task A_stored_file_is_found_by_its_id_and_by_its_case()
    {
        var ticket = await Harness.Ledger.FileAsync(_complaint, Cancel);
        var lease = (await Queue.LeaseAsync(1, Lease, Cancel))[0];

        Assert.True(await Queue.ReadyAsync(lease, Stored, Cancel));

        Assert.Equal(new ComplaintFile(lease.FileId, FileState.Ready, Stored, null), await Queue.FindAsync(lease.FileId, Cancel));
        Assert.Equal([FileState.Ready, FileState.Waiting, FileState.Waiting], (await Queue.FilesOfAsync(ticket, Cancel)).Select(file => file.State));
        Assert.Null(await Queue.FindAsync("nobody", Cancel));
    }

    [Fact]
    public async Task Leaving_a_file_out_tells_the_citizen_once()
    {
        var ticket = await Harness.Ledger.FileAsync(_complaint, Cancel);
        var lease = (await Queue.LeaseAsync(1, Lease, Cancel))[0];

        Assert.True(await Queue.LeaveOutAsync(lease, "not a picture", Cancel));
        Assert.False(await Queue.LeaveOutAsync(lease, "not a picture", Cancel));

        var told = Assert.Single(await Harness.DeliveriesAsync(_complaint.Owner));
        Assert.Contains(ticket.ToString(), StoredMessage.Read(told.Message).PlainText, StringComparison.Ordinal);
        Assert.Equal("not a picture", (await Queue.FindAsync(lease.FileId, Cancel))!.Reason);
    }

    [Fact]
    public async Task A_retry_comes_later_with_one_more_attempt_and_a_late_worker_writes_nothing()
    {
        await Harness.Ledger.FileAsync(_complaint with { Files = [new Attachment("x", AttachmentKind.Photo)] }, Cancel);
        var lease = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));
        await Queue.RetryAsync(lease, Harness.Time.GetUtcNow().AddSeconds(10), "no route", Cancel);
        Assert.Empty(await Queue.LeaseAsync(5, Lease, Cancel));

        Harness.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1, Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel)).Attempts);
        Assert.False(await Queue.ReadyAsync(lease, Stored, Cancel));
        Assert.False(await Queue.RetryAsync(lease, Harness.Time.GetUtcNow(), "late", Cancel));
    }
}

public sealed class SqliteFileQueueTests : FileQueueSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresFileQueueTests : FileQueueSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

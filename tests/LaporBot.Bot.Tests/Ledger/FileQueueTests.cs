using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>What the queue of files promises to its worker.</summary>
public abstract class FileQueueSpec : LedgerTest
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly StoredFile Stored = new("ab/cd.jpg", "image/jpeg", 90_000, "abcd", "ef01");

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

        Assert.True(await Queue.LeaveOutAsync(lease, FileFault.Broken, Cancel));
        Assert.False(await Queue.LeaveOutAsync(lease, FileFault.Broken, Cancel));

        var told = StoredMessage.Read(Assert.Single(await Harness.DeliveriesAsync(_complaint.Owner)).Message).PlainText;
        Assert.Equal($"📎 File number 1 of report {ticket} was not passed on: the file is damaged or not complete. Your report goes on all the same.", told);
        Assert.Equal("Broken", (await Queue.FindAsync(lease.FileId, Cancel))!.Reason);
    }

    [Fact]
    public async Task A_retry_comes_later_with_one_more_attempt_and_a_late_worker_writes_nothing()
    {
        await Harness.Ledger.FileAsync(_complaint with { Files = [new Attachment("x", AttachmentKind.Photo)] }, Cancel);
        var lease = Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel));
        Assert.True(await Queue.BeginAsync(lease, Lease, Cancel));
        await Queue.RetryAsync(lease, Harness.Time.GetUtcNow().AddSeconds(10), "no route", Cancel);
        Assert.Empty(await Queue.LeaseAsync(5, Lease, Cancel));

        Harness.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1, Assert.Single(await Queue.LeaseAsync(5, Lease, Cancel)).Attempts);
        Assert.False(await Queue.BeginAsync(lease, Lease, Cancel));
        Assert.False(await Queue.ReadyAsync(lease, Stored, Cancel));
        Assert.False(await Queue.RetryAsync(lease, Harness.Time.GetUtcNow(), "late", Cancel));
    }

    [Fact]
    public async Task A_file_sees_what_became_of_the_others()
    {
        await Harness.Ledger.FileAsync(_complaint, Cancel);
        await Harness.Ledger.FileAsync(Some.FullComplaint(), Cancel);
        var leases = (await Queue.LeaseAsync(10, Lease, Cancel)).Where(one => _complaint.Files.Contains(one.Attachment)).ToList();
        await Queue.ReadyAsync(leases[0], Stored, Cancel);
        await Queue.DuplicateAsync(leases[1], "ef01", Cancel);

        var others = await Queue.SiblingsAsync(leases[2], Cancel);

        Assert.Equal([(FileState.Ready, "ef01"), (FileState.Duplicate, "ef01")], others.Select(other => (other.State, other.SourceSha256!)));
        Assert.Equal(90_000, others[0].Attachment.Size);
        Assert.Empty(await Harness.DeliveriesAsync(_complaint.Owner));
    }

    [Fact]
    public async Task A_file_is_late_when_its_complaint_is_at_the_hub_without_it_and_follows_as_one_note()
    {
        var late = Harness.Get<LateFiles>();
        var submissions = Harness.Get<SubmissionQueue>();
        var ticket = await Harness.Ledger.FileAsync(_complaint, Cancel);
        var leases = await Queue.LeaseAsync(10, Lease, Cancel);
        await Queue.ReadyAsync(leases[0], Stored, Cancel);
        var submission = Assert.Single(await submissions.LeaseAsync(5, Lease, Cancel));
        Assert.True(await submissions.BeginAsync(submission, [leases[0].FileId], Lease, Cancel));
        await Queue.ReadyAsync(leases[1], Stored, Cancel);
        Assert.Empty(await late.ReadAsync(10, Cancel));

        await Harness.Get<CaseBindings>().BindAsync(submission, ticket, "JKT-77", Cancel);

        Assert.Equal([new LateFile(leases[1].FileId, ticket, "JKT-77")], await late.ReadAsync(10, Cancel));
        var followed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => late.FollowAsync(10, Cancel)));
        Assert.Equal(1, followed.Sum());
        Assert.Empty(await late.ReadAsync(10, Cancel));
        var notes = Harness.Get<NoteQueue>();
        var note = Assert.Single(await notes.LeaseAsync(5, Lease, Cancel));
        var contents = await notes.ReadAsync(note, Cancel);
        Assert.Equal((HubNoteKind.Addition, ""), (contents.Note.Kind, contents.Note.Words));
        Assert.Equal([leases[1].FileId], contents.ReadyFiles);
        Assert.True(await notes.BeginAsync(note, contents.ReadyFiles, Lease, Cancel));
        Assert.True(await notes.SettleAsync(note, ticket, new NoteStep(NoteState.Told, Harness.Time.GetUtcNow(), "told"), Cancel));
        Assert.Equal(0, await late.FollowAsync(10, Cancel));
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

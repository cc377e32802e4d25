using LaporBot.Bot.Files;
using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>The contract of aftercare, on a real database.</summary>
public abstract class DatabaseAftercareSpec : AftercareSpec, IAsyncLifetime
{
    private LedgerHarness? _harness;

    protected override ILedger Ledger => Harness.Ledger;

    protected override IAftercare Care => Harness.Get<IAftercare>();

    private protected LedgerHarness Harness => _harness ?? throw new InvalidOperationException("Not opened yet.");

    [Fact]
    public async Task Files_of_an_addition_go_with_it_and_not_with_the_report()
    {
        var (ticket, owner) = await FiledAsync(Some.FullComplaint());
        await Care.TakeAsync(new CaseStep.Add(Guid.NewGuid(), owner, ticket, "Foto baru", [Some.Photo(), Some.Photo()]), Cancel);

        var files = (await Harness.RowAsync(ticket)).Files.OrderBy(file => file.Position).ToList();
        Assert.Equal([0, 1, 2, 3, 4], files.Select(file => file.Position));
        Assert.Equal(2, files.Count(file => file.NoteId is not null && file.State == FileState.Waiting));
        Assert.Equal(3, (await Care.PersonAsync(owner, Cancel)).Reports.Single().Complaint.Files.Length);
    }

    [Fact]
    public async Task A_report_that_never_went_out_is_taken_back_here_and_nothing_is_told_to_the_hub()
    {
        var (ticket, owner) = await FiledAsync();
        await Care.TakeAsync(Add(ticket, owner), Cancel);

        await Care.TakeAsync(new CaseStep.Withdraw(Guid.NewGuid(), owner, ticket), Cancel);

        Assert.Equal(SubmissionState.Withdrawn, (await Harness.SubmissionAsync(ticket)).State);
        Assert.Empty(await Harness.Get<SubmissionQueue>().LeaseAsync(10, TimeSpan.FromMinutes(1), Cancel));
        Assert.All(await NotesAsync(ticket), note => Assert.Equal(NoteState.NotNeeded, note.State));
    }

    [Fact]
    public async Task A_report_on_its_way_out_is_taken_back_at_the_hub()
    {
        var (ticket, owner) = await FiledAsync();
        await Harness.Get<SubmissionQueue>().LeaseAsync(10, TimeSpan.FromMinutes(1), Cancel);

        await Care.TakeAsync(new CaseStep.Withdraw(Guid.NewGuid(), owner, ticket), Cancel);

        Assert.Equal(SubmissionState.Pending, (await Harness.SubmissionAsync(ticket)).State);
        Assert.Equal(NoteState.Waiting, Assert.Single(await NotesAsync(ticket)).State);
    }

    [Fact]
    public async Task The_hubs_news_wait_until_it_has_heard_what_the_citizen_decided()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1");
        var updates = Harness.Get<CaseUpdates>();
        await updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.Answered), Cancel);
        await Care.TakeAsync(new CaseStep.Dissatisfied(Guid.NewGuid(), complaint.Owner, ticket, "Masih berlubang di tiga tempat"), Cancel);

        await updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.Closed, Some.Moment.AddHours(2)), Cancel);
        Assert.Equal(ComplaintStatus.Reopened, (await Ledger.FindAsync(ticket, Cancel))!.Status);

        await ToldAsync();
        await updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.InProgress, Some.Moment.AddHours(3)), Cancel);
        Assert.Equal(ComplaintStatus.InProgress, (await Ledger.FindAsync(ticket, Cancel))!.Status);
    }

    [Fact]
    public async Task What_we_told_the_hub_is_no_news_when_it_comes_back()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1");
        var updates = Harness.Get<CaseUpdates>();
        await updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.InProgress), Cancel);
        await Care.TakeAsync(Add(ticket, complaint.Owner, "Sekarang tiangnya juga miring"), Cancel);

        var own = Some.Update("hub-1", ComplaintStatus.Relayed, Some.Moment.AddHours(4)) with { UpdateId = $"{ticket}-1" };
        Assert.Equal(UpdateResult.Known, await updates.ApplyAsync(own, Cancel));
        var renamed = own with { UpdateId = "7781", Description = "Sekarang tiangnya juga miring" };
        Assert.Equal(UpdateResult.Known, await updates.ApplyAsync(renamed, Cancel));
        Assert.Equal(ComplaintStatus.InProgress, (await Ledger.FindAsync(ticket, Cancel))!.Status);
    }

    [Fact]
    public async Task Silence_closes_after_the_window_and_is_never_called_satisfaction()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1");
        await Harness.Get<CaseUpdates>().ApplyAsync(Some.Update("hub-1", ComplaintStatus.Answered), Cancel);
        var work = Harness.Get<SilentCases>();

        // Answered on Wednesday the 25th: ten working days end on Wednesday, December 9th.
        Harness.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(0, await work.CloseAsync(new DateOnly(2026, 12, 9), Cancel));
        Assert.Equal(1, await work.CloseAsync(new DateOnly(2026, 12, 10), Cancel));
        Assert.Equal(0, await work.CloseAsync(new DateOnly(2026, 12, 10), Cancel));

        var one = (await Ledger.FindAsync(ticket, Cancel))!;
        Assert.Equal((ComplaintStatus.Closed, CloseReason.SilentTimeout), (one.Status, one.CloseReason));
        Assert.Null((await Care.PersonAsync(complaint.Owner, Cancel)).Reports.Single().Rating);
        Assert.Empty(await NotesAsync(ticket));
        var told = StoredMessage.Read((await Harness.DeliveriesAsync(complaint.Owner))[^1].Message);
        Assert.Contains("tidak kami anggap sebagai tanda puas", told.PlainText, StringComparison.Ordinal);
        Assert.Equal(StepVerdict.Taken, (await Care.TakeAsync(new CaseStep.Dissatisfied(Guid.NewGuid(), complaint.Owner, ticket, "Belum diperbaiki"), Cancel)).Verdict);
    }

    [Fact]
    public async Task An_erasure_leaves_no_trace_of_the_person_and_can_be_done_again_after_a_restore()
    {
        var filed = Some.FullComplaint();
        var (ticket, owner) = await FiledAsync(filed);
        await Ledger.EnqueueAsync(Some.Id("delivery"), owner, Some.Message(), Cancel);
        await Care.DoAsync(new PersonStep.Hear(owner, false), Cancel);
        await Care.DoAsync(new PersonStep.Keep(owner, new PersonDocument(new string('a', 32), "x.json", "application/json", "{}", Some.Moment.AddHours(1))), Cancel);

        await Care.DoAsync(new PersonStep.Erase(Guid.NewGuid(), owner, StopsNews: true), Cancel);
        await AssertGoneAsync(ticket, filed);

        // As a backup made before it would bring it all back.
        await Harness.Get<LedgerDatabase>().WriteAsync(
            async context =>
            {
                await context.Erasures.ExecuteDeleteAsync(Cancel);
                return await context.Complaints.ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.ReporterName, filed.Reporter!.Name).SetProperty(row => row.OwnerAddress, owner.Value), Cancel);
            },
            Cancel);
        Assert.Equal(1, await Harness.Get<Erasures>().ReplayAsync(Cancel));
        Assert.Equal(0, await Harness.Get<Erasures>().ReplayAsync(Cancel));
        await AssertGoneAsync(ticket, filed);
        Assert.DoesNotContain(owner.Value, await File.ReadAllTextAsync(Path.Combine(Harness.Folder, "erasures.jsonl"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_of_erased_files_are_deleted_and_the_rest_stays()
    {
        var filed = Some.FullComplaint();
        var (_, owner) = await FiledAsync(filed);
        var other = await Ledger.FileAsync(Some.FullComplaint(), Cancel);
        var shelf = new FileShelf(Harness.Get<IOptions<GatewayOptions>>());
        var queue = Harness.Get<FileQueue>();
        foreach (var lease in await queue.LeaseAsync(100, TimeSpan.FromMinutes(1), Cancel))
        {
            await queue.ReadyAsync(lease, await shelf.PutAsync(lease.FileId, [1, 2, 3], "image/jpeg", "ab", Cancel), Cancel);
        }

        await Care.DoAsync(new PersonStep.Erase(Guid.NewGuid(), owner, StopsNews: false), Cancel);
        using var sweep = new FileSweep(queue, shelf, Harness.Get<Wakes>(), Harness.Time);
        Assert.Equal(3, await sweep.SweepAsync(Cancel));
        Assert.Equal(0, await sweep.SweepAsync(Cancel));

        var left = (await queue.FilesOfAsync(other, Cancel)).Select(file => file.Stored!.Path);
        Assert.Equal(left.Order(), Directory.EnumerateFiles(Path.Combine(Harness.Folder, "files")).Select(path => Path.GetRelativePath(Harness.Folder, path)).Order());
    }

    [Fact]
    public async Task An_address_kept_for_the_last_news_goes_after_it()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1", Some.FullComplaint());
        await Care.DoAsync(new PersonStep.Erase(Guid.NewGuid(), complaint.Owner, StopsNews: false), Cancel);
        await Harness.Get<CaseUpdates>().ApplyAsync(Some.Update("hub-1", ComplaintStatus.Closed), Cancel);

        Assert.Equal(0, await Harness.Get<Erasures>().DetachAsync(Cancel));
        foreach (var lease in await Harness.Get<DeliveryQueue>().LeaseAsync(complaint.Owner.Channel, 10, TimeSpan.FromMinutes(1), Cancel))
        {
            await Harness.Get<DeliveryQueue>().SentAsync(lease, Cancel);
        }

        Assert.Equal(1, await Harness.Get<Erasures>().DetachAsync(Cancel));
        Assert.True(Erasures.IsNobody((await Harness.RowAsync(ticket)).OwnerAddress));
    }

    [Fact]
    public async Task A_document_is_there_for_its_hour()
    {
        var document = new PersonDocument(new string('b', 32), "data.json", "application/json", "{\"a\":1}", Some.Moment.AddHours(1));
        await Care.DoAsync(new PersonStep.Keep(Some.Address(), document), Cancel);
        var people = Harness.Get<People>();

        Assert.Equal("{\"a\":1}", (await people.DocumentAsync(document.Id, Cancel))!.Content);
        Harness.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await people.DocumentAsync(document.Id, Cancel));
        Assert.Equal(1, await people.SweepAsync(Cancel));
    }

    [Fact]
    public async Task Several_news_of_one_person_go_as_one_message_and_buttons_go_alone()
    {
        var to = Some.Address("test");
        foreach (var text in (string[])["satu", "dua", "tiga"])
        {
            await Ledger.EnqueueAsync(Some.Id("news"), to, Some.Message(text) with { CanWait = true }, Cancel);
        }

        await Ledger.EnqueueAsync(Some.Id("answer"), to, Some.Message("jawaban") with { CanWait = true, Choices = [new Choice("Puas", "p")] }, Cancel);
        await Ledger.EnqueueAsync(Some.Id("news"), to, Some.Message("empat") with { CanWait = true }, Cancel);
        var queue = Harness.Get<DeliveryQueue>();

        var first = Assert.Single(await queue.LeaseAsync("test", 10, TimeSpan.FromMinutes(1), Cancel));
        Assert.Equal("satu\n\ndua\n\ntiga", first.Message.PlainText);
        Assert.Empty(await queue.LeaseAsync("test", 10, TimeSpan.FromMinutes(1), Cancel));
        Assert.True(await queue.SentAsync(first, Cancel));
        Assert.Equal(3, (await Harness.DeliveriesAsync(to)).Count(row => row.State == DeliveryState.Sent));
        Assert.Equal("jawaban", Assert.Single(await queue.LeaseAsync("test", 10, TimeSpan.FromMinutes(1), Cancel)).Message.PlainText);
    }

    public async ValueTask InitializeAsync() => _harness = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override Task MoveAsync(TicketNumber ticket, ComplaintStatus status) =>
        Harness.Get<LedgerDatabase>().WriteAsync(
            context => context.Complaints.Where(row => row.Ticket == ticket)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status).SetProperty(row => row.StatusSince, Some.Moment), Cancel),
            Cancel);

    private protected abstract Task<LedgerHarness> OpenAsync();

    private async Task AssertGoneAsync(TicketNumber ticket, Complaint filed)
    {
        var row = await Harness.RowAsync(ticket);
        Assert.Equal((null, null, null), (row.ReporterName, row.ReporterPhone, row.ReporterEmail));
        Assert.True(Erasures.IsNobody(row.OwnerAddress));
        Assert.All(row.Files, file => Assert.Equal((FileState.Erased, "", null), (file.State, file.Source, file.Name)));
        Assert.Equal(filed.Story, row.Story);
        Assert.Empty(await Harness.DeliveriesAsync(filed.Owner));
        Assert.True((await Care.PersonAsync(filed.Owner, Cancel)).HearsBroadcasts);
        Assert.Null(await Harness.Get<People>().DocumentAsync(new string('a', 32), Cancel));
    }

    private async Task<List<NoteRow>> NotesAsync(TicketNumber ticket)
    {
        var id = (await Harness.RowAsync(ticket)).Id;
        return await Harness.LookAsync(context => context.Notes.AsNoTracking().Where(row => row.ComplaintId == id).OrderBy(row => row.Number).ToListAsync());
    }

    private async Task ToldAsync()
    {
        foreach (var lease in await Harness.Get<NoteQueue>().LeaseAsync(10, TimeSpan.FromMinutes(1), Cancel))
        {
            var contents = await Harness.Get<NoteQueue>().ReadAsync(lease, Cancel);
            Assert.Equal(HubNoteKind.Reopening, contents.Note.Kind);
            await Harness.Get<NoteQueue>().SettleAsync(lease, contents.Ticket, new NoteStep(NoteState.Told, Some.Moment, "told"), Cancel);
        }
    }
}

public sealed class SqliteAftercareTests : DatabaseAftercareSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresAftercareTests : DatabaseAftercareSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

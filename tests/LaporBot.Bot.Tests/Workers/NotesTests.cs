using LaporBot.Bot.Ledger;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Workers;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>What citizens say on its way to the hub: in order, retried, and never twice.</summary>
public abstract class NotesSpec : LedgerTest
{
    private static readonly TimeSpan OneTurn = TimeSpan.FromMilliseconds(1);

    private readonly ScriptedHub _hub = new();

    private NoteQueue Queue => Harness.Get<NoteQueue>();

    [Fact]
    public async Task Notes_of_a_case_go_in_the_order_they_were_said()
    {
        var (ticket, owner) = await BoundAsync();
        await AddAsync(ticket, owner, "Yang pertama");
        await AddAsync(ticket, owner, "Yang kedua");
        await Harness.Get<IAftercare>().TakeAsync(new CaseStep.Withdraw(Guid.NewGuid(), owner, ticket), Cancel);

        Assert.Single(await Queue.LeaseAsync(10, TimeSpan.Zero, Cancel));
        await RoundAsync();
        await RoundAsync();
        await RoundAsync();
        await RoundAsync();

        Assert.Equal([$"{ticket}-1", $"{ticket}-2", $"{ticket}-3"], _hub.Notes.Select(note => note.UpdateId));
        Assert.Equal([HubNoteKind.Addition, HubNoteKind.Addition, HubNoteKind.Withdrawal], _hub.Notes.Select(note => note.Kind));
        Assert.Equal(["Yang pertama", "Yang kedua", ""], _hub.Notes.Select(note => note.Words));
        Assert.All(_hub.Notes, note => Assert.Equal("hub-1", note.TrackingId));
        Assert.All(await NotesAsync(), note => Assert.Equal(NoteState.Told, note.State));
    }

    [Fact]
    public async Task A_note_waits_until_its_case_has_a_number()
    {
        var complaint = Some.Complaint();
        var ticket = await Harness.Ledger.FileAsync(complaint, Cancel);
        await AddAsync(ticket, complaint.Owner);
        Assert.Empty(await Queue.LeaseAsync(10, TimeSpan.FromMinutes(1), Cancel));

        var lease = Assert.Single(await Harness.Get<SubmissionQueue>().LeaseAsync(10, TimeSpan.FromMinutes(1), Cancel));
        await Harness.Get<CaseBindings>().BindAsync(lease, ticket, "hub-9", Cancel);
        await RoundAsync();

        Assert.Equal("hub-9", Assert.Single(_hub.Notes).TrackingId);
    }

    [Fact]
    public async Task What_surely_did_not_arrive_is_sent_again_by_the_schedule()
    {
        var (ticket, owner) = await BoundAsync();
        await AddAsync(ticket, owner);
        _hub.Hears(new HubOutcome.NotDone("HTTP 500"), new HubOutcome.NotDone("connection refused"));

        await RoundAsync();
        await RoundAsync(TimeSpan.FromSeconds(5));
        Assert.Single(_hub.Notes);
        await RoundAsync(TimeSpan.FromSeconds(10));
        await RoundAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(3, _hub.Notes.Count);
        Assert.All(_hub.Notes, note => Assert.Null(note.AttemptedAt));
        Assert.Equal(NoteState.Told, Assert.Single(await NotesAsync()).State);
    }

    [Fact]
    public async Task After_an_unknown_outcome_it_is_looked_for_before_a_second_post()
    {
        var (ticket, owner) = await BoundAsync();
        await AddAsync(ticket, owner);
        _hub.Hears(new HubOutcome.Unknown("time-out"));

        await RoundAsync();
        await RoundAsync(TimeSpan.FromSeconds(30));
        Assert.Single(_hub.Notes);
        await RoundAsync(TimeSpan.FromSeconds(31));

        Assert.Equal(2, _hub.Notes.Count);
        Assert.NotNull(_hub.Notes[1].AttemptedAt);
        Assert.Equal(_hub.Notes[0].UpdateId, _hub.Notes[1].UpdateId);
        Assert.Equal(NoteState.Told, Assert.Single(await NotesAsync()).State);
    }

    [Fact]
    public async Task After_a_restore_every_waiting_note_is_looked_for_before_it_is_told()
    {
        var (ticket, owner) = await BoundAsync();
        await AddAsync(ticket, owner, "Yang pertama");
        await AddAsync(ticket, owner, "Yang kedua");
        Assert.Single(await Queue.LeaseAsync(1, TimeSpan.FromHours(1), Cancel));

        Assert.Equal(2, (await Harness.Get<LedgerRestore>().HoldAsync(Cancel)).Notes);
        await RoundAsync(TimeSpan.FromMinutes(2));
        await RoundAsync();

        Assert.Equal(["Yang pertama", "Yang kedua"], _hub.Notes.Select(note => note.Words));
        Assert.All(_hub.Notes, note => Assert.NotNull(note.AttemptedAt));
        Assert.All(await NotesAsync(), note => Assert.Equal(NoteState.Told, note.State));
        Assert.Equal(0, (await Harness.Get<LedgerRestore>().HoldAsync(Cancel)).Notes);
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_an_attempt_leads_to_a_look()
    {
        var (ticket, owner) = await BoundAsync();
        await AddAsync(ticket, owner);
        _hub.BreaksOnNote(new InvalidOperationException("cut off"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => RoundAsync());
        Assert.Equal(NoteState.Unknown, Assert.Single(await NotesAsync()).State);
        await RoundAsync(TimeSpan.FromMinutes(1));

        Assert.NotNull(_hub.Notes[1].AttemptedAt);
    }

    [Fact]
    public async Task A_refused_credential_stops_the_line_for_notes_and_complaints_alike()
    {
        var (ticket, owner) = await BoundAsync();
        await AddAsync(ticket, owner);
        _hub.Hears(new HubOutcome.CredentialRefused());

        await RoundAsync();
        Assert.Equal(0, Harness.Get<SubmissionGate>().Allows(8, 0));
        await RoundAsync(TimeSpan.FromSeconds(30));
        Assert.Single(_hub.Notes);
        await RoundAsync(TimeSpan.FromSeconds(31));

        Assert.Equal(2, _hub.Notes.Count);
        Assert.Equal(8, Harness.Get<SubmissionGate>().Allows(8, 0));
        Assert.Equal(NoteState.Told, Assert.Single(await NotesAsync()).State);
    }

    [Fact]
    public async Task A_refused_note_waits_for_an_operator_and_lets_the_next_one_pass()
    {
        var (ticket, owner) = await BoundAsync();
        await AddAsync(ticket, owner);
        await AddAsync(ticket, owner, "Yang kedua");
        _hub.Hears(new HubOutcome.Refused("status is not valid"));

        await RoundAsync();
        await RoundAsync();
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Equal([NoteState.Refused, NoteState.Told], (await NotesAsync()).Select(note => note.State));
        Assert.Equal(2, _hub.Notes.Count);
    }

    [Fact]
    public async Task Files_of_an_addition_are_waited_for_a_short_while_and_go_by_address()
    {
        var (ticket, owner) = await BoundAsync();
        await Harness.Get<IAftercare>().TakeAsync(new CaseStep.Add(Guid.NewGuid(), owner, ticket, "", [Some.Photo(), Some.Photo()]), Cancel);
        await RoundAsync();
        Assert.Empty(_hub.Notes);

        var files = Harness.Get<FileQueue>();
        var lease = (await files.LeaseAsync(1, TimeSpan.FromHours(1), Cancel))[0];
        await files.ReadyAsync(lease, new StoredFile("files/x", "image/jpeg", 5, "ab", "cd"), Cancel);
        await RoundAsync(TimeSpan.FromSeconds(31));

        Assert.Equal($"https://gateway.test/files/{lease.FileId}", Assert.Single(Assert.Single(_hub.Notes).MediaUrls).AbsoluteUri);
    }

    /// <summary>Lets the time pass, then does what is due, as much of it as the pause allows.</summary>
    private async Task RoundAsync(TimeSpan pass = default)
    {
        Harness.Time.Advance(pass + OneTurn);
        var allowed = Harness.Get<SubmissionGate>().Allows(8, 0);
        foreach (var lease in allowed > 0 ? await Queue.LeaseAsync(allowed, SubmissionDispatcher.Lease, Cancel) : [])
        {
            Harness.Time.Advance(OneTurn);
            await Harness.Get<NoteDispatcher>().HandleAsync(lease, Cancel);
        }
    }

    private async Task<(TicketNumber Ticket, ReplyAddress Owner)> BoundAsync()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1");
        return (ticket, complaint.Owner);
    }

    private async Task AddAsync(TicketNumber ticket, ReplyAddress owner, string words = "Sekarang makin dalam") =>
        Assert.Equal(StepVerdict.Taken, (await Harness.Get<IAftercare>().TakeAsync(new CaseStep.Add(Guid.NewGuid(), owner, ticket, words, []), Cancel)).Verdict);

    private Task<List<NoteRow>> NotesAsync() => Harness.LookAsync(context => context.Notes.AsNoTracking().OrderBy(row => row.Number).ToListAsync());

    private protected void AddWorkers(IServiceCollection services)
    {
        var settings = new Dictionary<string, string?> { ["Outbox:PerSecond"] = "1000" };
        services.AddSingleton<INationalHub>(_hub);
        services.AddSingleton(new FileLink(id => new Uri($"https://gateway.test/files/{id}")));
        services.AddWorkers(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}

public sealed class SqliteNotesTests : NotesSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(AddWorkers);
}

public sealed class PostgresNotesTests : NotesSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(AddWorkers);
}

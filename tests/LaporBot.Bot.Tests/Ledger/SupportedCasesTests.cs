using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>The contract of alike cases, on a real database, and what the hub and the supporters hear.</summary>
public abstract class DatabaseAlikeCasesSpec : AlikeCasesSpec, IAsyncLifetime
{
    private LedgerHarness? _harness;

    protected override ILedger Ledger => Harness.Ledger;

    protected override IAlikeCases Alike => Harness.Get<IAlikeCases>();

    private LedgerHarness Harness => _harness ?? throw new InvalidOperationException("Not opened yet.");

    [Fact]
    public async Task Each_supporter_adds_weight_at_the_hub_and_hears_every_change_once()
    {
        var ticket = await Ledger.FileAsync(Some.Complaint(), Cancel);
        var supporter = Some.Address();
        await Alike.SupportAsync(ticket, supporter, "en", Cancel);
        await Alike.SupportAsync(ticket, Some.Address(), "id", Cancel);
        var notes = await Harness.LookAsync(context => context.Notes.OrderBy(note => note.Number).ToListAsync(Cancel));
        Assert.Equal([(HubNoteKind.Support, "1"), (HubNoteKind.Support, "2")], notes.Select(note => (note.Kind, note.Words)));

        await Harness.LookAsync(context => context.Complaints.Where(row => row.Ticket == ticket)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.TrackingId, "77"), Cancel));
        var update = new HubUpdate
        {
            UpdateId = "u1",
            TrackingId = "77",
            Status = ComplaintStatus.InProgress,
            StatusWord = "in_progress",
            At = Some.Moment,
            Description = "Sedang kami kerjakan di rumah Pak Ali.",
        };
        await Harness.Get<CaseUpdates>().ApplyAsync(update, Cancel);
        await Harness.Get<CaseUpdates>().ApplyAsync(update, Cancel);

        var told = await Harness.LookAsync(context => context.Deliveries.Where(one => one.Address == supporter.Value).ToListAsync(Cancel));
        var words = StoredMessage.Read(Assert.Single(told).Message).PlainText;
        Assert.Contains(ticket.ToString(), words, StringComparison.Ordinal);
        Assert.DoesNotContain("Pak Ali", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_erased_supports_nothing_any_more()
    {
        var ticket = await Ledger.FileAsync(Some.Complaint(), Cancel);
        var supporter = Some.Address();
        await Alike.SupportAsync(ticket, supporter, "id", Cancel);

        await Harness.Get<IAftercare>().DoAsync(new PersonStep.Erase(Guid.NewGuid(), supporter, StopsNews: false), Cancel);

        Assert.Equal(0, await Harness.LookAsync(context => context.Supporters.CountAsync(Cancel)));
    }

    public async ValueTask InitializeAsync() => _harness = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override Task MoveAsync(TicketNumber ticket, ComplaintStatus status) =>
        Harness.Get<LedgerDatabase>().WriteAsync(
            context => context.Complaints.Where(row => row.Ticket == ticket).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status), Cancel),
            Cancel);

    private protected abstract Task<LedgerHarness> OpenAsync();
}

public sealed class SqliteAlikeCasesTests : DatabaseAlikeCasesSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresAlikeCasesTests : DatabaseAlikeCasesSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

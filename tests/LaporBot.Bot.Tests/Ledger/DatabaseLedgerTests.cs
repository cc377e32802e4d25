using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>The ledger's contract, on a real database.</summary>
public abstract class DatabaseLedgerSpec : LedgerSpec, IAsyncLifetime
{
    private LedgerHarness? _harness;

    protected override ILedger Ledger => Harness.Ledger;

    private LedgerHarness Harness => _harness ?? throw new InvalidOperationException("Not opened yet.");

    [Fact]
    public async Task Filing_leaves_a_submission_a_history_and_files_that_wait()
    {
        var ticket = await Ledger.FileAsync(Some.FullComplaint(), Cancel);

        Assert.Equal(SubmissionState.Pending, (await Harness.SubmissionAsync(ticket)).State);
        Assert.Equal(ComplaintStatus.Submitted, Assert.Single(await Harness.EventsAsync(ticket)).Status);
        var files = (await Harness.RowAsync(ticket)).Files;
        Assert.All(files, file => Assert.Equal(FileState.Waiting, file.State));
        Assert.Equal(3, files.Select(file => file.Id).Distinct().Count());
    }

    [Fact]
    public async Task Text_that_no_database_takes_as_it_is_is_kept_without_its_broken_part()
    {
        var ticket = await Ledger.FileAsync(Some.Complaint() with { Title = "Lubang besar \ud83d", Place = "Pasar\0 Ampenan" }, Cancel);

        var kept = await KeptAsync(ticket);
        Assert.Equal("Lubang besar \ufffd", kept.Title);
        Assert.Equal("Pasar Ampenan", kept.Place);
    }

    [Fact]
    public async Task A_delivery_id_of_any_length_is_one_delivery()
    {
        var to = Some.Address();
        var id = new string('x', 9000);

        await Ledger.EnqueueAsync(id, to, Some.Message(), Cancel);
        await Ledger.EnqueueAsync(id, to, Some.Message(), Cancel);
        await Ledger.EnqueueAsync(id + "y", to, Some.Message(), Cancel);

        Assert.Equal(2, (await QueuedForAsync(to)).Count);
    }

    [Fact]
    public async Task A_case_moves_to_another_chat_of_its_owner_while_its_files_stay_with_the_channel_they_came_by()
    {
        var complaint = Some.FullComplaint();
        var (care, to) = (Harness.Get<IAftercare>(), new ReplyAddress("phone", "4711"));
        var ticket = await Ledger.FileAsync(complaint, Cancel);
        var move = new PersonStep.Move(complaint.Owner, to, ticket);

        Assert.Equal(0, (await care.DoAsync(move with { Person = new ReplyAddress("webchat", "thief") }, Cancel)).Reports);
        Assert.Equal((true, 1), Came(await care.DoAsync(move, Cancel)));
        Assert.Equal((false, 1), Came(await care.DoAsync(move, Cancel)));

        Assert.Equal(ticket, Assert.Single(await Ledger.CasesOfAsync(to, 5, Cancel)).Ticket);
        var files = await Harness.Get<FileQueue>().LeaseAsync(10, TimeSpan.FromMinutes(1), Cancel);
        Assert.All(files, file => Assert.Equal(complaint.Owner.Channel, file.Channel));
        Assert.Equal(complaint.Files.Select(file => file.Source), files.Select(file => file.Attachment.Source));
    }

    private static (bool Changed, int Reports) Came(PersonResult result) => (result.Changed, result.Reports);

    public async ValueTask InitializeAsync() => _harness = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_harness is not null)
        {
            await _harness.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected override async Task<Complaint> KeptAsync(TicketNumber ticket) => ComplaintRows.Read(await Harness.RowAsync(ticket));

    protected override async Task<IReadOnlyList<QueuedDelivery>> QueuedForAsync(ReplyAddress to) =>
        [.. (await Harness.DeliveriesAsync(to)).Select(row => new QueuedDelivery(row.DeliveryId, to, StoredMessage.Read(row.Message)))];

    private protected abstract Task<LedgerHarness> OpenAsync();
}

public sealed class SqliteLedgerTests : DatabaseLedgerSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresLedgerTests : DatabaseLedgerSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

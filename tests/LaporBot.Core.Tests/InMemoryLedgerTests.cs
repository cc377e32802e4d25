using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class InMemoryLedgerTests : LedgerSpec
{
    private readonly InMemoryLedger _ledger = new();

    protected override ILedger Ledger => _ledger;

    [Fact]
    public async Task A_ledger_that_is_down_says_so()
    {
        _ledger.IsDown = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _ledger.FileAsync(Some.Complaint(), Cancel));
    }

    protected override Task<Complaint> KeptAsync(TicketNumber ticket) =>
        Task.FromResult(_ledger.Filed.Single(one => one.Ticket == ticket).Complaint);

    protected override Task<IReadOnlyList<QueuedDelivery>> QueuedForAsync(ReplyAddress to) =>
        Task.FromResult<IReadOnlyList<QueuedDelivery>>([.. _ledger.Deliveries.Where(one => one.To == to)]);
}

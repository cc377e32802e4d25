using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;

namespace LaporBot.Core.Tests;

public sealed class InMemoryAftercareTests : AftercareSpec
{
    private readonly InMemoryLedger _ledger = new();

    protected override ILedger Ledger => _ledger;

    protected override IAftercare Care => _ledger;

    protected override Task MoveAsync(TicketNumber ticket, ComplaintStatus status)
    {
        _ledger.Change(ticket, one => one with { Status = status, StatusSince = Some.Moment });
        return Task.CompletedTask;
    }
}

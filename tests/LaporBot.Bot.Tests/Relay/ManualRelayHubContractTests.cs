using LaporBot.Bot.Hub.Manual;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Relay;

/// <summary>
/// The relay keeps what every road promises, with an official in the middle: first it says that a hand is needed, then, once the
/// hand has done it, the same as the others.
/// </summary>
public sealed class ManualRelayHubContractTests : NationalHubSpec, IAsyncLifetime
{
    private static readonly Actor Official = new(Guid.CreateVersion7(), "Siti", DeskRole.AdminInstansi, "ntb", "id", "test");

    private LedgerHarness _harness = null!;
    private int _last = 1_900_000;

    protected override INationalHub Hub => new ManualRelayHub(_harness.Get<RelayMemory>());

    public async ValueTask InitializeAsync()
    {
        _harness = await LedgerHarness.SqliteAsync();
        await _harness.Get<RelayMemory>().KeepAsync(isByHand: true, Cancel);
    }

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    protected override async Task<HubSubmission> SubmissionAsync()
    {
        var complaint = Some.Complaint();
        return new HubSubmission(await _harness.Ledger.FileAsync(complaint, Cancel), complaint, []);
    }

    protected override async Task<HubOutcome> SubmitAsync(HubSubmission submission)
    {
        if (await Hub.SubmitAsync(submission, Cancel) is not HubOutcome.ByHand)
        {
            return await Hub.SubmitAsync(submission, Cancel);
        }

        var queue = _harness.Get<SubmissionQueue>();
        foreach (var lease in await queue.LeaseAsync(10, TimeSpan.FromMinutes(1), Cancel))
        {
            await queue.SettleAsync(lease, submission.Ticket, new SubmissionStep(SubmissionState.Relay, _harness.Time.GetUtcNow(), "waits"), Cancel);
        }

        var receipt = new RelayReceipt($"{++_last}", null, null);
        Assert.Equal(RelayResult.Done, await _harness.Get<RelayDesk>().TakeReceiptAsync(Official, Territory.Everywhere, submission.Ticket, receipt, Cancel));
        return await Hub.SubmitAsync(submission, Cancel);
    }

    protected override async Task<HubOutcome> TellAsync(HubNote note)
    {
        var said = await Hub.TellAsync(note, Cancel);
        if (said is not HubOutcome.ByHand)
        {
            return said;
        }

        var row = await _harness.LookAsync(context => context.Complaints.SingleAsync(one => one.TrackingId == note.TrackingId));
        await _harness.Get<CaseSteps>().TakeAsync(new CaseStep.Add(Guid.NewGuid(), new(row.OwnerChannel, row.OwnerAddress), row.Ticket, note.Words, []), Cancel);
        var lease = Assert.Single(await _harness.Get<NoteQueue>().LeaseAsync(1, TimeSpan.FromMinutes(1), Cancel));
        await _harness.Get<NoteQueue>().SettleAsync(lease, row.Ticket, new NoteStep(NoteState.Relay, _harness.Time.GetUtcNow(), "waits"), Cancel);
        Assert.Equal(RelayResult.Done, await _harness.Get<RelayDesk>().CopiedAsync(Official, Territory.Everywhere, row.Ticket, lease.Id, Cancel));
        return await Hub.TellAsync(note, Cancel);
    }
}

using LaporBot.Bot.Hub.Manual;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Relay;
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

namespace LaporBot.Bot.Tests.Relay;

/// <summary>A node that relays by hand, on a real ledger: what goes to the desk, who may take it, and what the citizen hears.</summary>
public abstract class RelaySpec : LedgerTest
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(15);

    private protected static readonly Actor Siti = new(Guid.CreateVersion7(), "Siti", DeskRole.AdminInstansi, "ntb", "id", "test");
    private static readonly Actor Budi = new(Guid.CreateVersion7(), "Budi", DeskRole.AdminInstansi, "ntb", "id", "test");

    private RelayDesk Desk => Harness.Get<RelayDesk>();

    [Fact]
    public async Task A_complaint_goes_to_the_desk_and_is_never_posted_by_itself()
    {
        var (ticket, complaint) = await WaitingAsync();
        Harness.Time.Advance(TimeSpan.FromDays(2));
        await RoundAsync();

        Assert.Equal(SubmissionState.Relay, (await Harness.SubmissionAsync(ticket)).State);
        Assert.Equal(ComplaintStatus.Submitted, (await Harness.Ledger.FindAsync(ticket, Cancel))!.Status);
        Assert.Empty(await Harness.DeliveriesAsync(complaint.Owner));
        Assert.Equal(ticket, Assert.Single(await Harness.Get<RelayQueue>().WaitingAsync(Territory.Everywhere, null, 10, Cancel)).Ticket);
    }

    [Fact]
    public async Task What_was_typed_over_is_bound_and_told_like_any_other()
    {
        var (ticket, complaint) = await WaitingAsync();
        await Desk.ClaimAsync(Siti, Territory.Everywhere, ticket, Claim, Cancel);

        Assert.Equal(RelayResult.Done, await Desk.TakeReceiptAsync(Siti, Territory.Everywhere, ticket, new RelayReceipt("1916449", "Dinas PUPR", "https://www.lapor.go.id/laporan/1916449"), Cancel));

        var row = await Harness.RowAsync(ticket);
        Assert.Equal(("1916449", "Dinas PUPR", "https://www.lapor.go.id/laporan/1916449", ComplaintStatus.Relayed), (row.TrackingId, row.Agency, row.HubUrl, row.Status));
        var told = Assert.Single(await Harness.DeliveriesAsync(complaint.Owner));
        Assert.Equal($"accepted:{ticket}", told.DeliveryId);
        Assert.Contains("1916449", StoredMessage.Read(told.Message).PlainText, StringComparison.Ordinal);
        Assert.Equal([RelayWords.Claimed, RelayWords.Bound], await ActsAsync(ticket));
        Assert.Equal(RelayResult.Gone, await Desk.TakeReceiptAsync(Budi, Territory.Everywhere, ticket, new RelayReceipt("1916450", null, null), Cancel));
    }

    [Fact]
    public async Task Two_admins_do_not_type_the_same_one()
    {
        var (ticket, _) = await WaitingAsync();
        Assert.Equal(RelayResult.Done, await Desk.ClaimAsync(Siti, Territory.Everywhere, ticket, Claim, Cancel));

        Assert.Equal(RelayResult.Held, await Desk.ClaimAsync(Budi, Territory.Everywhere, ticket, Claim, Cancel));
        Assert.Equal(RelayResult.Held, await Desk.TakeReceiptAsync(Budi, Territory.Everywhere, ticket, new RelayReceipt("1916449", null, null), Cancel));
        Assert.Equal(RelayResult.Done, await Desk.ClaimAsync(Siti, Territory.Everywhere, ticket, Claim, Cancel));

        Harness.Time.Advance(Claim + TimeSpan.FromSeconds(1));
        Assert.Equal(RelayResult.Done, await Desk.ClaimAsync(Budi, Territory.Everywhere, ticket, Claim, Cancel));
        Assert.Equal(RelayResult.Held, await Desk.TakeReceiptAsync(Siti, Territory.Everywhere, ticket, new RelayReceipt("1916449", null, null), Cancel));
        Assert.Null((await Harness.RowAsync(ticket)).TrackingId);
    }

    [Fact]
    public async Task Of_ten_at_once_one_takes_it()
    {
        var (ticket, _) = await WaitingAsync();
        var actors = Enumerable.Range(0, 10).Select(i => Siti with { Id = Guid.CreateVersion7(), Name = $"Admin {i}" });

        var results = await Task.WhenAll(actors.Select(actor => Task.Run(() => Desk.ClaimAsync(actor, Territory.Everywhere, ticket, Claim, Cancel))));

        Assert.Single(results, RelayResult.Done);
        Assert.Equal(9, results.Count(result => result == RelayResult.Held));
    }

    [Fact]
    public async Task A_number_of_another_case_is_refused_and_nothing_changes()
    {
        var (first, _) = await WaitingAsync();
        var (second, complaint) = await WaitingAsync();
        await Desk.TakeReceiptAsync(Siti, Territory.Everywhere, first, new RelayReceipt("777", null, null), Cancel);

        Assert.Equal(RelayResult.IdTaken, await Desk.TakeReceiptAsync(Siti, Territory.Everywhere, second, new RelayReceipt("777", "Dinas lain", null), Cancel));

        var row = await Harness.RowAsync(second);
        Assert.Equal((null, null, ComplaintStatus.Submitted), (row.TrackingId, row.Agency, row.Status));
        Assert.Equal(SubmissionState.Relay, (await Harness.SubmissionAsync(second)).State);
        Assert.Empty(await Harness.DeliveriesAsync(complaint.Owner));
        Assert.DoesNotContain(RelayWords.Bound, await ActsAsync(second));
    }

    [Fact]
    public async Task A_case_of_another_area_is_not_found()
    {
        var (ticket, _) = await WaitingAsync();
        var bima = new Territory(false, "kab-bima", "52.06");

        Assert.Null(await Harness.Get<RelayCases>().FindAsync(bima, ticket, Cancel));
        Assert.Empty(await Harness.Get<RelayQueue>().WaitingAsync(bima, null, 10, Cancel));
        Assert.Equal(RelayResult.NotFound, await Desk.ClaimAsync(Siti, bima, ticket, Claim, Cancel));
        Assert.Equal(RelayResult.NotFound, await Desk.TakeReceiptAsync(Siti, bima, ticket, new RelayReceipt("777", null, null), Cancel));
    }

    [Fact]
    public async Task A_withdrawal_takes_what_nobody_is_typing_and_follows_what_somebody_is()
    {
        var (idle, idleOwner) = await WaitingAsync();
        var (typed, typedOwner) = await WaitingAsync();
        await Desk.ClaimAsync(Siti, Territory.Everywhere, typed, Claim, Cancel);

        await StepAsync(new CaseStep.Withdraw(Guid.NewGuid(), idleOwner.Owner, idle));
        await StepAsync(new CaseStep.Withdraw(Guid.NewGuid(), typedOwner.Owner, typed));

        Assert.Equal(SubmissionState.Withdrawn, (await Harness.SubmissionAsync(idle)).State);
        Assert.Equal(SubmissionState.Relay, (await Harness.SubmissionAsync(typed)).State);
        await Desk.TakeReceiptAsync(Siti, Territory.Everywhere, typed, new RelayReceipt("555", null, null), Cancel);
        await RoundAsync();
        Assert.Equal(HubNoteKind.Withdrawal, Assert.Single(await Harness.Get<RelayQueue>().NotesAsync(Territory.Everywhere, 10, Cancel)).Kind);
    }

    [Fact]
    public async Task What_a_citizen_adds_waits_to_be_copied_and_is_marked_once()
    {
        var (ticket, complaint) = await BoundAsync("900100");
        await StepAsync(new CaseStep.Add(Guid.NewGuid(), complaint.Owner, ticket, "Lubangnya makin besar sekarang.", []));
        await RoundAsync();

        var note = Assert.Single(await Harness.Get<RelayQueue>().NotesAsync(Territory.Everywhere, 10, Cancel));
        Assert.Equal((ticket, "900100", HubNoteKind.Addition), (note.Ticket, note.TrackingId, note.Kind));
        Assert.Equal(RelayResult.Done, await Desk.CopiedAsync(Siti, Territory.Everywhere, ticket, note.Id, Cancel));
        Assert.Equal(RelayResult.Gone, await Desk.CopiedAsync(Siti, Territory.Everywhere, ticket, note.Id, Cancel));
        Assert.Empty(await Harness.Get<RelayQueue>().NotesAsync(Territory.Everywhere, 10, Cancel));
        Assert.Single(await ActsAsync(ticket), RelayWords.NoteCopied);
    }

    [Fact]
    public async Task What_the_site_does_not_take_goes_to_the_operator_and_the_citizen_hears_it_once()
    {
        var (ticket, complaint) = await WaitingAsync();

        Assert.Equal(RelayResult.Done, await Desk.RefuseAsync(Siti, Territory.Everywhere, ticket, "kategori tidak ada", Cancel));

        Assert.Equal(SubmissionState.Refused, (await Harness.SubmissionAsync(ticket)).State);
        Assert.Equal($"refused:{ticket}", Assert.Single(await Harness.DeliveriesAsync(complaint.Owner)).DeliveryId);
    }

    [Fact]
    public async Task A_kill_between_begin_and_settle_leads_to_the_desk_and_not_to_an_operator()
    {
        var (ticket, _) = await FileAsync();
        var lease = Assert.Single(await Harness.Get<SubmissionQueue>().LeaseAsync(1, SubmissionDispatcher.Lease, Cancel));
        await Harness.Get<SubmissionQueue>().BeginAsync(lease, [], SubmissionDispatcher.Lease, Cancel);

        for (var i = 0; i < 4; i++)
        {
            Harness.Time.Advance(TimeSpan.FromMinutes(2));
            await RoundAsync();
        }

        Assert.Equal(SubmissionState.Relay, (await Harness.SubmissionAsync(ticket)).State);
    }

    [Fact]
    public async Task An_attempt_a_machine_made_before_is_for_an_operator()
    {
        var (ticket, _) = await FileAsync();
        var lease = Assert.Single(await Harness.Get<SubmissionQueue>().LeaseAsync(1, SubmissionDispatcher.Lease, Cancel));
        await Harness.Get<SubmissionQueue>().BeginAsync(lease, [], SubmissionDispatcher.Lease, Cancel);
        Harness.Time.Advance(TimeSpan.FromMinutes(2));
        await Harness.Get<RelayMemory>().KeepAsync(isByHand: false, Cancel);
        await Harness.Get<RelayMemory>().KeepAsync(isByHand: true, Cancel);

        await RoundAsync();

        Assert.Equal((SubmissionState.Operator, "outcome unknown"), await StateAsync(ticket));
    }

    [Fact]
    public async Task Admins_hear_of_what_waits_too_long_once()
    {
        await Harness.Get<Institutions>().KeepAsync(null, new InstitutionRow { Code = "ntb", Name = "Provinsi", RegionCode = "52", IsActive = true, HasDecree = true }, Cancel);
        var admin = (await Harness.Get<Staff>().KeepAsync(null, "admin", new StaffCard("Admin", DeskRole.AdminInstansi, "ntb"), Cancel))!;
        await Harness.Get<Staff>().BindTelegramAsync(Siti, admin.Id, "4711", Cancel);
        var (ticket, _) = await WaitingAsync();
        Task<int> RemindAsync() => Harness.Get<RelayReminders>().SendAsync(
            Harness.Time.GetUtcNow() - TimeSpan.FromHours(1), (_, count, oldest) => OutgoingMessage.Plain($"{count} {oldest}"), Cancel);

        Assert.Equal(0, await RemindAsync());
        Harness.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(0, await RemindAsync());

        var told = Assert.Single(await Harness.DeliveriesAsync(new ReplyAddress("telegram", "4711")));
        Assert.Equal($"1 {ticket}", StoredMessage.Read(told.Message).PlainText);
    }

    private protected static void AddRelay(IServiceCollection services)
    {
        services.AddSingleton<INationalHub, ManualRelayHub>();
        services.AddSingleton(new FileLink(id => new Uri($"https://gateway.test/files/{id}")));
        services.AddWorkers(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Outbox:PerSecond"] = "1000" }).Build());
    }

    private async Task<(TicketNumber Ticket, Complaint Complaint)> FileAsync()
    {
        await Harness.Get<RelayMemory>().KeepAsync(isByHand: true, Cancel);
        var filed = Some.Complaint() with { FiledAt = Harness.Time.GetUtcNow() };
        return (await Harness.Ledger.FileAsync(filed, Cancel), filed);
    }

    private async Task<(TicketNumber Ticket, Complaint Complaint)> WaitingAsync()
    {
        var filed = await FileAsync();
        await RoundAsync();
        return filed;
    }

    private async Task<(TicketNumber Ticket, Complaint Complaint)> BoundAsync(string trackingId)
    {
        var filed = await WaitingAsync();
        await Desk.TakeReceiptAsync(Siti, Territory.Everywhere, filed.Ticket, new RelayReceipt(trackingId, null, null), Cancel);
        return filed;
    }

    /// <summary>One round of both workers, without their loops.</summary>
    private async Task RoundAsync()
    {
        foreach (var lease in await Harness.Get<SubmissionQueue>().LeaseAsync(20, SubmissionDispatcher.Lease, Cancel))
        {
            Harness.Time.Advance(TimeSpan.FromMilliseconds(2));
            await Harness.Get<SubmissionDispatcher>().HandleAsync(lease, Cancel);
        }

        foreach (var lease in await Harness.Get<NoteQueue>().LeaseAsync(20, SubmissionDispatcher.Lease, Cancel))
        {
            Harness.Time.Advance(TimeSpan.FromMilliseconds(2));
            await Harness.Get<NoteDispatcher>().HandleAsync(lease, Cancel);
        }
    }

    private async Task StepAsync(CaseStep step) => Assert.Equal(StepVerdict.Taken, (await Harness.Get<CaseSteps>().TakeAsync(step, Cancel)).Verdict);

    private async Task<(SubmissionState, string?)> StateAsync(TicketNumber ticket)
    {
        var row = await Harness.SubmissionAsync(ticket);
        return (row.State, row.LastOutcome);
    }

    private Task<List<string>> ActsAsync(TicketNumber ticket)
    {
        var number = ticket.ToString();
        return Harness.LookAsync(context => context.Audit.Where(row => row.Object == number).OrderBy(row => row.Seq).Select(row => row.Action).ToListAsync());
    }
}

public sealed class SqliteRelayTests : RelaySpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(AddRelay);
}

public sealed class PostgresRelayTests : RelaySpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(AddRelay);
}

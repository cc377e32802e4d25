using LaporBot.Bot.Ledger;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Workers;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>hub.md's outcome table, row by row, on a real ledger. Every step is one round of the worker, without its loop.</summary>
public abstract class OutboxSpec : LedgerTest
{
    /// <summary>At 1,000 calls a second.</summary>
    private static readonly TimeSpan OneTurn = TimeSpan.FromMilliseconds(1);

    private readonly ScriptedHub _hub = new();

    private SubmissionQueue Queue => Harness.Get<SubmissionQueue>();

    [Fact]
    public async Task Accepted_binds_tells_the_citizen_and_moves_the_case()
    {
        _hub.Answers(new HubOutcome.Accepted("5551234"));
        var (ticket, complaint) = await FileAsync();

        await RoundAsync();
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Equal(ticket, Assert.Single(_hub.Submissions).Ticket);
        var one = (await Harness.Ledger.FindAsync(ticket, Cancel))!;
        Assert.Equal((ComplaintStatus.Relayed, "5551234"), (one.Status, one.TrackingId));
        Assert.Equal([ComplaintStatus.Submitted, ComplaintStatus.Relayed], (await Harness.EventsAsync(ticket)).Select(kept => kept.Status!.Value));
        var told = Assert.Single(await Harness.DeliveriesAsync(complaint.Owner));
        Assert.Equal($"accepted:{ticket}", told.DeliveryId);
        Assert.Contains("5551234", StoredMessage.Read(told.Message).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_belongs_to_another_case_is_not_bound()
    {
        _hub.Answers(new HubOutcome.Accepted("777"), new HubOutcome.Accepted("777"));
        var (first, _) = await FileAsync();
        await RoundAsync();
        var (second, complaint) = await FileAsync();

        await RoundAsync();

        Assert.Equal("777", (await Harness.Ledger.FindAsync(first, Cancel))!.TrackingId);
        var one = (await Harness.Ledger.FindAsync(second, Cancel))!;
        Assert.Equal((ComplaintStatus.Submitted, null), (one.Status, one.TrackingId));
        Assert.Equal(SubmissionState.Operator, (await Harness.SubmissionAsync(second)).State);
        Assert.Empty(await Harness.DeliveriesAsync(complaint.Owner));
    }

    [Fact]
    public async Task Two_at_once_with_the_same_id_bind_one()
    {
        _hub.Answers([.. Enumerable.Range(0, 8).Select(_ => new HubOutcome.Accepted("777"))]);
        for (var i = 0; i < 8; i++)
        {
            await FileAsync();
        }

        var leases = await TakeAsync(TimeSpan.Zero, 8);
        var handled = Task.WhenAll(leases.Select(lease => Task.Run(() => Harness.Get<SubmissionDispatcher>().HandleAsync(lease, Cancel))));
        await Eventually.TrueAsync(() =>
        {
            Harness.Time.Advance(OneTurn);
            return handled.IsCompleted;
        });
        await handled;

        var counts = await Harness.Get<LedgerBacklog>().ReadAsync(Cancel);
        Assert.Equal((0, 7), (counts.Submissions, counts.ForOperators));
    }

    [Fact]
    public async Task A_promise_is_redeemed_every_2_s_five_times_and_then_by_the_schedule()
    {
        _hub.Answers(new HubOutcome.Promised("token-1"));
        var (ticket, _) = await FileAsync();
        await RoundAsync();

        for (var i = 1; i <= 5; i++)
        {
            await RoundAsync(TimeSpan.FromSeconds(1.9));
            Assert.Equal(i - 1, _hub.Redeemed);
            await RoundAsync(TimeSpan.FromSeconds(0.1));
            Assert.Equal(i, _hub.Redeemed);
        }

        await RoundAsync(TimeSpan.FromSeconds(7));
        Assert.Equal(5, _hub.Redeemed);
        _hub.Redeems(new HubOutcome.NotDone("503"), new HubOutcome.Unknown("reset"), new HubOutcome.Accepted("late-1"));
        await RoundAsync(TimeSpan.FromHours(1));
        await RoundAsync(TimeSpan.FromHours(1));
        await RoundAsync(TimeSpan.FromHours(1));

        Assert.Equal("late-1", (await Harness.Ledger.FindAsync(ticket, Cancel))!.TrackingId);
        Assert.Single(_hub.Submissions);
    }

    [Fact]
    public async Task Refused_is_never_sent_again_and_the_citizen_is_told_once()
    {
        _hub.Answers(new HubOutcome.Refused("service_code is not valid"));
        var (ticket, complaint) = await FileAsync();

        await RoundAsync();
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Single(_hub.Submissions);
        var row = await Harness.SubmissionAsync(ticket);
        Assert.Equal((SubmissionState.Refused, "service_code is not valid"), (row.State, row.LastOutcome));
        Assert.Equal(ComplaintStatus.RelayFailed, (await Harness.Ledger.FindAsync(ticket, Cancel))!.Status);
        Assert.Equal($"refused:{ticket}", Assert.Single(await Harness.DeliveriesAsync(complaint.Owner)).DeliveryId);
    }

    [Fact]
    public async Task A_refused_credential_pauses_everybody_probes_once_a_minute_and_resumes_by_itself()
    {
        _hub.Answers([.. Enumerable.Repeat(new HubOutcome.CredentialRefused(), 4)]);
        for (var i = 0; i < 5; i++)
        {
            await FileAsync();
        }

        await RoundAsync(most: 1);
        for (var second = 0; second < 180; second++)
        {
            await RoundAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(4, _hub.Submissions.Count);
        for (var second = 0; second < 62; second++)
        {
            await RoundAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(0, (await Harness.Get<LedgerBacklog>().ReadAsync(Cancel)).Submissions);
        Assert.Equal(4 + 5, _hub.Submissions.Count);
    }

    [Fact]
    public async Task Busy_stops_everybody_for_as_long_as_the_hub_asks()
    {
        _hub.Answers(new HubOutcome.Busy(TimeSpan.FromSeconds(90)));
        await FileAsync();
        await RoundAsync();
        await FileAsync();

        await RoundAsync(TimeSpan.FromSeconds(89));
        Assert.Single(_hub.Submissions);

        await RoundAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(3, _hub.Submissions.Count);
    }

    [Fact]
    public async Task Not_done_is_tried_again_by_the_schedule_for_ever()
    {
        _hub.Answers([.. Enumerable.Repeat(new HubOutcome.NotDone("500"), 30)]);
        var (ticket, _) = await FileAsync();
        await RoundAsync();

        await RoundAsync(TimeSpan.FromSeconds(7));
        Assert.Single(_hub.Submissions);
        await RoundAsync(TimeSpan.FromSeconds(6));
        Assert.Equal(2, _hub.Submissions.Count);
        for (var i = 0; i < 40; i++)
        {
            await RoundAsync(TimeSpan.FromMinutes(37));
        }

        Assert.Equal(31, _hub.Submissions.Count);
        Assert.NotNull((await Harness.Ledger.FindAsync(ticket, Cancel))!.TrackingId);
    }

    [Fact]
    public async Task Unknown_and_found_is_bound_without_a_second_post()
    {
        _hub.Answers(new HubOutcome.Unknown("time-out")).Finds(new HubLookup.Found("found-1"));
        var (ticket, _) = await FileAsync();

        await RoundAsync();
        await RoundAsync(TimeSpan.FromSeconds(5));

        Assert.Single(_hub.Submissions);
        Assert.Equal("found-1", (await Harness.Ledger.FindAsync(ticket, Cancel))!.TrackingId);
    }

    [Fact]
    public async Task Unknown_and_not_found_is_posted_again_only_after_the_settle_time()
    {
        _hub.Answers(new HubOutcome.Unknown("time-out"));
        var (ticket, _) = await FileAsync();
        await RoundAsync();

        await RoundAsync(TimeSpan.FromSeconds(5));
        Assert.Single(_hub.LookedUp);
        await RoundAsync(TimeSpan.FromSeconds(54));
        Assert.Single(_hub.Submissions);

        await RoundAsync(TimeSpan.FromSeconds(1));
        await RoundAsync();
        Assert.Equal([ticket, ticket], _hub.Submissions.Select(sent => sent.Ticket));
        Assert.Equal(2, _hub.LookedUp.Count);
        Assert.NotNull((await Harness.Ledger.FindAsync(ticket, Cancel))!.TrackingId);
    }

    [Fact]
    public async Task Unknown_without_an_answer_to_the_look_up_is_never_posted_meanwhile()
    {
        _hub.Answers(new HubOutcome.Unknown("reset")).Finds([.. Enumerable.Repeat(new HubLookup.NoAnswer("reset"), 6)]);
        await FileAsync();
        await RoundAsync();

        for (var i = 0; i < 6; i++)
        {
            await RoundAsync(TimeSpan.FromHours(1));
            Assert.Single(_hub.Submissions);
        }

        await RoundAsync(TimeSpan.FromHours(1));
        await RoundAsync();
        Assert.Equal(2, _hub.Submissions.Count);
    }

    [Fact]
    public async Task Unknown_at_a_hub_that_cannot_be_asked_waits_for_an_operator()
    {
        _hub.Answers(new HubOutcome.Unknown("time-out")).Finds(new HubLookup.Unsupported());
        var (ticket, _) = await FileAsync();
        await RoundAsync();
        await RoundAsync(TimeSpan.FromMinutes(1));
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Single(_hub.Submissions);
        var row = await Harness.SubmissionAsync(ticket);
        Assert.Equal((SubmissionState.Operator, "outcome unknown"), (row.State, row.LastOutcome));
    }

    [Fact]
    public async Task A_crash_in_the_middle_of_a_post_is_an_unknown_outcome()
    {
        _hub.Breaks(new InvalidOperationException("cut off")).Finds(new HubLookup.Found("there-1"));
        var (ticket, _) = await FileAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => RoundAsync());

        await RoundAsync(TimeSpan.FromSeconds(44));
        Assert.Empty(_hub.LookedUp);
        await RoundAsync(TimeSpan.FromSeconds(1));

        Assert.Single(_hub.Submissions);
        Assert.Equal("there-1", (await Harness.Ledger.FindAsync(ticket, Cancel))!.TrackingId);
    }

    [Fact]
    public async Task An_id_of_no_use_waits_for_an_operator()
    {
        _hub.Answers(new HubOutcome.Accepted(""), new HubOutcome.Accepted(new string('9', 5000)));
        var (first, _) = await FileAsync();
        var (second, _) = await FileAsync();

        await RoundAsync();

        Assert.Equal(SubmissionState.Operator, (await Harness.SubmissionAsync(first)).State);
        Assert.Equal(SubmissionState.Operator, (await Harness.SubmissionAsync(second)).State);
    }

    [Fact]
    public async Task A_complaint_waits_for_its_files_and_goes_with_them()
    {
        var (_, complaint) = await FileAsync(Some.Complaint() with { Files = [Some.Photo(), Some.Photo()] });
        await RoundAsync();
        Assert.Empty(_hub.Submissions);

        var files = Harness.Get<FileQueue>();
        var leases = await files.LeaseAsync(5, TimeSpan.FromMinutes(1), Cancel);
        await files.ReadyAsync(leases[0], new StoredFile("a", "image/jpeg", 1, "aa"), Cancel);
        await files.LeaveOutAsync(leases[1], "no picture", Cancel);
        await RoundAsync(TimeSpan.FromSeconds(1));

        var sent = Assert.Single(_hub.Submissions);
        Assert.Equal([new Uri($"https://gateway.test/files/{leases[0].FileId}")], sent.MediaUrls.AsEnumerable());
        Assert.Equal(complaint.Story, sent.Complaint.Story);
    }

    [Fact]
    public async Task The_text_is_never_held_back_longer_than_30_s_for_a_file()
    {
        await FileAsync(Some.Complaint() with { Files = [Some.Photo()] });
        for (var second = 0; second < 30; second++)
        {
            await RoundAsync();
            Assert.Empty(_hub.Submissions);
            Harness.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await RoundAsync();

        Assert.Empty(Assert.Single(_hub.Submissions).MediaUrls);
    }

    /// <summary>Lets the time pass, then does what is due, as much of it as the pause allows, one after the other.</summary>
    private async Task RoundAsync(TimeSpan pass = default, int most = 8)
    {
        foreach (var lease in await TakeAsync(pass, most))
        {
            Harness.Time.Advance(OneTurn);
            await Harness.Get<SubmissionDispatcher>().HandleAsync(lease, Cancel);
        }
    }

    private async Task<IReadOnlyList<SubmissionLease>> TakeAsync(TimeSpan pass, int most)
    {
        Harness.Time.Advance(pass);
        var allowed = Math.Min(most, Harness.Get<SubmissionGate>().Allows(most, 0));
        return allowed > 0 ? await Queue.LeaseAsync(allowed, SubmissionDispatcher.Lease, Cancel) : [];
    }

    private async Task<(TicketNumber Ticket, Complaint Complaint)> FileAsync(Complaint? complaint = null)
    {
        var filed = (complaint ?? Some.Complaint()) with { FiledAt = Harness.Time.GetUtcNow() };
        return (await Harness.Ledger.FileAsync(filed, Cancel), filed);
    }

    private protected void AddWorkers(IServiceCollection services)
    {
        var settings = new Dictionary<string, string?> { ["Outbox:PerSecond"] = "1000" };
        services.AddSingleton<INationalHub>(_hub);
        services.AddSingleton(new FileLink(id => new Uri($"https://gateway.test/files/{id}")));
        services.AddWorkers(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}

public sealed class SqliteOutboxTests : OutboxSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(AddWorkers);
}

public sealed class PostgresOutboxTests : OutboxSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(AddWorkers);
}

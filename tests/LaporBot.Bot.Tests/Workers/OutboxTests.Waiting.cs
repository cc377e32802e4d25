using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>What makes one complaint, or all of them, wait.</summary>
public abstract partial class OutboxSpec
{
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
    public async Task What_an_outage_put_off_goes_as_soon_as_the_hub_is_back()
    {
        _hub.Answers([.. Enumerable.Repeat(new HubOutcome.NotDone("connection refused"), 8)]);
        for (var i = 0; i < 4; i++)
        {
            await FileAsync();
        }

        await RoundAsync();
        await RoundAsync(TimeSpan.FromSeconds(13));
        Assert.Equal(8, _hub.Submissions.Count);
        await FileAsync();

        await RoundAsync();
        await RoundAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(0, (await Harness.Get<LedgerBacklog>().ReadAsync(Cancel)).Submissions);
        Assert.Equal(8 + 5, _hub.Submissions.Count);
    }

    [Fact]
    public async Task One_complaint_the_hub_trips_over_does_not_hurry_because_others_pass()
    {
        await FileAsync();
        await RoundAsync();
        _hub.Answers(new HubOutcome.NotDone("500"));
        await FileAsync();
        await RoundAsync();
        await FileAsync();
        await RoundAsync();

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
    public async Task A_complaint_waits_for_its_files_and_goes_with_them()
    {
        var (_, complaint) = await FileAsync(Some.Complaint() with { Files = [Some.Photo(), Some.Photo()] });
        await RoundAsync();
        Assert.Empty(_hub.Submissions);

        var files = Harness.Get<FileQueue>();
        var leases = await files.LeaseAsync(5, TimeSpan.FromMinutes(1), Cancel);
        await files.ReadyAsync(leases[0], new StoredFile("a", "image/jpeg", 1, "aa", "source"), Cancel);
        await files.LeaveOutAsync(leases[1], FileFault.WrongType, Cancel);
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
}

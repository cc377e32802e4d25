using LaporBot.Bot.Ledger;
using LaporBot.Core.Hub;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>Nothing of unknown outcome is posted a second time before it was looked up.</summary>
public abstract partial class OutboxSpec
{
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
}

using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What a channel promises when somebody else's server stands behind it.</summary>
public abstract class RemoteChannelSpec : ChannelSpec
{
    /// <summary>A fresh channel whose server can be made to fail.</summary>
    protected abstract Task<IRemoteChannelBench> OpenRemoteAsync();

    protected override async Task<IChannelBench> OpenAsync() => await OpenRemoteAsync();

    [Fact]
    public async Task A_busy_server_names_the_wait_and_the_message_gets_through_afterwards()
    {
        await using var bench = await OpenRemoteAsync();
        var person = bench.Someone();
        bench.AsksToWait(TimeSpan.FromSeconds(7));

        var outcome = await bench.Channel.DeliverAsync(person, OutgoingMessage.Plain("halo"), "d1", Cancelled);

        Assert.InRange(Assert.IsType<DeliveryOutcome.RetryAfter>(outcome).Delay, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8));
        Assert.Empty(bench.SeenBy(person));
        bench.Wait(TimeSpan.FromSeconds(8));
        Assert.IsType<DeliveryOutcome.Delivered>(await bench.Channel.DeliverAsync(person, OutgoingMessage.Plain("halo"), "d1", Cancelled));
    }

    [Fact]
    public async Task A_person_who_blocked_us_is_gone()
    {
        await using var bench = await OpenRemoteAsync();
        var person = bench.Someone();
        bench.Leaves(person);
        Assert.IsType<DeliveryOutcome.RecipientGone>(await bench.Channel.DeliverAsync(person, OutgoingMessage.Plain("halo"), "d1", Cancelled));
    }

    [Fact]
    public async Task A_refused_message_is_never_worth_a_second_attempt()
    {
        await using var bench = await OpenRemoteAsync();
        bench.Refuses();
        Assert.IsType<DeliveryOutcome.Rejected>(await bench.Channel.DeliverAsync(bench.Someone(), OutgoingMessage.Plain("halo"), "d1", Cancelled));
    }

    [Fact]
    public async Task A_broken_server_is_an_outcome_and_not_an_exception()
    {
        await using var bench = await OpenRemoteAsync();
        bench.Breaks();
        Assert.IsType<DeliveryOutcome.Failed>(await bench.Channel.DeliverAsync(bench.Someone(), OutgoingMessage.Plain("halo"), "d1", Cancelled));
    }

    [Fact]
    public async Task An_attempt_that_is_given_up_says_so()
    {
        await using var bench = await OpenRemoteAsync();
        using var givenUp = new CancellationTokenSource();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Channel.DeliverAsync(bench.Someone(), OutgoingMessage.Plain("halo"), "d1", givenUp.Token));
    }
}

/// <summary>A channel with a server that can be made to fail; each trouble meets the next delivery only.</summary>
public interface IRemoteChannelBench : IChannelBench
{
    void AsksToWait(TimeSpan delay);

    /// <summary>Time passes for the channel.</summary>
    void Wait(TimeSpan time);

    void Leaves(ReplyAddress person);

    void Refuses();

    void Breaks();
}

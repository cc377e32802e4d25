using LaporBot.Bot.Ledger;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Workers;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>Every outcome of a delivery, on a real ledger; one step is one round of the worker, without its loop.</summary>
public sealed class DeliveriesTests : LedgerTest
{
    private readonly ScriptedChannel _channel = new();
    private readonly ReplyAddress _person = Some.Address();

    [Fact]
    public async Task Delivered_is_done()
    {
        await QueueAsync("satu");

        await RoundAsync();
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Equal((_person, "satu"), (Assert.Single(_channel.Sent).To, _channel.Sent[0].Text));
        Assert.Equal(DeliveryState.Sent, (await RowAsync()).State);
    }

    [Fact]
    public async Task A_process_that_slept_through_its_lease_sends_nothing()
    {
        await QueueAsync("satu");
        var queue = Harness.Get<DeliveryQueue>();
        var slept = Assert.Single(await queue.LeaseAsync("test", 10, DeliveryDispatcher.Lease, Cancel));
        Harness.Time.Advance(DeliveryDispatcher.Lease);
        await RoundAsync();
        Harness.Time.Advance(TimeSpan.FromSeconds(1));

        await Harness.Get<DeliveryDispatcher>().HandleAsync(slept, Cancel);

        Assert.Single(_channel.Sent);
        Assert.Equal(DeliveryState.Sent, (await RowAsync()).State);
    }

    [Fact]
    public async Task What_is_said_only_once_is_not_sent_again_when_nobody_knows_what_became_of_it()
    {
        _channel.Answers(new DeliveryOutcome.RetryAfter(TimeSpan.FromSeconds(1)), new DeliveryOutcome.Failed("502"), new DeliveryOutcome.Failed("no answer in time") { MayHaveArrived = true });
        await Harness.Ledger.EnqueueAsync("once", _person, Some.Message("satu") with { IsOnlyOnce = true }, Cancel);

        for (var i = 0; i < 5; i++)
        {
            await RoundAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, _channel.Sent.Count);
        Assert.Equal((DeliveryState.Unknown, "no answer in time"), ((await RowAsync()).State, (await RowAsync()).Reason));
    }

    [Fact]
    public async Task Retry_after_pauses_the_channel_and_burns_no_attempt()
    {
        _channel.Answers(new DeliveryOutcome.RetryAfter(TimeSpan.FromSeconds(30)));
        await QueueAsync("satu");
        await RoundAsync();
        await Harness.Ledger.EnqueueAsync("other", Some.Address(), Some.Message("lain"), Cancel);

        await RoundAsync(TimeSpan.FromSeconds(29));
        Assert.Single(_channel.Sent);

        await RoundAsync(TimeSpan.FromSeconds(1));
        await RoundAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(3, _channel.Sent.Count);
        Assert.Equal(0, (await RowAsync()).Attempts);
    }

    [Fact]
    public async Task Failed_is_tried_again_with_the_same_id_and_given_up_in_the_end()
    {
        _channel.Answers([.. Enumerable.Repeat(new DeliveryOutcome.Failed("502"), 25)]);
        await QueueAsync("satu");

        for (var i = 0; i < 30; i++)
        {
            await RoundAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(20, _channel.Sent.Count);
        Assert.Single(_channel.Sent.Select(sent => sent.Id).Distinct());
        var row = await RowAsync();
        Assert.Equal((DeliveryState.Dead, "502"), (row.State, row.Reason));
    }

    [Fact]
    public async Task Rejected_is_not_tried_again()
    {
        _channel.Answers(new DeliveryOutcome.Rejected("too long"));
        await QueueAsync("satu");

        await RoundAsync();
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Single(_channel.Sent);
        Assert.Equal((DeliveryState.Rejected, "too long"), ((await RowAsync()).State, (await RowAsync()).Reason));
    }

    [Fact]
    public async Task For_a_person_who_is_gone_everything_rests()
    {
        _channel.Answers(new DeliveryOutcome.RecipientGone());
        await QueueAsync("satu", "dua");

        await RoundAsync();
        await RoundAsync(TimeSpan.FromDays(1));

        Assert.Single(_channel.Sent);
        Assert.All(await Harness.DeliveriesAsync(_person), row => Assert.Equal(DeliveryState.Resting, row.State));
    }

    [Fact]
    public async Task Who_is_asked_to_wait_alone_holds_up_nobody_else()
    {
        _channel.Answers(new DeliveryOutcome.RetryAfter(TimeSpan.FromSeconds(30)) { IsPersonal = true });
        await QueueAsync("satu");
        await RoundAsync();
        await Harness.Ledger.EnqueueAsync("other", Some.Address(), Some.Message("lain"), Cancel);

        await RoundAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("lain", _channel.Sent[^1].Text);
        Assert.Equal((DeliveryState.Waiting, 0), ((await RowAsync()).State, (await RowAsync()).Attempts));
    }

    [Fact]
    public async Task A_channel_that_throws_or_never_answers_is_a_failed_attempt()
    {
        _channel.Does(_ => throw new InvalidOperationException("a fault of ours"));
        _channel.Does(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new DeliveryOutcome.Delivered();
        });
        await QueueAsync("satu");
        await RoundAsync();
        Assert.Equal("InvalidOperationException", (await RowAsync()).Reason);

        var hanging = RoundAsync(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() =>
        {
            Harness.Time.Advance(TimeSpan.FromSeconds(1));
            return hanging.IsCompleted;
        });
        await hanging;

        Assert.Equal(("no answer in time", 2), ((await RowAsync()).Reason, (await RowAsync()).Attempts));
    }

    private async Task<DeliveryRow> RowAsync() => (await Harness.DeliveriesAsync(_person))[0];

    private async Task RoundAsync(TimeSpan pass = default)
    {
        Harness.Time.Advance(pass);
        var lane = Harness.Get<ChannelLanes>()["test"];
        var leases = lane.Pace.IsPaused ? [] : await Harness.Get<DeliveryQueue>().LeaseAsync("test", 10, DeliveryDispatcher.Lease, Cancel);
        var handled = Task.WhenAll(leases.Select(lease => Harness.Get<DeliveryDispatcher>().HandleAsync(lease, Cancel)));
        while (leases.Count > 1 && !handled.IsCompleted)
        {
            Harness.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        await handled;
    }

    private async Task QueueAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            await Harness.Ledger.EnqueueAsync(Some.Id("delivery"), _person, Some.Message(text), Cancel);
        }
    }

    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(services =>
    {
        services.AddSingleton<IChannel>(_channel);
        services.AddSingleton<INationalHub>(new ScriptedHub());
        services.AddSingleton(new FileLink(_ => null));
        services.AddWorkers(new ConfigurationBuilder().Build());
    });
}

using LaporBot.Bot.Ledger;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>What the queue of deliveries promises to its workers.</summary>
public abstract class DeliveryQueueSpec : LedgerTest
{
    private const string Channel = "test";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    private DeliveryQueue Queue => Harness.Get<DeliveryQueue>();

    [Fact]
    public async Task Workers_at_once_never_get_the_same_message_nor_two_of_one_person()
    {
        var people = Enumerable.Range(0, 10).Select(_ => Some.Address()).ToList();
        for (var round = 0; round < 4; round++)
        {
            foreach (var person in people)
            {
                await QueueAsync(person, $"kabar {round}");
            }
        }

        var leased = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => TakeAsync(5))));

        var all = leased.SelectMany(batch => batch).ToList();
        all.AddRange(await TakeAsync(50));
        Assert.Equal(10, all.Count);
        Assert.Equal(10, all.Select(one => one.To).Distinct().Count());
        Assert.All(all, one => Assert.Equal("kabar 0", one.Message.PlainText));
    }

    [Fact]
    public async Task One_persons_messages_come_one_after_the_other_in_order()
    {
        var person = Some.Address();
        await QueueAsync(person, "satu", "dua", "tiga");
        var heard = new List<string>();

        for (var i = 0; i < 3; i++)
        {
            var one = Assert.Single(await TakeAsync(10));
            Assert.Empty(await TakeAsync(10));
            heard.Add(one.Message.PlainText);
            Assert.True(await Queue.SentAsync(one, Cancel));
        }

        Assert.Equal(["satu", "dua", "tiga"], heard);
        Assert.All(await Harness.DeliveriesAsync(person), row => Assert.Equal((DeliveryState.Sent, Harness.Time.GetUtcNow()), (row.State, row.SentAt)));
    }

    [Fact]
    public async Task A_message_that_must_wait_holds_back_the_next_of_its_person_only()
    {
        var (waiting, other) = (Some.Address(), Some.Address());
        await QueueAsync(waiting, "satu", "dua");
        await Queue.RetryAsync(Assert.Single(await TakeAsync(1)), Harness.Time.GetUtcNow().AddMinutes(1), "no route", Cancel);
        await QueueAsync(other, "lain");

        Assert.Equal(other, Assert.Single(await TakeAsync(10)).To);
        Harness.Time.Advance(TimeSpan.FromMinutes(1));
        var again = Assert.Single(await TakeAsync(10));
        Assert.Equal(("satu", 1), (again.Message.PlainText, again.Attempts));
    }

    [Fact]
    public async Task A_wait_that_is_no_failure_burns_no_attempt()
    {
        await QueueAsync(Some.Address(), "satu");
        await Queue.RetryAsync(Assert.Single(await TakeAsync(1)), Harness.Time.GetUtcNow(), null, Cancel);

        Assert.Equal(0, Assert.Single(await TakeAsync(1)).Attempts);
    }

    [Fact]
    public async Task A_worker_whose_lease_has_passed_on_writes_nothing()
    {
        await QueueAsync(Some.Address(), "satu");
        var late = Assert.Single(await TakeAsync(1));
        Harness.Time.Advance(Lease);
        var current = Assert.Single(await TakeAsync(1));

        Assert.False(await Queue.SentAsync(late, Cancel));
        Assert.False(await Queue.RejectedAsync(late, "no", Cancel));
        Assert.False(await Queue.GoneAsync(late, Cancel));
        Assert.False(await Queue.RetryAsync(late, Harness.Time.GetUtcNow(), "no", Cancel));

        Assert.True(await Queue.SentAsync(current, Cancel));
    }

    [Fact]
    public async Task When_a_person_is_gone_everything_for_them_rests_until_they_are_found()
    {
        var (gone, other) = (Some.Address(), Some.Address());
        await QueueAsync(gone, "satu", "dua");
        await QueueAsync(other, "lain");
        var lease = (await TakeAsync(10)).Single(one => one.To == gone);

        Assert.True(await Queue.GoneAsync(lease, Cancel));

        Assert.All(await Harness.DeliveriesAsync(gone), row => Assert.Equal(DeliveryState.Resting, row.State));
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await Harness.DeliveriesAsync(other)).State);
        var reach = Harness.Get<Reach>();
        Assert.Contains(gone, await reach.LostAsync(Harness.Time.GetUtcNow(), 1000, Cancel));

        Assert.Equal(2, await reach.FindAsync(gone, Cancel));

        Assert.DoesNotContain(gone, await reach.LostAsync(DateTimeOffset.MinValue, 1000, Cancel));
        Assert.Equal("satu", (await TakeAsync(10)).Single(one => one.To == gone).Message.PlainText);
    }

    [Fact]
    public async Task What_rests_for_a_season_is_given_up()
    {
        var gone = Some.Address();
        await QueueAsync(gone, "satu");
        await Queue.GoneAsync(Assert.Single(await TakeAsync(1)), Cancel);

        Harness.Time.Advance(TimeSpan.FromDays(89));
        await Queue.GiveUpRestingAsync(Cancel);
        Assert.Equal(DeliveryState.Resting, Assert.Single(await Harness.DeliveriesAsync(gone)).State);
        Harness.Time.Advance(TimeSpan.FromDays(2));
        await Queue.GiveUpRestingAsync(Cancel);
        Assert.Equal(DeliveryState.Gone, Assert.Single(await Harness.DeliveriesAsync(gone)).State);
    }

    [Fact]
    public async Task Young_dead_messages_can_be_sent_again_as_if_for_the_first_time()
    {
        var (young, old) = (Some.Address(), Some.Address());
        await QueueAsync(old, "lama");
        await Queue.DeadAsync(Assert.Single(await TakeAsync(1)), "502", Cancel);
        Harness.Time.Advance(TimeSpan.FromDays(3));
        await QueueAsync(young, "baru");
        await Queue.DeadAsync(Assert.Single(await TakeAsync(1)), "502", Cancel);

        Assert.Equal(1, await Queue.ReviveAsync(Cancel));

        var again = Assert.Single(await TakeAsync(10));
        Assert.Equal((young, 0), (again.To, again.Attempts));
        Assert.Equal(DeliveryState.Dead, Assert.Single(await Harness.DeliveriesAsync(old)).State);
    }

    [Fact]
    public async Task A_channel_gets_its_own_messages_only()
    {
        await QueueAsync(Some.Address("telegram"), "satu");

        Assert.Empty(await TakeAsync(10));
        Assert.Single(await Queue.LeaseAsync("telegram", 10, Lease, Cancel));
    }

    [Fact]
    public async Task A_dead_message_lets_the_next_one_pass()
    {
        var person = Some.Address();
        await QueueAsync(person, "satu", "dua");
        await Queue.DeadAsync(Assert.Single(await TakeAsync(10)), "no answer", Cancel);

        Assert.Equal("dua", Assert.Single(await TakeAsync(10)).Message.PlainText);
        Assert.Equal("no answer", (await Harness.DeliveriesAsync(person))[0].Reason);
    }

    private Task<IReadOnlyList<DeliveryLease>> TakeAsync(int most) => Queue.LeaseAsync(Channel, most, Lease, Cancel);

    private async Task QueueAsync(ReplyAddress to, params string[] texts)
    {
        foreach (var text in texts)
        {
            await Harness.Ledger.EnqueueAsync(Some.Id("delivery"), to, Some.Message(text), Cancel);
        }
    }
}

public sealed class SqliteDeliveryQueueTests : DeliveryQueueSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresDeliveryQueueTests : DeliveryQueueSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

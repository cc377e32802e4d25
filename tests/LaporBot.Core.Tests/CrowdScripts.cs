using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>One person sends more than anybody reads; the others do not notice.</summary>
public sealed class CrowdScripts
{
    private readonly FakeTimeProvider _time = new();
    private readonly ReplyAddress _person = new("test", "1");
    private int _asked;

    [Fact]
    public async Task Who_waits_for_each_answer_is_never_held_up()
    {
        var door = Door();
        for (var i = 0; i < 900; i++)
        {
            using var present = await door.EnterAsync(_person);
            Assert.Equal(Admission.Welcome, present.Admission);
        }

        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task Who_crowds_is_told_once_and_then_ignored_until_the_crowd_is_over()
    {
        var door = Door();
        var crowd = new List<Presence>();
        for (var i = 0; i < 500; i++)
        {
            crowd.Add(await door.EnterAsync(_person));
        }

        Assert.InRange(crowd.Count(one => one.Admission == Admission.Welcome), 1, 12 + 20);
        Assert.Single(crowd, one => one.Admission == Admission.Slower);
        using var other = await door.EnterAsync(new ReplyAddress("test", "2"));
        Assert.Equal(Admission.Welcome, other.Admission);

        crowd.ForEach(one => one.Dispose());
        _time.Advance(TimeSpan.FromSeconds(10));
        using var later = await door.EnterAsync(_person);
        Assert.Equal(Admission.Welcome, later.Admission);
    }

    [Fact]
    public async Task A_crowd_uses_up_one_allowance_at_all_replicas_and_without_the_store_each_counts_alone()
    {
        var door = new Attendance(new InMemoryWakeUps(), Options.Create(new ConversationOptions()), _time, share: (_, _) => Task.FromResult(TimeSpan.FromSeconds(3)));
        var alone = new Attendance(
            new InMemoryWakeUps(), Options.Create(new ConversationOptions()), _time, share: (_, _) => throw new StoreUnavailableException("down"));
        var (met, metAlone) = (new List<Admission>(), new List<Admission>());
        for (var i = 0; i < 40; i++)
        {
            met.Add((await door.EnterAsync(_person)).Admission);
            metAlone.Add((await alone.EnterAsync(_person)).Admission);
        }

        Assert.Equal(12, met.Count(one => one == Admission.Welcome));
        Assert.Equal(32, metAlone.Count(one => one == Admission.Welcome));
    }

    [Fact]
    public async Task Everybody_who_writes_is_noted_as_heard()
    {
        var heard = new List<ReplyAddress>();
        using var present = await new Attendance(new InMemoryWakeUps(), Options.Create(new ConversationOptions()), _time, heard.Add).EnterAsync(_person);
        Assert.Equal([_person], heard);
    }

    private Attendance Door() => new(
        new InMemoryWakeUps(),
        Options.Create(new ConversationOptions()),
        _time,
        share: (_, _) =>
        {
            _asked++;
            return Task.FromResult(TimeSpan.Zero);
        });
}

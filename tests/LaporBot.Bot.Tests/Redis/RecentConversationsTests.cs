using LaporBot.Bot.Redis;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RecentConversationsTests
{
    private static readonly StoredConversation Held = new(null, 7);

    [Fact]
    public void What_was_kept_last_is_remembered_and_no_more_than_allowed()
    {
        var recent = new RecentConversations(100);
        for (var i = 0; i < 1000; i++)
        {
            recent.Keep(Person(i), Held);
        }

        Assert.All(Enumerable.Range(950, 50), i => Assert.True(recent.TryGet(Person(i), out _)));
        Assert.InRange(Enumerable.Range(0, 1000).Count(i => recent.TryGet(Person(i), out _)), 50, 100);
    }

    [Fact]
    public void Who_speaks_now_and_then_stays()
    {
        var recent = new RecentConversations(100);
        for (var i = 1; i < 1000; i++)
        {
            recent.Keep(Person(i), Held);
            if (i % 40 == 0)
            {
                recent.Keep(Person(0), Held with { Revision = i });
            }
        }

        Assert.True(recent.TryGet(Person(0), out var held));
        Assert.Equal(960, held.Revision);
    }

    [Fact]
    public void What_is_to_be_forgotten_is_forgotten_in_both_generations()
    {
        var recent = new RecentConversations(4);
        for (var i = 0; i < 4; i++)
        {
            recent.Keep(Person(i), Held);
        }

        for (var i = 0; i < 4; i++)
        {
            recent.Forget(Person(i));
            Assert.False(recent.TryGet(Person(i), out _));
        }
    }

    [Fact]
    public void A_process_that_shall_remember_nothing_remembers_nothing()
    {
        var recent = new RecentConversations(0);
        recent.Keep(Person(1), Held);

        Assert.False(recent.TryGet(Person(1), out _));
    }

    private static ReplyAddress Person(int i) => new("test", $"{i}");
}

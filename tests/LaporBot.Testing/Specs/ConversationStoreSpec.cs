using System.Text.Json;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every conversation store promises.</summary>
public abstract class ConversationStoreSpec
{
    private const int Races = 20;
    private const int Racers = 8;
    private static readonly StoredConversation Nothing = new(null, 0);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract IConversationStore Store { get; }

    /// <summary>The store as another process sees it: the same data, no shared memory.</summary>
    protected abstract IConversationStore Replica { get; }

    [Fact]
    public async Task A_conversation_nobody_has_had_is_not_there_and_has_revision_zero() =>
        Assert.Equal(Nothing, await Store.LoadAsync(Some.Address(), Cancel));

    [Fact]
    public async Task What_was_committed_is_there_for_everybody()
    {
        var owner = Some.Address();
        var next = SomeConversation.Idle();

        Assert.Null(await Store.CommitAsync(owner, Nothing, next, Cancel));

        AssertHolds(next, 1, await Store.LoadAsync(owner, Cancel));
        AssertHolds(next, 1, await Replica.LoadAsync(owner, Cancel));
    }

    [Fact]
    public async Task Every_commit_raises_the_revision_by_one()
    {
        var owner = Some.Address();
        var held = Nothing;
        for (var revision = 1; revision <= 20; revision++)
        {
            Assert.Null(await Store.CommitAsync(owner, held, SomeConversation.Idle(), Cancel));
            held = await Store.LoadAsync(owner, Cancel);
            Assert.Equal(revision, held.Revision);
        }
    }

    [Fact]
    public async Task A_commit_upon_an_old_revision_changes_nothing_and_is_told_what_stands()
    {
        var owner = Some.Address();
        var remembered = await Store.LoadAsync(owner, Cancel);
        var first = SomeConversation.Open();
        Assert.Null(await Replica.CommitAsync(owner, Nothing, first, Cancel));

        var standing = await Store.CommitAsync(owner, remembered, SomeConversation.Idle(), Cancel);

        AssertHolds(first, 1, Assert.IsType<StoredConversation>(standing));
        AssertHolds(first, 1, await Replica.LoadAsync(owner, Cancel));
    }

    [Fact]
    public async Task Whoever_was_told_what_stands_can_commit_upon_it()
    {
        var owner = Some.Address();
        Assert.Null(await Replica.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel));
        var standing = await Store.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel);
        var next = SomeConversation.Open();

        Assert.Null(await Store.CommitAsync(owner, standing!, next, Cancel));

        AssertHolds(next, 2, await Store.LoadAsync(owner, Cancel));
    }

    [Fact]
    public async Task Of_many_who_commit_at_once_exactly_one_is_written_and_all_others_are_told_which()
    {
        for (var race = 0; race < Races; race++)
        {
            var owner = Some.Address();
            var runners = Enumerable.Range(0, Racers).Select(i => SomeConversation.Idle() with { Language = $"{i}" }).ToArray();

            var told = await Task.WhenAll(runners.Select((runner, i) =>
                Task.Run(async () => await (i % 2 == 0 ? Store : Replica).CommitAsync(owner, Nothing, runner, Cancel), Cancel)));

            var winner = Array.IndexOf(told, null);
            Assert.Equal(Racers - 1, told.Count(one => one is not null));
            Assert.All(told.OfType<StoredConversation>(), one => AssertHolds(runners[winner], 1, one));
        }
    }

    [Fact]
    public async Task A_conversation_comes_back_letter_by_letter()
    {
        foreach (var next in (Conversation[])[SomeConversation.Full(), SomeConversation.Open(), Conversation.New("id"), Conversation.New("en")])
        {
            var owner = Some.Address();
            Assert.Null(await Store.CommitAsync(owner, Nothing, next, Cancel));

            AssertHolds(next, 1, await Replica.LoadAsync(owner, Cancel));
        }
    }

    [Fact]
    public async Task Two_people_never_share_a_conversation()
    {
        var owner = new ReplyAddress("telegram", Some.Id());
        Assert.Null(await Store.CommitAsync(owner, Nothing, SomeConversation.Idle(), Cancel));

        Assert.Equal(Nothing, await Replica.LoadAsync(owner with { Channel = "webchat" }, Cancel));
        Assert.Equal(Nothing, await Replica.LoadAsync(owner with { Value = owner.Value + "0" }, Cancel));
    }

    protected static void AssertHolds(Conversation expected, long revision, StoredConversation held)
    {
        Assert.Equal(revision, held.Revision);
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(held.Conversation));
    }
}

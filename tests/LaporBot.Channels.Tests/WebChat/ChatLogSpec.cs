using LaporBot.Channels.WebChat;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>What every chat log promises. Compiled into the tests of the host as well, where the real ones are.</summary>
public abstract class ChatLogSpec
{
    private static int _last;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract IChatLog Log { get; }

    /// <summary>The log as another process sees it.</summary>
    protected abstract IChatLog Replica { get; }

    /// <summary>How many entries are kept.</summary>
    protected abstract int Kept { get; }

    /// <summary>Lets a log expire.</summary>
    protected abstract Task ExpireAsync(string conversationId);

    [Fact]
    public async Task Exactly_one_of_many_opens_a_new_conversation()
    {
        var chat = Chat();

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? Log : Replica).OpenAsync(chat, Cancel)));

        Assert.Single(opened, true);
        Assert.False(await Log.OpenAsync(chat, Cancel));
        Assert.Empty(Assert.IsAssignableFrom<IReadOnlyList<LoggedEntry>>(await Log.ReadAsync(chat, 0, 10, Cancel)));
    }

    [Fact]
    public async Task What_is_appended_is_numbered_from_one_and_read_in_order_everywhere()
    {
        var chat = await OpenAsync();

        Assert.Equal([1, 2], await Log.AppendAsync(chat, [Entry("a"), Entry("b")], Cancel));
        Assert.Equal([3], await Replica.AppendAsync(chat, [Entry("c")], Cancel));

        var read = await Log.ReadAsync(chat, 0, 10, Cancel);
        Assert.Equal([(1L, Json("a")), (2L, Json("b")), (3L, Json("c"))], read!.Select(entry => (entry.Number, entry.Json)));
        Assert.True(read![0].At < read[1].At && read[1].At < read[2].At, "Web Chat sorts by time");
    }

    [Fact]
    public async Task Reading_starts_after_a_number_and_stops_at_the_most()
    {
        var chat = await OpenAsync();
        await Log.AppendAsync(chat, [Entry("a"), Entry("b"), Entry("c"), Entry("d")], Cancel);

        Assert.Equal([2L, 3L], (await Log.ReadAsync(chat, 1, 2, Cancel))!.Select(entry => entry.Number));
        Assert.Empty((await Log.ReadAsync(chat, 4, 2, Cancel))!);
        Assert.Empty((await Log.ReadAsync(chat, 99, 2, Cancel))!);
        Assert.Empty((await Log.ReadAsync(chat, long.MaxValue, 2, Cancel))!);
        Assert.Equal(4, (await Log.ReadAsync(chat, long.MinValue, int.MaxValue, Cancel))!.Count);
    }

    [Fact]
    public async Task A_key_that_was_appended_before_keeps_its_number_and_is_not_appended_again()
    {
        var chat = await OpenAsync();
        await Log.AppendAsync(chat, [Entry("a"), Entry("b c")], Cancel);

        Assert.Equal([2, 3], await Replica.AppendAsync(chat, [Entry("b c"), Entry("d")], Cancel));
        Assert.Equal([1, 1, 3], await Log.AppendAsync(chat, [Entry("a"), Entry("a"), Entry("d")], Cancel));

        Assert.Equal(3, (await Log.ReadAsync(chat, 0, 10, Cancel))!.Count);
    }

    [Fact]
    public async Task Everybody_who_appends_at_once_gets_a_number_of_their_own()
    {
        var chat = await OpenAsync();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
            (await (i % 2 == 0 ? Log : Replica).AppendAsync(chat, [Entry($"{i}")], Cancel))![0]));

        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), numbers.Order());
    }

    [Fact]
    public async Task Texts_come_back_letter_by_letter()
    {
        var chat = await OpenAsync();
        var entry = new ChatEntry("kunci-ꦧ\t🙏", """{"text":"Banjir 😭 di \"Jl. Pejanggik\" \\ \n ꦧꦚ꧀ꦗꦶꦂ","n":1}""");

        await Log.AppendAsync(chat, [entry, entry], Cancel);

        Assert.Equal(entry.Json, Assert.Single((await Replica.ReadAsync(chat, 0, 10, Cancel))!).Json);
    }

    [Fact]
    public async Task Only_the_newest_entries_are_kept()
    {
        var chat = await OpenAsync();
        var entries = Enumerable.Range(1, Kept + 10).Select(i => Entry($"{i}")).ToArray();
        await Log.AppendAsync(chat, entries[..Kept], Cancel);
        await Log.AppendAsync(chat, entries[Kept..], Cancel);

        var read = await Log.ReadAsync(chat, 0, Kept + 10, Cancel);

        Assert.Equal(Kept, read!.Count);
        Assert.Equal(11, read[0].Number);
        Assert.Equal([Kept + 10L], await Log.AppendAsync(chat, [entries[^1]], Cancel));
    }

    [Fact]
    public async Task An_expired_log_is_told_apart_from_an_empty_one_and_can_be_opened_anew()
    {
        var chat = await OpenAsync();
        await Log.AppendAsync(chat, [Entry("a")], Cancel);

        await ExpireAsync(chat);

        Assert.Null(await Log.AppendAsync(chat, [Entry("b")], Cancel));
        Assert.Null(await Log.ReadAsync(chat, 0, 10, Cancel));
        Assert.True(await Log.OpenAsync(chat, Cancel));
    }

    [Fact]
    public async Task A_follower_hears_at_once_then_of_every_append_and_of_live_frames_that_are_never_stored()
    {
        var chat = await OpenAsync();
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var follower = Log.FollowAsync(chat, leaves.Token).GetAsyncEnumerator(leaves.Token);
        Assert.True(await follower.MoveNextAsync());
        Assert.Null(follower.Current);

        await Replica.AppendAsync(chat, [Entry("a")], Cancel);
        Assert.True(await follower.MoveNextAsync());
        Assert.Null(follower.Current);

        Assert.Equal([0], await Replica.AppendAsync(chat, [new ChatEntry("typing", """{"type":"typing"}""", IsEphemeral: true)], Cancel));
        while (follower.Current is null)
        {
            Assert.True(await follower.MoveNextAsync());
        }

        Assert.Equal("""{"type":"typing"}""", follower.Current);
        Assert.Single((await Log.ReadAsync(chat, 0, 10, Cancel))!);
    }

    [Fact]
    public async Task A_follower_hears_nothing_of_other_chats_and_its_stream_ends_when_it_leaves()
    {
        var (mine, other) = (await OpenAsync(), await OpenAsync());
        using var leaves = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var follower = Log.FollowAsync(mine, leaves.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await follower.MoveNextAsync());

        await Replica.AppendAsync(other, [new ChatEntry("typing", "{}", IsEphemeral: true)], Cancel);
        await Replica.AppendAsync(mine, [new ChatEntry("typing", """{"mine":1}""", IsEphemeral: true)], Cancel);
        do
        {
            Assert.True(await follower.MoveNextAsync());
        }
        while (follower.Current is null);

        Assert.Equal("""{"mine":1}""", follower.Current);
        var next = follower.MoveNextAsync();
        await leaves.CancelAsync();
        while (await next)
        {
            next = follower.MoveNextAsync();
        }
    }

    private static string Chat() => $"chat-{Environment.ProcessId}-{Interlocked.Increment(ref _last)}";

    private static ChatEntry Entry(string key) => new(key, Json(key));

    private static string Json(string key) => $$"""{"text":"{{key}}"}""";

    private async Task<string> OpenAsync()
    {
        var chat = Chat();
        Assert.True(await Log.OpenAsync(chat, Cancel));
        return chat;
    }
}

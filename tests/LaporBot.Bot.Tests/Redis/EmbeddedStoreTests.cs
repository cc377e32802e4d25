using LaporBot.Bot.Redis.Embedded;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class EmbeddedStoreTests : IDisposable
{
    private static readonly StoredConversation Nothing = new(null, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot-embedded");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder.FullName, "redis");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart()
    {
        var owner = Some.Address();
        await using (var first = await Replica.EmbeddedAsync(_folder.FullName))
        {
            Assert.Null(await first.Store.CommitAsync(owner, Nothing, SomeConversation.Full(), Cancel));
            await first.Log.OpenAsync("chat", Cancel);
            await first.Log.AppendAsync("chat", [new("a", "{}")], Cancel);
        }

        await using var second = await Replica.EmbeddedAsync(_folder.FullName);

        Assert.Equal(1, (await second.Store.LoadAsync(owner, Cancel)).Revision);
        Assert.Single((await second.Log.ReadAsync("chat", 0, 9, Cancel))!);
    }

    [Fact]
    public async Task A_second_gateway_on_the_same_folder_is_refused_with_a_way_out()
    {
        await using var first = await Replica.EmbeddedAsync(_folder.FullName);

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => Replica.EmbeddedAsync(_folder.FullName));

        Assert.Contains("DataPath", fault.Message, StringComparison.Ordinal);
        Assert.Null(await first.Store.CommitAsync(Some.Address(), Nothing, SomeConversation.Idle(), Cancel));
    }

    [Fact]
    public async Task A_folder_that_failed_two_starts_is_moved_aside_and_never_deleted()
    {
        // What a recovery that kills the process leaves behind, twice.
        for (var start = 0; start < 2; start++)
        {
            using var folder = new StoreFolder(_folder.FullName);
            Assert.Null(folder.BeginStart(Some.Moment));
            await File.WriteAllTextAsync(Path.Combine(Store, "precious"), "data", Cancel);
        }

        await using var third = await Replica.EmbeddedAsync(_folder.FullName);

        Assert.Null(await third.Store.CommitAsync(Some.Address(), Nothing, SomeConversation.Idle(), Cancel));
        var aside = Assert.Single(_folder.GetDirectories("redis.failed-*"));
        Assert.Equal("data", await File.ReadAllTextAsync(Path.Combine(aside.FullName, "precious"), Cancel));
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "redis.starting")));
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_stops_the_start_and_names_the_folder()
    {
        await using (await Replica.EmbeddedAsync(_folder.FullName))
        {
        }

        foreach (var file in new DirectoryInfo(Store).EnumerateFiles("info.dat*", SearchOption.AllDirectories))
        {
            await File.WriteAllTextAsync(file.FullName, "spoiled", Cancel);
        }

        for (var start = 0; start < 2; start++)
        {
            var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => Replica.EmbeddedAsync(_folder.FullName));
            Assert.Contains(Store, fault.Message, StringComparison.Ordinal);
        }

        await using var third = await Replica.EmbeddedAsync(_folder.FullName);
        Assert.Null(await third.Store.CommitAsync(Some.Address(), Nothing, SomeConversation.Idle(), Cancel));
    }

    [Fact]
    public async Task Checkpoints_between_writers_leave_a_folder_that_opens_with_everything_in_it()
    {
        const int People = 16;
        const int Turns = 60;
        var time = new FakeTimeProvider(Some.Moment);
        var checkpoints = new HashSet<string>();
        await using (var store = await Replica.EmbeddedAsync(_folder.FullName, time))
        {
            var writing = Task.WhenAll(Enumerable.Range(0, People).Select(i => Task.Run(() => TalkAsync(store, $"person-{i}", Turns), Cancel)));
            while (!writing.IsCompleted)
            {
                time.Advance(TimeSpan.FromMinutes(31));
                await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
                checkpoints.UnionWith(Directory.EnumerateDirectories(Path.Combine(Store, "Store", "checkpoints", "cpr-checkpoints")));
            }

            await writing;
        }

        await using var again = await Replica.EmbeddedAsync(_folder.FullName);
        for (var i = 0; i < People; i++)
        {
            Assert.Equal(Turns, (await again.Store.LoadAsync(new("test", $"person-{i}"), Cancel)).Revision);
            Assert.Equal(Turns, (await again.Log.ReadAsync($"person-{i}", 0, 500, Cancel))!.Count);
        }

        Assert.True(checkpoints.Count > 1, "no checkpoint fell between the writers");
    }

    [Fact]
    public async Task Writers_wait_for_a_checkpoint_and_it_waits_for_them()
    {
        var gate = new WriteGate();
        var writer = await gate.EnterAsync();
        var inside = new TaskCompletionSource();
        var through = new TaskCompletionSource();
        var checkpoint = gate.AloneAsync(() =>
        {
            inside.SetResult();
            return through.Task;
        });
        Assert.False(inside.Task.IsCompleted);

        writer.Dispose();
        await inside.Task.WaitAsync(Cancel);
        var late = gate.EnterAsync().AsTask();
        Assert.False(late.IsCompleted);

        through.SetResult();
        await checkpoint.WaitAsync(Cancel);
        (await late.WaitAsync(Cancel)).Dispose();
        await gate.AloneAsync(() => Task.CompletedTask).WaitAsync(Cancel);
    }

    [Fact]
    public async Task Everybody_who_asks_while_a_commit_runs_shares_the_next_one()
    {
        var commits = 0;
        var first = new TaskCompletionSource();
        var barrier = new CommitBarrier(async () =>
        {
            if (Interlocked.Increment(ref commits) == 1)
            {
                await first.Task;
            }
        });
        var early = barrier.PassAsync();
        await Programs.UntilAsync(() => Task.FromResult(Volatile.Read(ref commits) == 1), "the first commit runs");
        var late = Enumerable.Range(0, 50).Select(_ => barrier.PassAsync()).ToArray();
        Assert.DoesNotContain(late, one => one.IsCompleted);

        first.SetResult();
        await Task.WhenAll([early, .. late]).WaitAsync(Cancel);

        Assert.Equal(2, commits);
    }

    [Fact]
    public async Task A_failed_commit_fails_those_who_waited_and_nobody_else()
    {
        var commits = 0;
        var barrier = new CommitBarrier(() => ++commits == 1 ? throw new IOException("full") : ValueTask.CompletedTask);

        await Assert.ThrowsAsync<IOException>(barrier.PassAsync);
        await barrier.PassAsync().WaitAsync(Cancel);
    }

    [Fact]
    public async Task Scripts_on_one_key_never_run_into_each_other()
    {
        await using var store = await Replica.EmbeddedAsync(_folder.FullName);
        const string Raise = "local n = tonumber(redis.call('GET', KEYS[1]) or '0') redis.call('SET', KEYS[1], string.format('%.0f', n + 1)) return 1";

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(_ => store.Connection.EvaluateAsync(Raise, "counter", [])));

        Assert.Equal(2000, (long)await store.Connection.Database.StringGetAsync("counter"));
    }

    private static async Task TalkAsync(Replica store, string name, int turns)
    {
        var held = Nothing;
        await store.Log.OpenAsync(name, Cancel);
        for (var turn = 0; turn < turns; turn++)
        {
            Assert.Null(await store.Store.CommitAsync(new("test", name), held, SomeConversation.Open(), Cancel));
            held = await store.Store.LoadAsync(new("test", name), Cancel);
            await store.Log.AppendAsync(name, [new($"{turn}", """{"text":"Halo"}""")], Cancel);
        }
    }
}

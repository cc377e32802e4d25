using System.Diagnostics;
using System.Globalization;
using LaporBot.Core.Messages;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

/// <summary>kill -9 while a child process writes into the embedded store: nothing it was told to be kept may be missing.</summary>
public sealed class KillTests : IDisposable
{
    private const int Rounds = 5;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot-kill");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task No_acknowledged_commit_is_lost()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var conversations = new Dictionary<string, long>();
        var chats = new Dictionary<string, long>();
        for (var round = 0; round < Rounds; round++)
        {
            await WriteUntilKilledAsync(TimeSpan.FromMilliseconds(random.Next(200, 1200)), conversations, chats);
        }

        Assert.NotEmpty(conversations);
        Assert.NotEmpty(chats);
        await using var store = await Replica.EmbeddedAsync(_folder.FullName);
        foreach (var (person, revision) in conversations)
        {
            var held = await store.Store.LoadAsync(new ReplyAddress("test", person), Cancel);
            Assert.True(held.Revision >= revision, $"{person}: {held.Revision} of {revision}");
        }

        foreach (var (chat, number) in chats)
        {
            var read = await store.Log.ReadAsync(chat, number - 1, 1, Cancel);
            Assert.Equal(number, Assert.Single(read!).Number);
        }
    }

    /// <summary>The child says a line for each thing it was told to be kept: kind, name, revision.</summary>
    private async Task WriteUntilKilledAsync(TimeSpan after, Dictionary<string, long> conversations, Dictionary<string, long> chats)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "LaporBot.StoreChild.dll"), _folder.FullName },
        };
        using var child = Process.Start(start)!;
        Task? killed = null;
        await using var end = Cancel.Register(child.Kill);
        while (await child.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            if (line.Split(' ') is [var kind, var name, var revision, "."])
            {
                (kind == "c" ? conversations : chats)[name] = long.Parse(revision, CultureInfo.InvariantCulture);

                // The clock of the kill starts with the first word kept, however slow the machine is to get there.
                killed ??= Task.Delay(after, Cancel).ContinueWith(_ => child.Kill(), TaskScheduler.Default);
            }
        }

        await child.WaitForExitAsync(Cancel);
    }
}

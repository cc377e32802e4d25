using System.Net;
using LaporBot.Bot.Tests;
using Xunit;

namespace LaporBot.Faults;

/// <summary>Redis is ill in every way it can be; the gateway says "not now", forgets nothing it promised, and recovers by itself.</summary>
public sealed class RedisFaultTests : IAsyncLifetime
{
    private readonly RedisProcess _redis = new();
    private Link _wire = null!;
    private Stage _stage = null!;

    private LaporBotApplication Program => _stage.Fleet.Replicas[0].Program;

    public async ValueTask InitializeAsync()
    {
        await _redis.UpAsync();
        _wire = new Link(_redis.Port);
        _stage = await Stage.StartAsync(1, ("Redis__ConnectionString", $"127.0.0.1:{_wire.Port}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _wire.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task F10_F11_F12_F14_F15_Whatever_ails_Redis_messages_wait_and_are_answered_once_it_is_well()
    {
        await AilsAsync("absent", _redis.DownAsync(), _redis.UpAsync);
        await AilsAsync("slow", Do(() => _wire.Latency = TimeSpan.FromSeconds(3)), () => Do(_wire.Heal));
        await AilsAsync("half-open", Do(_wire.Silence), () => Do(_wire.Heal));
        await AilsAsync("full", _redis.CommandAsync("CONFIG", "SET", "maxmemory", "1"), () => _redis.CommandAsync("CONFIG", "SET", "maxmemory", "0"));
        await AilsAsync(
            "read-only", _redis.CommandAsync("REPLICAOF", "127.0.0.1", "1"), () => _redis.CommandAsync("REPLICAOF", "NO", "ONE"));
        await AilsAsync("locked by another password", LockAsync(), _redis.UpAsync);
    }

    [Fact]
    public async Task F16_Emptied_Redis_makes_no_second_complaint_of_a_repeated_message()
    {
        var citizen = await _stage.AtReviewAsync(7200);
        citizen.Press("Kirim");
        var update = citizen.LastUpdate;
        await citizen.WaitForAsync("LB-");
        await _stage.UntilTheHubHasAsync(1);

        await _redis.DownAsync(isEmptied: true);
        await Program.KillAsync();
        await _redis.UpAsync();
        await Program.RestartAsync();
        _stage.Telegram.Updates.Repeat(update);
        await Programs.UntilAsync(() => Task.FromResult(_stage.Telegram.Updates.Count == 0), "the repeat is taken");

        var other = await _stage.AtReviewAsync(7201);
        other.Press("Kirim");
        await other.FillInAsync("LB-");
        await _stage.UntilTheHubHasAsync(2);
    }

    private static Task Do(Action deed)
    {
        deed();
        return Task.CompletedTask;
    }

    private async Task LockAsync()
    {
        await _redis.CommandAsync("CONFIG", "SET", "requirepass", "lain");
        await _redis.CommandAsync("AUTH", "lain");
        _wire.Cut();
    }

    /// <summary>While Redis ails a message is refused, never with a fault of ours; the process lives, says so, and goes on by itself.</summary>
    private async Task AilsAsync(string how, Task begin, Func<Task> end)
    {
        await begin;
        _ = _stage.Answers;
        var citizen = _stage.Telegram.Citizen(7100 + how.Length);
        citizen.Say("halo");
        await Programs.UntilAsync(() => Task.FromResult(!_stage.Telegram.Webhook.Answers.IsEmpty), $"the webhook answers while Redis is {how}");
        var answers = _stage.Answers;
        Assert.True(answers.All(status => status == 503), $"while Redis is {how}: {string.Join(' ', answers)}");
        using var health = await Program.Http.GetAsync(new Uri(Program.Address, "/healthz"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        if (how.StartsWith("locked", StringComparison.Ordinal))
        {
            await _redis.DownAsync();
        }

        await end();
        await citizen.WaitForAsync("");
        Assert.True(_stage.Answers.All(status => status is 503 or 200), $"after Redis was {how}");
        await Program.UntilAsync("/readyz", HttpStatusCode.OK);
    }
}

using System.Collections.Immutable;
using LaporBot.Testing.Telegram;

namespace LaporBot.Faults;

/// <summary>What troubles can be made for.</summary>
internal sealed record Scene(Fleet Fleet, BotApiEmulator Telegram, HubEmulator Hub, Store Store, Links Links);

/// <summary>The wires of the scene; a store inside the process has none.</summary>
internal sealed record Links(Link Door, Link Telegram, Link Hub, Link? Redis, Link? Ledger)
{
    public IReadOnlyList<Link> All => [.. new[] { Door, Telegram, Hub, Redis, Ledger }.OfType<Link>()];
}

/// <summary>One kind of trouble: how often it comes beside the others, and what it does until it is over.</summary>
internal sealed record Trouble(string Name, int Weight, Func<Scene, Random, Task> HappenAsync);

/// <summary>Everything that can go wrong at once, drawn by a seed.</summary>
internal sealed class Troubles(Scene scene, DrillOptions options, Action<string> say)
{
    private static readonly ImmutableArray<Trouble> Known =
    [
        new("kill", 6, (scene, random) => Any(scene, random).KillAsync(Seconds(random, 0.2, 2))),
        new("roll", 2, (scene, random) => Any(scene, random).RollAsync()),
        new("freeze", 2, (scene, random) => Any(scene, random).FreezeAsync(Seconds(random, 2, 8))),
        new("hub-mood", 6, async (scene, random) =>
        {
            scene.Hub.Mood = (HubMood)random.Next(1, 7);
            await Task.Delay(Seconds(random, 2, 8));
            scene.Hub.Mood = HubMood.Well;
        }),
        new("hub-gone", 2, (scene, random) => GoneAsync(scene.Links.Hub, Seconds(random, 1, 5))),
        new("hub-wire", 2, (scene, random) => BadAsync(scene.Links.Hub, random)),
        new("telegram-429", 2, (scene, random) => Planned(scene.Telegram.Faults.TooManyRequests, random)),
        new("telegram-500", 2, (scene, random) => Planned((method, _, times) => scene.Telegram.Faults.ServerError(method, times, isProxyPage: random.Next(2) == 0), random)),
        new("telegram-cut", 2, (scene, random) => Planned((method, _, times) => scene.Telegram.Faults.Cut(method, times), random)),
        new("telegram-wire", 2, (scene, random) => BadAsync(scene.Links.Telegram, random)),
        new("lost-acknowledgements", 4, (scene, random) =>
        {
            scene.Telegram.Webhook.LoseAcknowledgements(random.Next(1, 6));
            return Task.CompletedTask;
        }),
        new("door-wire", 2, (scene, random) => BadAsync(scene.Links.Door, random)),
        new("redis-restart", 2, async (scene, random) =>
        {
            await scene.Store.Single!.DownAsync();
            await Task.Delay(Seconds(random, 0.1, 4));
            await scene.Store.Single.UpAsync();
        }),
        new("redis-failover", 3, (scene, random) => scene.Store.Group!.FailOverAsync(random, Seconds(random, 0.1, 4))),
        new("redis-wire", 3, (scene, random) => BadAsync(scene.Links.Redis!, random)),
        new("ledger-wire", 2, (scene, random) => BadAsync(scene.Links.Ledger!, random)),
        new("ledger-gone", 2, (scene, random) => GoneAsync(scene.Links.Ledger!, Seconds(random, 0.5, 4))),
    ];

    /// <summary>Makes trouble until the moment has come, and then none any more: all are over on return.</summary>
    public async Task RageAsync(CancellationToken noMore)
    {
        var random = new Random(options.Seed);
        var possible = Known.Where(IsPossible).ToArray();
        var underWay = new List<Task>();
        while (possible.Length > 0 && !noMore.IsCancellationRequested)
        {
            await Task.Delay(Seconds(random, 0.5, 3), noMore).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var own = new Random(random.Next());
            var trouble = Draw(possible, random);
            say($"  trouble: {trouble.Name}");
            underWay.RemoveAll(task => task.IsCompletedSuccessfully);
            underWay.Add(trouble.HappenAsync(scene, own));
        }

        await Task.WhenAll(underWay);
        scene.Telegram.Faults.Clear();
        scene.Telegram.Webhook.KeepAcknowledgements();
        foreach (var link in scene.Links.All)
        {
            link.Heal();
        }
    }

    private bool IsPossible(Trouble trouble) =>
        (options.Troubles.Count == 0 || options.Troubles.Contains(trouble.Name))
        && (scene.Store.Group is not null || trouble.Name != "redis-failover")
        && (scene.Store.Single is not null || trouble.Name is not ("redis-restart" or "redis-wire"))
        && (scene.Links.Ledger is not null || !trouble.Name.StartsWith("ledger", StringComparison.Ordinal));

    private static Trouble Draw(Trouble[] possible, Random random)
    {
        var ticket = random.Next(possible.Sum(trouble => trouble.Weight));
        return possible.First(trouble => (ticket -= trouble.Weight) < 0);
    }

    private static Replica Any(Scene scene, Random random) => scene.Fleet.Replicas[random.Next(scene.Fleet.Replicas.Count)];

    private static TimeSpan Seconds(Random random, double least, double most) => TimeSpan.FromSeconds(least + (random.NextDouble() * (most - least)));

    private static Task Planned(Action<string, int, int> plan, Random random)
    {
        string[] methods = ["sendMessage", "sendMessage", "sendMessage", "answerCallbackQuery", "getUpdates", "setWebhook"];
        plan(methods[random.Next(methods.Length)], random.Next(1, 4), random.Next(1, 8));
        return Task.CompletedTask;
    }

    private static async Task GoneAsync(Link link, TimeSpan length)
    {
        link.Refuse();
        await Task.Delay(length);
        link.Heal();
    }

    /// <summary>Slow, narrow, silent or cut; silence is shorter than the outbox waits before it believes "not found".</summary>
    private static async Task BadAsync(Link link, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                link.Latency = Seconds(random, 0.05, 1.2);
                break;
            case 1:
                link.BytesPerSecond = random.Next(2_000, 20_000);
                break;
            case 2:
                link.Silence();
                break;
            default:
                link.Cut();
                return;
        }

        await Task.Delay(Seconds(random, 1, 6));
        link.Heal();
    }
}

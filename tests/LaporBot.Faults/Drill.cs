using System.Collections.Concurrent;
using System.Globalization;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Testing.Telegram;
using Npgsql;

namespace LaporBot.Faults;

/// <summary>People file complaints while everything around the gateway, and the gateway itself, breaks again and again.</summary>
internal sealed class Drill(DrillOptions options, Action<string> say)
{
    /// <summary>How long after the last trouble a refused webhook is still its echo.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(8);

    /// <summary>Said again and again while something is away.</summary>
    private static readonly string[] Usual = ["HealthCheck", "Polly", "cannot reach the ledger"];

    public async Task<Verdict> RunAsync()
    {
        say($"drill {options}");
        await using var telegram = await BotApiEmulator.StartAsync(retryDelay: TimeSpan.FromMilliseconds(200));
        await using var hub = await HubEmulator.StartAsync();
        await using var store = await Store.StartAsync(options.Store);
        var ledger = options.IsPostgres ? new NpgsqlConnectionStringBuilder(await PostgresServer.NewDatabaseAsync()) : null;
        await using var toTelegram = new Link(new Uri(telegram.Url).Port);
        await using var toHub = new Link(hub.Port);
        await using var toLedger = ledger is null ? null : new Link(ledger.Port);
        await using var fleet = await Fleet.StartAsync(options.Replicas, Settings(telegram, store, new Links(toTelegram, toTelegram, toHub, store.Wire, toLedger), ledger));
        var scene = new Scene(fleet, telegram, hub, store, new Links(fleet.Door, toTelegram, toHub, store.Wire, toLedger));
        var people = People(scene);
        var verdict = await RunAsync(scene, people);
        Tell(fleet, people, verdict);
        return verdict;
    }

    private (string, string)[] Settings(BotApiEmulator telegram, Store store, Links links, NpgsqlConnectionStringBuilder? ledger)
    {
        var settings = new List<(string, string)>
        {
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", $"http://127.0.0.1:{links.Telegram.Port}"), ("Telegram__Mode", options.Mode),
            ("Hub__Adapter", "GeoReport"), ("Hub__BaseUrl", $"http://127.0.0.1:{links.Hub.Port}"), ("Hub__ApiKey", "kunci"),
            ("Hub__PostTimeout", "00:00:03"), ("Hub__GetTimeout", "00:00:02"), ("Outbox__SettleSeconds", "10"), ("Outbox__PerSecond", "100"),
        };
        if (store.ConnectionString is { } redis)
        {
            settings.Add(("Redis__ConnectionString", redis));
        }

        if (ledger is not null)
        {
            ledger.Port = links.Ledger!.Port;
            settings.Add(("Ledger__ConnectionString", ledger.ConnectionString));
        }

        return [.. settings];
    }

    private List<Resident> People(Scene scene) =>
    [
        .. Enumerable.Range(1, options.Citizens).Select(number => number % 4 == 0
            ? (Resident)new WebResident(number, new Random(options.Seed + number), scene.Fleet.Address)
            : new TelegramResident(number, new Random(options.Seed + number), scene.Telegram.Citizen(70_000 + number))),
    ];

    private async Task<Verdict> RunAsync(Scene scene, List<Resident> people)
    {
        using var noMore = new CancellationTokenSource(options.Length);
        using var tooLate = new CancellationTokenSource();
        var lives = people.ConvertAll(one => Task.Run(() => one.LiveAsync(noMore.Token, tooLate.Token)));
        var counting = EndWhenEnoughAsync(people, noMore);
        await new Troubles(scene, options, say).RageAsync(noMore.Token);
        await counting;
        var calm = TimeProvider.System.GetTimestamp();
        await Task.Delay(Echo);
        var before = scene.Telegram.Webhook.Answers.Count;
        tooLate.CancelAfter(options.Drain);
        var stuck = new ConcurrentQueue<string>();
        await Task.WhenAll(lives.Select((life, i) => FinishAsync(life, people[i], stuck)));
        await UntilRestAsync(scene, people, tooLate.Token);
        var drained = TimeProvider.System.GetElapsedTime(calm);
        return new Count(scene, people, options).Verdict([.. stuck], before, drained);
    }

    /// <summary>Ends the filing when as many receipts have been seen as were asked for, and says now and then how many there are.</summary>
    private async Task EndWhenEnoughAsync(List<Resident> people, CancellationTokenSource noMore)
    {
        var (begun, told) = (TimeProvider.System.GetTimestamp(), 0);
        while (!noMore.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), noMore.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var acknowledged = people.Sum(one => one.Acknowledged);
            if (acknowledged >= options.Acknowledged)
            {
                await noMore.CancelAsync();
            }

            if (acknowledged / 500 > told)
            {
                told = acknowledged / 500;
                say(string.Create(CultureInfo.InvariantCulture, $"  {acknowledged} acknowledged after {TimeProvider.System.GetElapsedTime(begun).TotalMinutes:0.0} minutes"));
            }
        }
    }

    private static async Task FinishAsync(Task life, Resident one, ConcurrentQueue<string> stuck)
    {
        try
        {
            await life;
        }
        catch (OperationCanceledException)
        {
            stuck.Enqueue($"person {one.Number} at: {(one.Seen is [.., var newest] ? newest.ReplaceLineEndings(" ") : "the beginning")}");
        }
    }

    private static async Task UntilRestAsync(Scene scene, List<Resident> people, CancellationToken tooLate)
    {
        while (!tooLate.IsCancellationRequested && (scene.Telegram.Updates.Count > 0 || Count.Missing(scene, people).Count > 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), tooLate).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What would come twice comes a little later.
        await Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None);
    }

    private static bool IsWorthReading(string line) =>
        line.Contains("crit:", StringComparison.Ordinal)
        || (line.Contains("fail:", StringComparison.Ordinal) && !Usual.Any(part => line.Contains(part, StringComparison.Ordinal)));

    /// <summary>What the processes said is only worth reading when something went wrong.</summary>
    private void Tell(Fleet fleet, List<Resident> people, Verdict verdict)
    {
        if (!verdict.IsKept)
        {
            foreach (var line in fleet.Replicas.SelectMany(replica => replica.Program.Printed).Where(IsWorthReading).Take(100))
            {
                say(line);
            }

            foreach (var one in people.Where(one => one.Strays.Count > 0).Take(5))
            {
                say($"person {one.Number} was at a loss; the last words heard:\n    {string.Join("\n    ", one.Heard.TakeLast(60).Select(words => words.ReplaceLineEndings(" ")))}");
            }
        }
    }
}

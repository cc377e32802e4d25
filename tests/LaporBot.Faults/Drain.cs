using System.Globalization;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Tests;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LaporBot.Faults;

/// <summary>
/// The day the hub comes back: so many complaints have waited while it was away, two processes send them, and what is counted is how
/// evenly and how fast they arrive, and whether each arrives once.
/// </summary>
internal sealed class Drain(int complaints, double perSecond, Action<string> say)
{
    private const int Replicas = 2;
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);

    /// <summary>The same rate for so many windows, the first and the last left out.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    public static bool TryParse(string[] args, out int complaints, out double perSecond)
    {
        (complaints, perSecond) = (0, 100);
        return args is ["--drain", var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out complaints) && complaints > 0
            && (args.Length == 2 || (args is [_, _, "--per-second", var rate] && double.TryParse(rate, CultureInfo.InvariantCulture, out perSecond) && perSecond > 0));
    }

    /// <returns>True when all arrived, each once, no faster than allowed and not slower than nine tenths of it.</returns>
    public async Task<bool> RunAsync()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var hub = await HubEmulator.StartAsync();
        await using var toHub = new Link(hub.Port);
        await using var redis = new RedisProcess();
        await redis.UpAsync();
        var ledger = await PostgresServer.NewDatabaseAsync();
        await using var fleet = await Fleet.StartAsync(
            Replicas,
            ("Redis__ConnectionString", $"127.0.0.1:{redis.Port}"), ("Ledger__ConnectionString", ledger),
            ("Hub__Adapter", "GeoReport"), ("Hub__BaseUrl", $"http://127.0.0.1:{toHub.Port}"), ("Hub__ApiKey", "kunci"),
            ("Outbox__PerSecond", perSecond.ToString(CultureInfo.InvariantCulture)));
        toHub.Refuse();
        var begun = TimeProvider.System.GetTimestamp();
        await FileAsync(ledger);
        say($"{complaints} complaints wait, filed in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s");
        await Task.Delay(Outage);
        toHub.Heal();
        var back = TimeProvider.System.GetTimestamp();
        await Programs.UntilAsync(() => Task.FromResult(hub.Records.Count >= complaints), "all are at the hub", (int)(120 + (3 * complaints / perSecond)));
        await Task.Delay(Window);
        return Judge(hub.Records, TimeProvider.System.GetElapsedTime(back) - Window);
    }

    private bool Judge(IReadOnlyList<HubRecord> records, TimeSpan since)
    {
        var first = records[0].At;
        var span = records[^1].At - first;
        var rate = (records.Count - 1) / span.TotalSeconds;
        var fastest = records.GroupBy(record => (long)((record.At - first) / Window)).Max(window => window.Count()) / Window.TotalSeconds;
        var twice = records.Count - records.Select(record => record.Ticket).Distinct().Count();
        say(string.Create(CultureInfo.InvariantCulture, $"drained {records.Count} in {span.TotalSeconds:0.0} s ({since.TotalSeconds:0.0} s after the hub's return)"));
        say(string.Create(CultureInfo.InvariantCulture, $"configured {perSecond}/s, seen {rate:0.0}/s, fastest {Window.TotalSeconds:0} s {fastest:0.0}/s; doubled {twice}, lost {complaints - records.Count + twice}"));
        return twice == 0 && records.Count == complaints && rate >= 0.9 * perSecond && fastest <= 1.1 * perSecond;
    }

    private async Task FileAsync(string ledger)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Ledger:ConnectionString"] = ledger }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(settings);
        services.AddLaporBotCore(settings);
        services.AddLedger(settings);
        await using var provider = services.BuildServiceProvider();
        var books = provider.GetRequiredService<ILedger>();
        await Parallel.ForEachAsync(Enumerable.Range(0, complaints), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellationToken) =>
            await books.FileAsync(Some.Complaint(new ReplyAddress("nobody", $"{number}"), TimeProvider.System.GetUtcNow()), cancellationToken));
    }
}

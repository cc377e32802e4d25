using System.Diagnostics;
using LaporBot.Bot.Tests;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Testing.Telegram;
using Npgsql;

namespace LaporBot.Faults;

/// <summary>A gateway on PostgreSQL with many people who once reported something, each a chat of the emulated Bot API.</summary>
internal sealed class BroadcastHouse : IAsyncDisposable
{
    public const long FirstChat = 1_000_000;

    private readonly string _ledger;

    private readonly RedisProcess _redis;

    private BroadcastHouse(BotApiEmulator telegram, RedisProcess redis, Fleet fleet, string ledger) => (Telegram, _redis, Fleet, _ledger) = (telegram, redis, fleet, ledger);

    public BotApiEmulator Telegram { get; }

    public Fleet Fleet { get; }

    /// <summary>The one that was started last: its link to the desk is the one that still opens.</summary>
    public LaporBotApplication Newest => Fleet.Replicas[^1].Program;

    public static async Task<BroadcastHouse> StartAsync(int replicas, int people, int perSecond, int channelPerSecond)
    {
        var telegram = await BotApiEmulator.StartAsync();
        var redis = new RedisProcess();
        await redis.UpAsync();
        var ledger = await PostgresServer.NewDatabaseAsync();
        var fleet = await Fleet.StartAsync(
            replicas,
            ("Redis__ConnectionString", $"127.0.0.1:{redis.Port}"), ("Ledger__ConnectionString", ledger), ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Telegram__Mode", "Webhook"),
            ("Telegram__MessagesPerSecond", $"{channelPerSecond}"), ("Broadcasts__PerSecond", $"{perSecond}"), ("Broadcasts__From", "00:00"), ("Broadcasts__Until", "00:00"),
            ("Broadcasts__MostFaultyPercent", "50"), ("Broadcasts__MostBlockedPercent", "50"));
        var house = new BroadcastHouse(telegram, redis, fleet, ledger);
        await house.FillAsync(people);
        return house;
    }

    /// <summary>The chats of the first so many who reported something.</summary>
    public Citizen[] People(int count) => [.. Enumerable.Range(1, count).Select(n => Telegram.Citizen(FirstChat + n))];

    /// <summary>One number from the ledger.</summary>
    public async Task<long> AskAsync(string sql)
    {
        await using var ledger = new NpgsqlConnection(_ledger);
        await ledger.OpenAsync();
        await using var command = new NpgsqlCommand(sql, ledger) { CommandTimeout = 120 };
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }

    /// <summary>Written, handed in, approved by a second person: the path of its page.</summary>
    public static async Task<string> SendAsync(SomeDesk desk, string text)
    {
        await desk.BecomeAsync(SomeDesk.Admin);
        var address = (await desk.PostAsync("/siaran", ("isi", text), ("tujuan", "kasus"), ("kategori", "jalan"))).GoesTo!.Split('?')[0];
        await ApproveAsync(desk, address);
        return address;
    }

    /// <summary>Handed in, and approved by a second person.</summary>
    public static async Task ApproveAsync(SomeDesk desk, string address)
    {
        await desk.PostAsync($"{address}/kirim");
        await desk.BecomeAsync(SomeDesk.Penghubung);
        await desk.PostAsync($"{address}/setujui", ("sidik", SomeDesk.Field(await desk.GetAsync(address), "sidik")));
        await desk.BecomeAsync(SomeDesk.Admin);
    }

    /// <summary>Calls that send or edit, by the second in which they came.</summary>
    public int[] PerSecond(string method) =>
        [.. Telegram.CallsOf(method).GroupBy(call => (long)Stopwatch.GetElapsedTime(0, call.At).TotalSeconds).OrderBy(group => group.Key).Select(group => group.Count())];

    public async ValueTask DisposeAsync()
    {
        await Fleet.DisposeAsync();
        await Telegram.DisposeAsync();
        await _redis.DisposeAsync();
    }

    private Task<long> FillAsync(int people) => AskAsync(
        $"""
         INSERT INTO complaints (id, draft_id, ticket, owner_channel, owner_address, language, consent_version, consent_at, classification, title, story,
             category_code, category_name, is_date_approximate, region_code, region_name, is_secret, filed_at, status, status_since)
         SELECT gen_random_uuid(), gen_random_uuid(), 'FAULT-' || n, 'telegram', ({FirstChat} + n)::text, CASE WHEN n % 7 = 0 THEN 'en' ELSE 'id' END, '1', 0, 'Pengaduan', 'Jalan', 'Jalan rusak',
             'jalan', 'Jalan', FALSE, '52.71', 'Kota Mataram', FALSE, 1790000000000000 + n, 'InProgress', 1790000000000000
         FROM generate_series(1, {people}) AS n;
         ANALYZE complaints;
         SELECT COUNT(*) FROM complaints
         """);
}

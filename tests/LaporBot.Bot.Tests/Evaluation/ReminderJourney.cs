using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Tests.Redis;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace LaporBot.Bot.Tests.Evaluation;

/// <summary>
/// A case grows old while the gateway dies at the worst moments. Its admin hears of amber once and of what came after it once; what was
/// passed over stands in the case. Time goes by in the ledger while nobody runs: its moments are moved back.
/// </summary>
public sealed class ReminderJourney
{
    private const string Amber = "menunggu jawaban pertama";
    private const string Escalation = "masih belum dijawab";

    /// <summary>Unlike each other, or the second citizen would be asked to support the first.</summary>
    private static readonly string[] Stories =
    [
        "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam",
        "Sampah di pasar Kebon Roek tidak diangkut sejak dua minggu, baunya sampai ke rumah warga",
        "Air PDAM di perumahan kami tidak mengalir sejak dua minggu, kami terpaksa beli air galon",
        "Antrean KTP di kantor dukcapil dipungut biaya lima puluh ribu sejak dua minggu yang lalu",
    ];

    /// <summary>A killed process keeps the turn to remind for half a minute.</summary>
    private const int PatienceSeconds = 120;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_stage_is_told_once_whenever_the_process_dies()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram);
        var (admin, citizen) = (telegram.Citizen(9001), telegram.Citizen());
        var ticket = await FileAsync(gateway, citizen);
        await WriteAsync(gateway, "UPDATE staff SET telegram_id = '9001' WHERE name LIKE 'Admin%'");
        await AdvanceAsync(gateway, citizen);

        // Decided and written down, and Telegram takes nothing yet.
        await gateway.KillAsync();
        await AgeAsync(gateway, days: 10);
        telegram.Faults.TooManyRequests("sendMessage", retryAfterSeconds: 5, times: 1000);
        await gateway.RestartAsync();
        await UntilAsync(async () => await AskAsync(gateway, "SELECT COUNT(*) FROM reminders") == 1, "amber is decided");
        await gateway.KillAsync();
        Assert.Empty(Told(admin, Amber));
        telegram.Faults.Clear();
        await gateway.RestartAsync();
        await UntilAsync(() => Told(admin, Amber).Length > 0, "amber is told");

        // Telegram has taken it, and the process dies before it hears so. It was away over red: the case is escalated at once.
        await UntilAsync(async () => await AskAsync(gateway, "SELECT COUNT(*) FROM deliveries WHERE state IN ('Waiting', 'Unknown')") == 0, "nothing is on its way");
        await gateway.KillAsync();
        await AgeAsync(gateway, days: 200);
        telegram.Faults.Silence("sendMessage");
        await gateway.RestartAsync();
        await UntilAsync(() => Told(admin, Escalation).Length > 0, "the escalation is told");
        await gateway.KillAsync();
        await gateway.RestartAsync();

        // What comes after it in the same chat has come: a second copy would have, too.
        // The reader's lease of the killed process has to pass first.
        var heard = citizen.Messages.Count;
        citizen.Say($"/tambah {ticket}");
        await UntilAsync(() => citizen.Messages.Skip(heard).Any(message => message.Text.Contains("tambah", StringComparison.OrdinalIgnoreCase)), "the bot asks what to add");
        citizen.Say("Sekarang tiangnya juga miring ke arah jalan raya");
        await UntilAsync(() => Told(admin, "Pelapor menambahkan").Length > 0, "what the citizen adds is told");
        Assert.Single(Told(admin, Amber));
        await UntilAsync(async () => await AskAsync(gateway, "SELECT COUNT(*) FROM deliveries WHERE state = 'Waiting'") == 0, "nothing waits");
        Assert.Single(Told(admin, Escalation));
        Assert.Equal(1, await AskAsync(gateway, "SELECT COUNT(*) FROM deliveries WHERE state = 'Unknown'"));
        using var desk = await SomeDesk.EnterAsync(gateway);
        var page = await desk.GetAsync($"/kasus/{ticket}");
        foreach (var line in new[] { "Pengingat kuning dikirim", "Pengingat merah dilewati", "Eskalasi dikirim" })
        {
            Assert.Single(Regex.Matches(page.Text, line));
        }

        Assert.Contains(Escalation, (await desk.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_replicas_that_die_in_turn_tell_each_case_once()
    {
        const int Cases = 4;
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        var ledger = await PostgresServer.NewDatabaseAsync();
        await using var first = await StartAsync(telegram, ("Redis__ConnectionString", redis.ConnectionString), ("Ledger__ConnectionString", ledger));
        for (var i = 0; i < Cases; i++)
        {
            var citizen = telegram.Citizen(7100 + i);
            await FileAsync(first, citizen, i + 1);
            await AdvanceAsync(first, citizen, i);
        }

        await WriteAsync(first, "UPDATE staff SET telegram_id = '9001' WHERE name LIKE 'Admin%'");
        await first.KillAsync();
        await AgeAsync(first, days: 10);
        await using var second = await StartAsync(telegram, ("Redis__ConnectionString", redis.ConnectionString), ("Ledger__ConnectionString", ledger));
        await first.RestartAsync();
        var admin = telegram.Citizen(9001);
        await UntilAsync(() => Told(admin, Amber).Length > 0, "the first one is told");
        foreach (var replica in new[] { first, second })
        {
            await replica.KillAsync();
            await replica.RestartAsync();
        }

        await UntilAsync(async () => await AskAsync(first, "SELECT COUNT(*) FROM reminders") == Cases, "all are decided");
        await UntilAsync(
            async () => await AskAsync(first, "SELECT COUNT(*) FROM deliveries WHERE state = 'Waiting' OR (state = 'Unknown' AND lease_token IS NOT NULL)") == 0
                || Told(admin, Amber).Distinct().Count() == Cases,
            "all are sent");
        var unsure = await AskAsync(first, "SELECT COUNT(*) FROM deliveries WHERE state = 'Unknown'");
        Assert.InRange(Told(admin, Amber).Length, Cases - unsure, Cases);
        Assert.Equal(Told(admin, Amber).Length, Told(admin, Amber).Distinct().Count());
    }

    private static string[] Told(Citizen person, string words) =>
        [.. person.Messages.Select(message => message.Text).Where(text => text.Contains(words, StringComparison.Ordinal))];

    /// <summary>Open on every day of the week, so that the day on which the test runs does not matter.</summary>
    private static Task<LaporBotApplication> StartAsync(BotApiEmulator telegram, params (string Name, string Value)[] more) => LaporBotApplication.StartAsync(
    [
        ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Sandbox__SecondsPerStep", "3600"), ("Hub__PollSeconds", "1"),
        ("Node__OfficeFrom", "00:00"), ("Node__OfficeUntil", "23:59"), ("Node__QuietFrom", "00:00"), ("Node__QuietUntil", "00:00"),
        ("Node__Sla__FirstFollowUpAmber", "1"), ("Node__Sla__FirstFollowUp", "50"), ("Node__Sla__ResolutionAmber", "248"), ("Node__Sla__Resolution", "250"),
        .. Enum.GetNames<DayOfWeek>().Select((day, i) => ($"Node__WorkDays__{i}", day)),
        .. more,
    ]);

    private static async Task<string> FileAsync(LaporBotApplication gateway, Citizen citizen, int number = 1)
    {
        citizen.Say(Stories[number - 1]);
        await citizen.FillInAsync(FilingWay.Review);
        citizen.Press("Kirim");
        var ticket = Regex.Match((await citizen.WaitForAsync("LB-")).Text, "LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]").Value;
        await UntilAsync(async () => await AskAsync(gateway, "SELECT COUNT(*) FROM complaints WHERE tracking_id IS NOT NULL") == number, "the hub has it");
        return ticket;
    }

    private static async Task AdvanceAsync(LaporBotApplication gateway, Citizen citizen, int number = 0)
    {
        var requests = await gateway.Http.GetStringAsync(new Uri(gateway.Address, "/sandbox/hub/requests.json"), Cancel);
        var ids = JsonNode.Parse(requests)!.AsArray().Select(one => (string)one!["service_request_id"]!).Order(StringComparer.Ordinal).ToArray();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("id", ids[number])]);
        using var answer = await gateway.Http.PostAsync(new Uri(gateway.Address, "/sandbox/advance"), form, Cancel);
        await UntilAsync(() => citizen.Messages.Any(message => message.Text.Contains("Terdisposisi", StringComparison.Ordinal)), "it is with an institution");
    }

    private static Task AgeAsync(LaporBotApplication gateway, int days)
    {
        var back = TimeSpan.FromDays(days).Ticks / TimeSpan.TicksPerMicrosecond;
        return WriteAsync(
            gateway,
            $"""
             UPDATE status_events SET at = at - {back}, received_at = received_at - {back};
             UPDATE reminders SET since = since - {back}, at = at - {back};
             UPDATE complaints SET status_since = status_since - {back}, filed_at = filed_at - {back}, remind_at = 1;
             """);
    }

    private static async Task WriteAsync(LaporBotApplication gateway, string sql)
    {
        await using var ledger = LedgerOf(gateway);
        await ledger.OpenAsync(Cancel);
        await using var command = ledger.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Cancel));
    }

    private static async Task<long> AskAsync(LaporBotApplication gateway, string sql)
    {
        await using var ledger = LedgerOf(gateway);
        await ledger.OpenAsync(Cancel);
        await using var command = ledger.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Cancel), CultureInfo.InvariantCulture);
    }

    private static DbConnection LedgerOf(LaporBotApplication gateway) => gateway.Setting("Ledger__ConnectionString") is { } postgres
        ? new NpgsqlConnection(postgres)
        : new SqliteConnection($"Data Source={Path.Combine(gateway.DataPath, "ledger.db")}");

    private static Task UntilAsync(Func<bool> isTrue, string what) => UntilAsync(() => Task.FromResult(isTrue()), what);

    private static Task UntilAsync(Func<Task<bool>> isTrue, string what) => Programs.UntilAsync(isTrue, what, PatienceSeconds);
}

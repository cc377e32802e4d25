using System.Globalization;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Testing.Telegram;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LaporBot.Bot.Tests.Broadcasts;

/// <summary>A wrong message to many is set right while the process is killed in the middle; then one in Telegram is held, let go and given up.</summary>
public sealed class CorrectionJourney
{
    private const int People = 300;
    private const long FirstChat = 50_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_message_becomes_the_new_one_and_nobody_gets_a_second()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, perSecond: 60);
        await FillAsync(gateway);
        var citizens = Enumerable.Range(0, People).Select(n => telegram.Citizen(FirstChat + n)).ToArray();
        using var desk = await SomeDesk.EnterAsync(gateway);
        var address = await SendAsync(desk, "Jalan Pejanggik ditutup besok.");
        await UntilAsync(gateway, "SELECT COUNT(*) FROM broadcast_recipients WHERE state = 'Sent'", People);

        var correction = (await desk.PostAsync($"{address}/perbaiki", ("isi", "Jalan Pejanggik ditutup lusa."))).GoesTo!.Split('?')[0];
        await desk.PostAsync($"{correction}/kirim");
        await Programs.UntilAsync(() => Task.FromResult(telegram.CallsOf("editMessageText").Length > People / 3), "a third is edited", 120);
        await gateway.KillAsync();
        Assert.InRange(telegram.CallsOf("editMessageText").Length, People / 3, People - 1);
        await gateway.RestartAsync();
        await UntilAsync(gateway, "SELECT COUNT(*) FROM broadcasts WHERE kind = 'Correction' AND state = 'Finished'", 1);

        foreach (var citizen in citizens)
        {
            var only = Assert.Single(citizen.Messages);
            Assert.Contains("ditutup lusa", only.Text, StringComparison.Ordinal);
        }

        Assert.Equal(People, telegram.CallsOf("sendMessage").Length);
        Assert.Equal(2 * People, await AskAsync(gateway, "SELECT COUNT(*) FROM broadcast_recipients WHERE state = 'Sent'"));
        using var after = await SomeDesk.EnterAsync(gateway);
        Assert.Contains("100 %", (await after.GetAsync(correction)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_phone_it_is_looked_at_held_let_go_and_given_up()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, perSecond: 5);
        await FillAsync(gateway);
        for (var n = 0; n < People; n++)
        {
            telegram.Citizen(FirstChat + n);
        }

        using var desk = await SomeDesk.EnterAsync(gateway);
        await WriteAsync(gateway, "UPDATE staff SET telegram_id = '9001' WHERE name LIKE 'Admin%'");
        var admin = telegram.Citizen(9001);
        admin.Say("/siaran");
        await admin.WaitForAsync("Tidak ada siaran");
        await SendAsync(desk, "Air mati besok.");
        await UntilAsync(gateway, "SELECT COUNT(*) > 5 FROM broadcast_recipients WHERE state = 'Sent'", 1);
        admin.Say("/siaran");
        await admin.WaitForAsync("berjalan");
        admin.Press("Jeda");
        await UntilAsync(gateway, "SELECT COUNT(*) FROM broadcasts WHERE state = 'Paused'", 1);
        await Programs.UntilAsync(() => Task.FromResult(admin.Messages.Any(message => message.Buttons.Any(button => button.Label == "Lanjutkan"))), "the card offers to go on");
        var held = Copies(telegram);
        await Task.Delay(TimeSpan.FromSeconds(2), Cancel);
        Assert.InRange(Copies(telegram), held, held + 3);

        admin.Press("Lanjutkan");
        await Programs.UntilAsync(() => Task.FromResult(Copies(telegram) > held + 3), "it goes on", 60);
        admin.Press("Batalkan");
        await Programs.UntilAsync(() => Task.FromResult(admin.Messages.Any(message => message.Buttons.Any(button => button.Label == "Ya, batalkan"))), "it is asked once");
        Assert.Equal(0, await AskAsync(gateway, "SELECT COUNT(*) FROM broadcasts WHERE state = 'Cancelled'"));
        admin.Press("Ya, batalkan");
        await UntilAsync(gateway, "SELECT COUNT(*) FROM broadcasts WHERE state = 'Cancelled'", 1);
        var last = Copies(telegram);
        await Task.Delay(TimeSpan.FromSeconds(2), Cancel);
        Assert.InRange(Copies(telegram), last, last + 3);
        Assert.InRange(last, held + 1, People - 1);
        using var oversight = await SomeDesk.EnterAsync(gateway, SomeDesk.Inspektorat);
        var trail = (await oversight.GetAsync("/audit")).Text;
        Assert.Contains("telegram", trail, StringComparison.Ordinal);
    }

    private static int Copies(BotApiEmulator telegram) => telegram.CallsOf("sendMessage").Count(call => call["text"]!.Contains("Air mati", StringComparison.Ordinal) && call["chat_id"] != "9001");

    private static Task<LaporBotApplication> StartAsync(BotApiEmulator telegram, int perSecond) => LaporBotApplication.StartAsync(
        ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Telegram__MessagesPerSecond", "100"), ("Broadcasts__PerSecond", $"{perSecond}"),
        ("Broadcasts__From", "00:00"), ("Broadcasts__Until", "00:00"), ("Broadcasts__ApprovalAbove", "1000"), ("Broadcasts__CanaryPercent", "0"), ("Sandbox__SecondsPerStep", "3600"));

    private static async Task<string> SendAsync(SomeDesk desk, string text)
    {
        var address = (await desk.PostAsync("/siaran", ("isi", text), ("tujuan", "semua"))).GoesTo!.Split('?')[0];
        await desk.PostAsync($"{address}/kirim");
        return address;
    }

    /// <summary>People who once reported something.</summary>
    private static Task FillAsync(LaporBotApplication gateway) => WriteAsync(gateway, string.Concat(Enumerable.Range(0, People).Select(n => string.Create(
        CultureInfo.InvariantCulture,
        $"""
         INSERT INTO complaints (id, draft_id, ticket, owner_channel, owner_address, language, consent_version, consent_at, classification, title, story,
             category_code, category_name, is_date_approximate, region_code, region_name, is_secret, filed_at, status, status_since)
         VALUES ('{Guid.NewGuid():D}', '{Guid.NewGuid():D}', '{TicketNumber.Draw()}', 'telegram', '{FirstChat + n}', 'id', '1', 0, 'Pengaduan', 'Jalan', 'Jalan rusak',
             'jalan', 'Jalan', 0, '52.71', 'Kota Mataram', 0, 1790000000000000 + {n}, 'Submitted', 1790000000000000);

         """))));

    private static Task UntilAsync(LaporBotApplication gateway, string sql, long value) =>
        Programs.UntilAsync(async () => await AskAsync(gateway, sql) == value, $"{sql} = {value}", 180);

    private static async Task WriteAsync(LaporBotApplication gateway, string sql)
    {
        await using var ledger = new SqliteConnection($"Data Source={Path.Combine(gateway.DataPath, "ledger.db")}");
        await ledger.OpenAsync(Cancel);
        await using var command = ledger.CreateCommand();
        command.CommandText = $"BEGIN; {sql}; COMMIT;";
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Cancel));
    }

    private static async Task<long> AskAsync(LaporBotApplication gateway, string sql)
    {
        await using var ledger = new SqliteConnection($"Data Source={Path.Combine(gateway.DataPath, "ledger.db")}");
        await ledger.OpenAsync(Cancel);
        await using var command = ledger.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Cancel), CultureInfo.InvariantCulture);
    }
}

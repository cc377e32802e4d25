using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Journeys;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Bot.Tests.Desk.Telegram;

/// <summary>An official at work in Telegram, through the whole program, with citizens in the same bot.</summary>
public sealed class OfficialJourney
{
    private const string Secret = "rahasia-webhook-0123456789abcdef";
    private const string Street = "Karang Baru";
    private const string Answer = "Lampu sudah diganti tadi siang oleh petugas kami.";

    [Theory]
    [InlineData("Webhook")]
    [InlineData("Polling")]
    public async Task An_official_is_told_of_a_report_answers_it_and_hears_what_became_of_the_answer(string mode)
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, mode);
        using var desk = await SomeDesk.EnterAsync(gateway);
        var official = telegram.Citizen(9001);
        await BindAsync(desk, official);
        Assert.Contains(telegram.CallsOf("setMyCommands"), call => call["scope"]!.Contains("9001", StringComparison.Ordinal) && call["commands"]!.Contains("antrean", StringComparison.Ordinal));

        var citizen = telegram.Citizen();
        var ticket = await FileAsync(citizen);
        var notice = await official.WaitForAsync("Laporan baru");
        Assert.Contains(ticket, notice.Text, StringComparison.Ordinal);
        Assert.Equal(["Buka", "Balas"], notice.Buttons.Select(button => button.Label));
        official.Say("/antrean");
        Assert.Contains(ticket, (await official.WaitForAsync("Antrean Anda")).Text, StringComparison.Ordinal);
        official.Press("1 · Buka");
        Assert.Contains(Street, (await official.WaitForAsync("Masuk")).Text, StringComparison.Ordinal);

        await AdvanceAsync(gateway, citizen, "Terdisposisi");
        official.Reply(notice, Answer);
        var preview = await official.WaitForAsync("Pratinjau jawaban");
        Assert.Contains(Answer, preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(citizen.Messages, message => message.Text.Contains(Answer, StringComparison.Ordinal));
        official.Press("Kirim");
        var sending = official.LastUpdate;
        var heard = await citizen.WaitForAsync(Answer);
        await UntilAsync(() => official.Messages.Any(message => message.Id == preview.Id && message.Text.Contains("sudah sampai", StringComparison.Ordinal)), "the preview says that it has arrived");

        telegram.Updates.Repeat(sending);
        official.Press("Antrean");
        await official.WaitForAsync("Tidak ada laporan yang menunggu");
        Assert.Single(citizen.Messages, message => message.Text.Contains(Answer, StringComparison.Ordinal));

        citizen.Reply(heard, "Terima kasih, tetapi satu tiang masih gelap");
        await citizen.WaitForAsync("Sudah ditambahkan");
        var added = await official.WaitForAsync("Pelapor menambahkan keterangan");
        Assert.Equal(["Buka", "Balas"], added.Buttons.Select(button => button.Label));
        official.Press("Buka");
        await official.WaitForAsync("satu tiang masih gelap");
        Assert.Single(official.Messages, message => message.Text.Contains("Laporan baru", StringComparison.Ordinal));
        Assert.DoesNotContain(official.Messages, message => message.Text.Contains($"{citizen.Id}", StringComparison.Ordinal));
        Assert.Empty(telegram.Leaks);
        Assert.DoesNotContain(gateway.Printed, line => line.Contains("9001", StringComparison.Ordinal) || line.Contains(Answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_with_a_photo_arrives_with_it_once_also_after_a_kill()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, "Polling");
        using var desk = await SomeDesk.EnterAsync(gateway);
        var official = telegram.Citizen(9001);
        await BindAsync(desk, official);
        var citizen = telegram.Citizen();
        var ticket = await FileAsync(citizen);
        await AdvanceAsync(gateway, citizen, "Terdisposisi");

        official.SendPhoto(Pictures.Jpeg(640, 480), $"/balas {ticket} {Answer}");
        var preview = await official.WaitForAsync("1 berkas disertakan");
        official.Press("Kirim");
        await UntilAsync(() => official.Messages.Any(message => message.Id == preview.Id && message.Text.Contains("sedang dikirim", StringComparison.Ordinal)), "it is kept");
        await gateway.KillAsync();
        await gateway.RestartAsync();

        // The killed process still holds the turn to carry answers until its lease is over.
        await Programs.UntilAsync(() => Task.FromResult(citizen.Messages.Any(message => message.Text.Contains(Answer, StringComparison.Ordinal))), "the answer has arrived", 90);
        await UntilAsync(() => citizen.Messages.Any(message => message.Document is not null), "the photo has arrived");
        await UntilAsync(() => official.Messages.Any(message => message.Text.Contains("sudah sampai", StringComparison.Ordinal)), "its author knows");
        Assert.Single(citizen.Messages, message => message.Text.Contains(Answer, StringComparison.Ordinal));
        Assert.Single(citizen.Messages, message => message.Document is not null);
        Assert.Single(official.Messages, message => message.Text.Contains("Laporan baru", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_bound_or_no_longer_so_is_a_citizen_like_any_other()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, "Webhook");
        using var desk = await SomeDesk.EnterAsync(gateway);
        var stranger = telegram.Citizen(9002);
        stranger.Say("/tidakada");
        var unknown = await stranger.WaitForAsync("");
        stranger.Say("/antrean");
        Assert.Equal(unknown.Text, (await stranger.WaitForAsync("")).Text);

        var official = telegram.Citizen(9001);
        var code = await BindAsync(desk, official);
        stranger.Say($"/start desk_{code}");
        await stranger.WaitForAsync("tidak berlaku");
        official.Say("/antrean");
        await official.WaitForAsync("Tidak ada laporan");
        official.Forward("/antrean");
        Assert.DoesNotContain("Tidak ada laporan", (await official.WaitForAsync("")).Text, StringComparison.Ordinal);
        official.PressData("d:k:00000000000000000000000000000000");
        await official.WaitForAsync("sudah dikirim, dibatalkan");
        official.PressData("d:zzz");
        await official.WaitForAsync("tidak berlaku");

        await desk.BecomeAsync(SomeDesk.Operator);
        var accounts = await desk.GetAsync("/petugas");
        var row = Regex.Match(accounts.Html, $"{SomeDesk.Admin}.*?/petugas/(?<id>[0-9a-f-]+)/cabut", RegexOptions.Singleline);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync($"/petugas/{row.Groups["id"].Value}/cabut", ("alasan", "pindah tugas"))).Status);
        official.Say("/antrean");
        Assert.Equal(unknown.Text, (await official.WaitForAsync("")).Text);
        Assert.Contains(telegram.CallsOf("deleteMyCommands"), call => call["scope"]!.Contains("9001", StringComparison.Ordinal));
        Assert.DoesNotContain(gateway.Printed, line => line.Contains("9001", StringComparison.Ordinal) || line.Contains("9002", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Groups_channels_and_anonymous_admins_are_never_obeyed()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, "Webhook");
        using var desk = await SomeDesk.EnterAsync(gateway);
        var official = telegram.Citizen(9001);
        await BindAsync(desk, official);
        var before = telegram.CallsOf("sendMessage").Length;
        foreach (var from in (JsonObject[])[Person(9001), Person(1087968824)])
        {
            telegram.Updates.Add("message", Said("/antrean", new JsonObject { ["id"] = -100200, ["type"] = "supergroup", ["title"] = "RT 05" }, from), "chat:-100200");
        }

        telegram.Updates.Add("channel_post", Said("/antrean", new JsonObject { ["id"] = -100300, ["type"] = "channel", ["title"] = "Kanal" }, Person(9001)), "chat:-100300");
        official.Say("/lepas");
        await official.WaitForAsync("sudah diputus");
        Assert.Equal(before + 1, telegram.CallsOf("sendMessage").Length);
        Assert.Equal(0, telegram.Updates.Count);
    }

    [Fact]
    public async Task An_official_is_a_citizen_too()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, "Webhook");
        using var desk = await SomeDesk.EnterAsync(gateway);
        var official = telegram.Citizen(9001);
        await BindAsync(desk, official);
        var ticket = await FileAsync(official);
        official.Say($"/status {ticket}");
        await official.WaitForAsync(ticket);
        official.Say("/antrean");
        Assert.Contains(ticket, (await official.WaitForAsync("Antrean Anda")).Text, StringComparison.Ordinal);
        official.Say("/siaran");
        await official.WaitForAsync("Tidak ada siaran");
        official.Say("/evaluasi");
        Assert.Contains("/admin/evaluasi", (await official.WaitForAsync("n = ")).Text, StringComparison.Ordinal);
        Assert.Contains("PNG", (await official.WaitForAsync("evaluasi.png")).Document, StringComparison.Ordinal);
        Assert.Single(telegram.CallsOf("sendPhoto"));
    }

    private static JsonObject Person(long id) => new() { ["id"] = id, ["is_bot"] = id == 1087968824, ["first_name"] = "Petugas" };

    private static JsonObject Said(string words, JsonObject chat, JsonObject from) => new()
    {
        ["message_id"] = 5,
        ["date"] = 1_790_000_000,
        ["text"] = words,
        ["chat"] = chat,
        ["from"] = from,
        ["sender_chat"] = chat.DeepClone(),
    };

    private static async Task<string> BindAsync(SomeDesk desk, Citizen official)
    {
        string? link = null;
        await UntilAsync(
            async () =>
            {
                var page = await desk.PostAsync("/saya/telegram");
                Assert.Equal(HttpStatusCode.OK, page.Status);
                link = Regex.Match(page.Html, $"https://t.me/{BotApiEmulator.BotName}\\?start=(?<payload>desk_[A-Z2-9]+)").Groups["payload"].Value;
                return link.Length > 0;
            },
            "the bot's name is known");
        official.Say($"/start {link}");
        await official.WaitForAsync("Tersambung");
        return link!["desk_".Length..];
    }

    private static async Task<string> FileAsync(Citizen citizen)
    {
        citizen.Say($"Lampu jalan di depan masjid {Street} mati sejak dua minggu, gelap sekali kalau malam");
        await citizen.FillInAsync(FilingWay.Review);
        citizen.Press("Kirim");
        var ticket = Regex.Match((await citizen.WaitForAsync("LB-")).Text, "LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]").Value;
        await UntilAsync(() => citizen.Messages.Any(message => message.Text.Contains("sudah diterima SP4N-LAPOR!", StringComparison.Ordinal)), "the hub has it");
        return ticket;
    }

    private static async Task AdvanceAsync(LaporBotApplication gateway, Citizen citizen, string news)
    {
        var requests = await gateway.Http.GetStringAsync(new Uri(gateway.Address, "/sandbox/hub/requests.json"), TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("id", (string)JsonNode.Parse(requests)![0]!["service_request_id"]!)]);
        using var answer = await gateway.Http.PostAsync(new Uri(gateway.Address, "/sandbox/advance"), form, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode < 400, $"advance: {(int)answer.StatusCode}");
        await UntilAsync(() => citizen.Messages.Any(message => message.Text.Contains(news, StringComparison.Ordinal)), news);
    }

    private static Task UntilAsync(Func<bool> isTrue, string what) => UntilAsync(() => Task.FromResult(isTrue()), what);

    private static Task UntilAsync(Func<Task<bool>> isTrue, string what) => Programs.UntilAsync(isTrue, what, 30);

    private static async Task<LaporBotApplication> StartAsync(BotApiEmulator telegram, string mode)
    {
        var gateway = LaporBotApplication.Create(
            ("Telegram__Token", telegram.Token),
            ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')),
            ("Telegram__Mode", mode),
            ("Telegram__WebhookSecret", Secret),
            ("Sandbox__SecondsPerStep", "3600"),
            ("Hub__PollSeconds", "1"),
            ("Node__QuietFrom", "00:00:00"),
            ("Node__QuietUntil", "00:00:00"));
        gateway.Set("PublicUrl", gateway.Address.ToString().TrimEnd('/'));
        await gateway.RestartAsync();
        return gateway;
    }
}

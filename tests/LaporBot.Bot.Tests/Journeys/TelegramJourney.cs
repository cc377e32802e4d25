using LaporBot.Bot.Tests.Files;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>A complaint in Telegram from the first word to the last news, through the whole program.</summary>
public sealed class TelegramJourney
{
    private const string Secret = "rahasia-webhook-0123456789abcdef";

    [Fact]
    public Task By_webhook_a_citizen_files_and_hears_every_change() => HearsEveryChangeAsync("Webhook");

    [Fact]
    public Task By_polling_a_citizen_files_and_hears_every_change() => HearsEveryChangeAsync("Polling");

    [Fact]
    public async Task A_repeated_update_is_answered_the_same_and_files_nothing_twice()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, "Webhook");
        var citizen = telegram.Citizen();
        await ToReviewAsync(citizen);
        telegram.Webhook.LoseAcknowledgements();
        citizen.Press("Kirim");
        var ticket = (await citizen.WaitForAsync("LB-")).Text;
        await citizen.WaitForAsync("sudah diterima SP4N-LAPOR!");
        telegram.Updates.Repeat(citizen.LastUpdate);
        await citizen.WaitForAsync("Ditindaklanjuti");
        Assert.All(citizen.Messages.Where(message => message.Text.Contains("diterima dan tersimpan", StringComparison.Ordinal)), message => Assert.Equal(ticket, message.Text));
        Assert.Single(await Arrived.AtSandboxAsync(gateway));
    }

    [Fact]
    public async Task An_album_reaches_the_hub_whole_upright_and_without_what_the_camera_wrote()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, "Webhook");
        var citizen = telegram.Citizen();
        await ToReviewAsync(citizen);
        citizen.SendAlbum(Specimens.SceneHeld(6), Specimens.WithExif(Specimens.Photo(2400, 1600), 1), Specimens.SceneHeld(6));
        await citizen.WaitForAsync("Album Anda diterima");
        await Programs.UntilAsync(() => Task.FromResult(telegram.Updates.Count == 0), "the album is kept", 30);
        citizen.Press("Kirim");
        await citizen.WaitForAsync("sudah diterima SP4N-LAPOR!");

        var files = await Arrived.FilesAtSandboxAsync(gateway);

        Assert.Equal(3, files.Count);
        Assert.InRange(files.Sum(file => file.Length), 1, 2 * 1024 * 1024);
        Assert.All(files, file => Assert.DoesNotContain(Specimens.Camera, System.Text.Encoding.Latin1.GetString(file), StringComparison.Ordinal));
        using var scene = SkiaSharp.SKBitmap.Decode(files[1]);
        Assert.Equal((160, 80), (scene.Width, scene.Height));
        Assert.DoesNotContain(citizen.Messages, message => message.Text.Contains("tidak ikut diteruskan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unreachable_Bot_API_does_not_stop_the_gateway_and_is_found_when_it_is_back()
    {
        var port = Programs.FreePort();
        await using var gateway = await LaporBotApplication.StartAsync(
            ("Telegram__Token", "424242:emulated-bot-token_0123456789abc"), ("Telegram__BaseUrl", $"http://127.0.0.1:{port}"));
        using var page = await gateway.Http.GetAsync(gateway.Address, TestContext.Current.CancellationToken);
        Assert.True(page.IsSuccessStatusCode);
        Assert.DoesNotContain(gateway.Printed, line => line.Contains("emulated-bot-token", StringComparison.Ordinal));
    }

    private static async Task HearsEveryChangeAsync(string mode)
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, mode);
        var citizen = telegram.Citizen();
        await ToReviewAsync(citizen);
        citizen.Press("Kirim");

        var receipt = await citizen.WaitForAsync("LB-");
        Assert.Contains("diterima", receipt.Text, StringComparison.Ordinal);
        foreach (var news in (string[])["sudah diterima SP4N-LAPOR!", "Terdisposisi", "Sedang diproses", "Ditindaklanjuti"])
        {
            await citizen.WaitForAsync(news);
            Assert.Single(citizen.Messages, message => message.Text.Contains(news, StringComparison.Ordinal));
        }

        Assert.Single(await Arrived.AtSandboxAsync(gateway));
        Assert.Empty(telegram.Leaks);
        Assert.DoesNotContain(gateway.Printed, line => line.Contains(telegram.Token[10..], StringComparison.Ordinal));
        Assert.DoesNotContain(gateway.Printed, line => line.Contains("Karang Baru", StringComparison.Ordinal));
    }

    private static async Task ToReviewAsync(Citizen citizen)
    {
        citizen.Say("Lampu jalan di sini mati, gelap sekali kalau malam, kata warga Karang Baru");
        await citizen.FillInAsync("Di mana tepatnya");
        citizen.SendLocation(-8.5833, 116.1167);
        await citizen.FillInAsync("Punya foto");
        citizen.SendPhoto(Pictures.Jpeg(800, 600));
        await citizen.FillInAsync(FilingWay.Review);
    }

    private static Task<LaporBotApplication> StartAsync(BotApiEmulator telegram, string mode)
    {
        var gateway = LaporBotApplication.Create(
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Telegram__Mode", mode), ("Telegram__WebhookSecret", Secret));
        gateway.Set("PublicUrl", gateway.Address.ToString().TrimEnd('/'));
        return UpAsync(gateway);
    }

    private static async Task<LaporBotApplication> UpAsync(LaporBotApplication gateway)
    {
        await gateway.RestartAsync();
        return gateway;
    }
}

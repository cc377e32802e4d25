using System.Net;
using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Browser;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;

namespace LaporBot.Bot.Tests.Broadcasts;

/// <summary>A clerk sends a broadcast with mouse and keyboard, a second person approves it, people get it, and it is corrected.</summary>
[Collection(WidgetHouse.Name)]
public sealed class BroadcastJourney(WidgetHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_first_page_to_the_report()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var program = await LaporBotApplication.StartAsync(
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Broadcasts__From", "00:00"), ("Broadcasts__Until", "00:00"),
            ("Broadcasts__ApprovalAbove", "1"), ("Sandbox__SecondsPerStep", "3600"));
        var people = new[] { telegram.Citizen(8001), telegram.Citizen(8002) };
        foreach (var citizen in people)
        {
            await FileAsync(citizen);
        }

        await using var desk = await DeskBrowser.EnterAsync(house, program);
        var page = desk.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await BindTelegramAsync(program, "8009");
        var author = telegram.Citizen(8009);
        await desk.GoAsync("/siaran");
        await LookAsync(desk, "siaran-kosong");
        await desk.FollowAsync("Siaran baru");
        await desk.FillAsync("Teks Indonesia", "Jalan Karang Baru ditutup besok pukul 08.00 untuk perbaikan lampu.");
        await page.GetByLabel("Pelapor menurut jenis laporan").CheckAsync();
        await page.GetByLabel("Wilayah").SelectOptionAsync("52.71");
        await Assertions.Expect(page.Locator("[data-tally-lines]")).ToContainTextAsync("Akan menerima");
        await LookAsync(desk, "siaran-baru");
        await desk.FillAsync("Teks bahasa Inggris (boleh kosong)", "Look at bit.ly/hadiah");
        await desk.PressAsync("Simpan dan lihat gladi");
        await desk.SeesAsync("tidak ada di daftar tepercaya");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Serahkan untuk disetujui" })).ToBeDisabledAsync();
        await desk.FollowAsync("Ubah");
        await desk.FillAsync("Teks bahasa Inggris (boleh kosong)", "");
        await desk.PressAsync("Simpan dan lihat gladi");
        await desk.SeesAsync("perlu disetujui orang kedua");
        await LookAsync(desk, "siaran-gladi");
        await desk.PressAsync("Serahkan untuk disetujui");
        await desk.SeesAsync("Anda tidak bisa menyetujui siaran sendiri");
        var address = new Uri(page.Url).AbsolutePath["/admin".Length..];

        await BecomeAsync(desk, "Penghubung percobaan", "");
        await desk.FollowAsync("1 siaran menunggu dibaca dan disetujui");
        await desk.GoAsync(address);
        await LookAsync(desk, "siaran-setujui");
        await desk.PressAsync("Setujui");
        await page.WaitForURLAsync(new Regex("kabar="));

        // The page of whoever approved it moves on by itself.
        await Assertions.Expect(page.GetByText("selesai", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        foreach (var citizen in people)
        {
            Assert.Contains("Nusa Tenggara Barat", (await citizen.WaitForAsync("ditutup besok")).Text, StringComparison.Ordinal);
        }

        await BecomeAsync(desk, "Admin percobaan", address);
        await Assertions.Expect(page.GetByText("selesai", new() { Exact = true })).ToBeVisibleAsync();
        await author.WaitForAsync("Terkirim 2 dari 2");
        Assert.Single(author.Messages, message => message.Text.Contains("Terkirim", StringComparison.Ordinal));
        await LookAsync(desk, "siaran-laporan");
        await desk.FollowAsync("Perbaiki isinya");
        await desk.FillAsync("Teks Indonesia", "Jalan Karang Baru ditutup lusa, bukan besok.");
        await LookAsync(desk, "siaran-perbaiki");
        await desk.PressAsync("Simpan dan lihat gladi");
        await desk.FollowAsync("Buka");
        await desk.PressAsync("Tarik kembali");
        await page.WaitForURLAsync(new Regex("kabar="));
        foreach (var citizen in people)
        {
            await Programs.UntilAsync(
                () => Task.FromResult(citizen.Messages.Any(message => message.Text.Contains("ditarik", StringComparison.Ordinal))), "the message is withdrawn", 30);
            Assert.DoesNotContain(citizen.Messages, message => message.Text.Contains("ditutup besok", StringComparison.Ordinal));
        }

        await Assertions.Expect(page.GetByText("selesai", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await BecomeAsync(desk, "Operator percobaan", "/rem-siaran");
        await desk.PressAsync("Tahan semua siaran");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync(desk, "siaran-rem");
    }

    [Fact]
    public async Task The_report_as_a_table_names_nobody_and_the_stream_tells_the_end()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var program = await LaporBotApplication.StartAsync(
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Broadcasts__From", "00:00"), ("Broadcasts__Until", "00:00"),
            ("Sandbox__SecondsPerStep", "3600"));
        var person = telegram.Citizen(8101);
        await FileAsync(person);
        using var admin = await SomeDesk.EnterAsync(program);

        Assert.Contains("Akan menerima 1", (await admin.PostAsync("/siaran/hitung", ("tujuan", "semua"), ("isi", "Halo."))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsync("/siaran", ("isi", "Halo."), ("tujuan", "kasus"))).Status);
        Assert.Contains("LB-XXXX, 12", (await admin.PostAsync("/siaran/hitung", ("tujuan", "tiket"), ("tiket", "LB-XXXX\n12"), ("isi", "Halo."))).Text, StringComparison.Ordinal);
        var foreign = await admin.GetAsync((await admin.PostAsync("/siaran", ("isi", "Klik bit.ly/hadiah"), ("tujuan", "semua"))).GoesTo!);
        Assert.Contains("bit.ly/hadiah", foreign.Text, StringComparison.Ordinal);
        Assert.Contains("disabled", foreign.Html, StringComparison.Ordinal);

        var address = (await admin.PostAsync("/siaran", ("isi", "Air mati besok."), ("tujuan", "semua"))).GoesTo!.Split('?')[0];
        await admin.PostAsync($"{address}/kirim");
        await Programs.UntilAsync(() => Task.FromResult(person.Messages.Any(message => message.Text.Contains("Air mati", StringComparison.Ordinal))), "it arrives", 30);
        Assert.Contains("\"percent\":100", (await admin.GetAsync($"{address}/arus")).Html, StringComparison.Ordinal);
        var table = (await admin.GetAsync($"{address}/unduh")).Html;
        Assert.Contains("\"1\",\"telegram\",\"id\",\"Sent\"", table, StringComparison.Ordinal);
        Assert.DoesNotContain("8101", table, StringComparison.Ordinal);

        // Who comes too late sees how it stands now, and nothing that was typed is lost.
        var late = await admin.PostAsync($"{address}/jeda");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Inilah keadaannya sekarang", late.Text, StringComparison.Ordinal);
        Assert.Contains("Air mati besok.", late.Text, StringComparison.Ordinal);
        var edit = await admin.PostAsync($"{address}/ubah", ("isi", "Air mati lusa saja."), ("tujuan", "semua"));
        Assert.Equal(HttpStatusCode.Conflict, edit.Status);
        Assert.Contains("Air mati lusa saja.", edit.Html, StringComparison.Ordinal);

        using var stranger = await SomeDesk.EnterAsync(program, SomeDesk.Inspektorat);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_page_left_open_does_not_hold_up_the_end_of_the_program()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var program = await LaporBotApplication.StartAsync(
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Broadcasts__From", "00:00"), ("Broadcasts__Until", "00:00"),
            ("Sandbox__SecondsPerStep", "3600"));
        await FileAsync(telegram.Citizen(8201));
        using var admin = await SomeDesk.EnterAsync(program);
        var address = (await admin.PostAsync("/siaran", ("isi", "Air mati lusa."), ("tujuan", "semua"), ("mulai", "2090-01-01T08:00"))).GoesTo!.Split('?')[0];
        await admin.PostAsync($"{address}/kirim");
        Assert.Contains("keadaan=Approved", (await admin.GetAsync(address)).Html, StringComparison.Ordinal);

        await using var page = await admin.ListenAsync($"{address}/arus?keadaan=Approved");
        using var words = new StreamReader(page);
        Assert.StartsWith("data:", await words.ReadLineAsync(Cancel), StringComparison.Ordinal);
        program.Signal(LaporBotApplication.Terminate);

        // A page that is cut off after the time to drain throws here.
        Assert.DoesNotContain("\"isOver\":true", await words.ReadToEndAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task FileAsync(Citizen citizen)
    {
        citizen.Say("Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam");
        await citizen.FillInAsync(FilingWay.Review);
        citizen.Press("Kirim");
        await citizen.FillInAsync("LB-");
    }

    /// <summary>What a one-time code does; here straight in the table.</summary>
    private static async Task BindTelegramAsync(LaporBotApplication program, string id)
    {
        await using var ledger = new SqliteConnection($"Data Source={Path.Combine(program.DataPath, "ledger.db")}");
        await ledger.OpenAsync(Cancel);
        await using var command = ledger.CreateCommand();
        command.CommandText = "UPDATE staff SET telegram_id = $id WHERE name LIKE 'Admin%'";
        command.Parameters.AddWithValue("$id", id);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
    }

    private static async Task BecomeAsync(DeskBrowser desk, string account, string path)
    {
        await desk.GoAsync("/masuk/konsol");
        await desk.PressAsync(account);
        await Assertions.Expect(desk.Page.Locator(".who")).ToContainTextAsync(account);
        await desk.GoAsync(path);
    }

    /// <summary>A picture to be looked at, and nothing that keeps anybody out.</summary>
    private static async Task LookAsync(DeskBrowser desk, string name)
    {
        if (Environment.GetEnvironmentVariable("LAPORBOT_PICTURES") is { Length: > 0 } folder)
        {
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }

        await desk.IsFineAsync(name);
    }
}

using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Browser;
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

        var page = await EnterAsync(program, "Admin percobaan");
        await BindTelegramAsync(program, "8009");
        var author = telegram.Citizen(8009);
        await page.GotoAsync($"{program.Address}admin/siaran");
        await LookAsync(page, "siaran-kosong");
        await page.GetByRole(AriaRole.Link, new() { Name = "Siaran baru" }).ClickAsync();
        await page.GetByLabel("Teks Indonesia", new() { Exact = true }).FillAsync("Jalan Karang Baru ditutup besok pukul 08.00 untuk perbaikan lampu.");
        await page.GetByLabel("Pelapor menurut jenis laporan").CheckAsync();
        await page.GetByLabel("Wilayah").SelectOptionAsync("52.71");
        await Assertions.Expect(page.Locator("[data-tally-lines]")).ToContainTextAsync("Akan menerima");
        await LookAsync(page, "siaran-baru");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan dan lihat gladi" }).ClickAsync();
        await Assertions.Expect(page.GetByText("perlu disetujui orang kedua")).ToBeVisibleAsync();
        await LookAsync(page, "siaran-gladi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Serahkan untuk disetujui" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Anda tidak bisa menyetujui siaran sendiri")).ToBeVisibleAsync();
        var address = new Uri(page.Url).AbsolutePath;

        await SwitchAsync(page, program, "Penghubung percobaan");
        await page.GotoAsync($"{program.Address}{address[1..]}");
        await LookAsync(page, "siaran-setujui");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Setujui" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("kabar="));
        foreach (var citizen in people)
        {
            Assert.Contains("Nusa Tenggara Barat", (await citizen.WaitForAsync("ditutup besok")).Text, StringComparison.Ordinal);
        }

        await SwitchAsync(page, program, "Admin percobaan");
        await page.GotoAsync($"{program.Address}{address[1..]}");
        await Assertions.Expect(page.GetByText("selesai", new() { Exact = true })).ToBeVisibleAsync();
        await author.WaitForAsync("Terkirim 2 dari 2");
        Assert.Single(author.Messages, message => message.Text.Contains("Terkirim", StringComparison.Ordinal));
        await LookAsync(page, "siaran-laporan");
        await page.GetByRole(AriaRole.Link, new() { Name = "Perbaiki isinya" }).ClickAsync();
        await page.GetByLabel("Teks Indonesia", new() { Exact = true }).FillAsync("Jalan Karang Baru ditutup lusa, bukan besok.");
        await LookAsync(page, "siaran-perbaiki");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan dan lihat gladi" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Buka" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tarik kembali" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("kabar="));
        foreach (var citizen in people)
        {
            await Programs.UntilAsync(
                () => Task.FromResult(citizen.Messages.Any(message => message.Text.Contains("ditarik", StringComparison.Ordinal))), "the message is withdrawn", 30);
            Assert.DoesNotContain(citizen.Messages, message => message.Text.Contains("ditutup besok", StringComparison.Ordinal));
        }

        await SwitchAsync(page, program, "Operator percobaan");
        await page.GotoAsync($"{program.Address}admin/rem-siaran");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tahan semua siaran" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync(page, "siaran-rem");
    }

    [Fact]
    public async Task The_report_as_a_table_names_nobody_and_the_stream_tells_the_end()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var program = await LaporBotApplication.StartAsync(
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Broadcasts__From", "00:00"), ("Broadcasts__Until", "00:00"),
            ("Sandbox__SecondsPerStep", "3600"));
        await FileAsync(telegram.Citizen(8101));
        using var admin = await DeskVisitor.EnterAsync(program, "Admin");
        var form = await admin.PageAsync("/admin/siaran/baru");

        var (_, counted) = await admin.PostAsync("/admin/siaran/hitung", form, ("tujuan", "semua"), ("isi", "Halo."));
        Assert.Contains("Akan menerima", counted, StringComparison.Ordinal);
        var (foreign, told) = await admin.PostAsync("/admin/siaran", form, ("isi", "Klik bit.ly/hadiah"), ("tujuan", "semua"));
        Assert.Contains("bit.ly/hadiah", told, StringComparison.Ordinal);
        Assert.Contains("disabled", told, StringComparison.Ordinal);
        Assert.Contains("Broadcasts.Done.Kept", foreign, StringComparison.Ordinal);

        var (path, draft) = await admin.PostAsync("/admin/siaran", form, ("isi", "Air mati besok."), ("tujuan", "semua"));
        var address = path.Split('?')[0];
        await admin.PostAsync($"{address}/kirim", draft);
        var events = await admin.EventsAsync($"{address}/arus", one => one.Contains("\"isOver\":true", StringComparison.Ordinal));
        Assert.Contains("\"percent\":100", events[^1], StringComparison.Ordinal);
        var table = await admin.PageAsync($"{address}/unduh");
        Assert.Contains("\"1\",\"telegram\",\"id\",\"Sent\"", table, StringComparison.Ordinal);
        Assert.DoesNotContain("8101", table, StringComparison.Ordinal);
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

    private async Task<IPage> EnterAsync(LaporBotApplication program, string account)
    {
        var context = await house.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 } });
        var page = await context.NewPageAsync();
        var link = program.Printed.Select(line => Regex.Match(line, @"http://\S+/admin/masuk/konsol\?kode=\S+")).First(match => match.Success).Value;
        await page.GotoAsync(link);
        await page.GetByRole(AriaRole.Button, new() { Name = account }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        return page;
    }

    private static async Task SwitchAsync(IPage page, LaporBotApplication program, string account)
    {
        await page.GotoAsync($"{program.Address}admin/masuk/konsol");
        await page.GetByRole(AriaRole.Button, new() { Name = account }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
    }

    /// <summary>A picture to be looked at, and nothing that keeps anybody out.</summary>
    private static async Task LookAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("LAPORBOT_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }

        await Axe.FindsNothingAsync(page, name);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LaporBot.Bot.Tests.Browser;
using LaporBot.Bot.Tests.Journeys;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>What clerks do every week and every month, through the whole program.</summary>
[Collection(WidgetHouse.Name)]
public sealed partial class ClerkJourney(WidgetHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_kept_used_and_dropped_and_a_template_becomes_an_answer()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Sandbox__SecondsPerStep", "3600"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await citizen.UntilAsync("sudah diterima SP4N-LAPOR!");
        await using var clerk = await DeskBrowser.EnterAsync(house, gateway);
        await clerk.GoAsync("/kasus?status=Relayed");
        await clerk.FillAsync("Simpan saringan ini dengan nama", "Pagi <hari>");
        await clerk.PressAsync("Simpan");
        await clerk.SeesAsync("Tampilan disimpan.");
        await clerk.GoAsync("/kasus");
        await clerk.FollowAsync("Pagi <hari>");
        await Expect(clerk.Page.Locator("#status")).ToHaveValueAsync("Relayed");
        await Expect(clerk.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await clerk.Page.GetByText("Kelola tampilan").Or(clerk.Page.Locator("main > details > summary")).First.ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Hapus: Pagi <hari>" }).ClickAsync();
        await clerk.SeesAsync("Tampilan dihapus.");
        Assert.Equal(0, await clerk.Page.GetByText("Pagi <hari>").CountAsync());

        await clerk.GoAsync("/templat");
        await clerk.FillAsync("Nama templat", "Ucapan");
        await clerk.FillAsync("Isi dalam bahasa Indonesia", "Terima kasih atas laporan {nomor}.");
        await clerk.PressAsync("Simpan");
        await clerk.SeesAsync("Templat disimpan.");
        await clerk.FollowAsync("Ubah");
        await clerk.FillAsync("Nama templat", "Ucapan pagi");
        await clerk.PressAsync("Simpan");
        await clerk.SeesAsync("Ucapan pagi");
        await Expect(clerk.Page.Locator("main h2 bdi")).ToHaveCountAsync(1);
        await clerk.GoAsync("/kasus");
        await clerk.Page.Locator("tbody th a").First.ClickAsync();
        var ticket = Ticket().Match(clerk.Page.Url).Value;
        await clerk.Page.Locator("#minta > summary").Or(clerk.Page.Locator("#tanya > summary")).Or(clerk.Page.Locator("details:has(select[name='templat']) > summary")).First.ClickAsync();
        var form = clerk.Page.Locator("details[open]:has(select[name='templat'])");
        await form.Locator("select[name='templat']").SelectOptionAsync(new SelectOptionValue { Label = "Ucapan pagi" });
        await form.GetByRole(AriaRole.Button, new() { Name = "Pakai" }).ClickAsync();
        await Expect(clerk.Page.Locator("details[open] textarea[name='kata']")).ToHaveValueAsync($"Terima kasih atas laporan {ticket}.");
        await clerk.Page.Locator("details[open]:has(select[name='templat']) .row button:not(.second)").Last.ClickAsync();
        await citizen.UntilAsync($"Terima kasih atas laporan {ticket}.");
    }

    [Fact]
    public async Task Whose_a_rahasia_case_is_needs_a_reason_a_kustodian_and_leaves_a_trail()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Sandbox__SecondsPerStep", "3600"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await citizen.UntilAsync("sudah diterima SP4N-LAPOR!");
        await WriteAsync(gateway, "UPDATE complaints SET is_secret = 1, reporter_name = 'Siti Aminah Uji', reporter_phone = '+6281234567890'");
        await using var clerk = await DeskBrowser.EnterAsync(house, gateway);
        await clerk.GoAsync("/kasus");
        await clerk.Page.Locator("tbody th a").First.ClickAsync();
        var ticket = Ticket().Match(clerk.Page.Url).Value;
        await clerk.Page.Locator("#alasan-i").FillAsync("Perlu menghubungi pelapor untuk alamat");
        await clerk.PressAsync("Minta izin kustodian");
        await clerk.SeesAsync("menunggu keputusan kustodian");
        Assert.DoesNotContain("Siti Aminah", await clerk.Page.ContentAsync(), StringComparison.Ordinal);

        using (var hasty = await SomeDesk.EnterAsync(gateway))
        {
            var refused = await hasty.PostAsync($"/kasus/{ticket}/buka", ("alasan", "singkat"));
            Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal("singkat", SomeDesk.Field(refused, "alasan"));
        }

        await using (var custodian = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Kustodian))
        {
            await custodian.SeesAsync("1 permintaan melihat identitas menunggu keputusan Anda");
            await custodian.GoAsync("/identitas");
            await custodian.SeesAsync("Perlu menghubungi pelapor untuk alamat");
            Assert.DoesNotContain("Siti Aminah", await custodian.Page.ContentAsync(), StringComparison.Ordinal);
            await custodian.Page.EvaluateAsync("document.querySelector('input[name=alasan]').form.noValidate = true");
            await custodian.FillAsync("Alasan keputusan Anda", "singkat");
            await custodian.PressAsync("Setujui");
            await custodian.SeesAsync("sedikitnya 10 huruf");
            await Expect(custodian.Page.Locator("input[name=alasan]")).ToHaveValueAsync("singkat");
            await custodian.FillAsync("Alasan keputusan Anda", "Alamat perlu untuk perbaikan");
            await custodian.IsFineAsync("identity request");
            await custodian.PressAsync("Setujui");
            await custodian.SeesAsync("Disetujui. Izin berlaku 24 jam.");
        }

        await clerk.GoAsync($"/kasus/{ticket}");
        await clerk.Page.Locator("#alasan-i").FillAsync("Menelepon pelapor tentang alamat");
        await clerk.PressAsync("Lihat identitas");
        await clerk.SeesAsync("Siti Aminah Uji");
        await clerk.SeesAsync("Ditampilkan sekali ini saja dan sudah dicatat.");
        await clerk.GoAsync($"/kasus/{ticket}");
        Assert.DoesNotContain("Siti Aminah", await clerk.Page.ContentAsync(), StringComparison.Ordinal);
        using var oversight = await SomeDesk.EnterAsync(gateway, SomeDesk.Inspektorat);
        var trail = (await oversight.GetAsync("/audit")).Text;
        foreach (var reason in new[] { "Perlu menghubungi pelapor untuk alamat", "Alamat perlu untuk perbaikan", "Menelepon pelapor tentang alamat" })
        {
            Assert.Contains(reason, trail, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Siti Aminah", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.Printed, line => line.Contains("Siti Aminah", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_evaluation_is_the_same_on_paper_in_a_table_and_in_a_workbook()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Sandbox__SecondsPerStep", "3600"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await citizen.UntilAsync("sudah diterima SP4N-LAPOR!");
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Inspektorat);
        await Programs.UntilAsync(async () => Value(Table(await TextAsync(desk, "/evaluasi/unduh.csv")), "webchat") is not null, "the funnel and the case are counted", 120);

        var table = Table(await TextAsync(desk, "/evaluasi/unduh.csv"));
        using var fetched = await desk.FetchAsync("/evaluasi/unduh.xlsx");
        var book = await SheetsAsync(await fetched.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(2, book.Count);
        Assert.Equal(table[1], book[0][1]);
        var figures = table.Skip(2).Take(book[0].Count - 2).ToList();
        Assert.Equal("Jumlah", table[1][3]);
        Assert.Equal(figures.Select(row => (row[1], row[2], row[3])), book[0].Skip(2).Select(row => (row[1], row[2], row[3])));
        Assert.Equal(table.Skip(2 + figures.Count).Select(row => string.Join('|', row)), book[1].Select(row => string.Join('|', row)));

        await using var browser = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Inspektorat);
        await browser.GoAsync("/evaluasi");
        foreach (var row in figures)
        {
            await browser.SeesAsync(row[1]);
        }

        await Expect(browser.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        foreach (var misread in new[] { "dari=2026-05-01", "dari=2026-05-02&sampai=2026-05-01", "masa=kemarin", "posisi=2026-31-12" })
        {
            await browser.GoAsync($"/evaluasi?{misread}");
            await browser.SeesAsync("tidak terbaca");
        }

        await browser.GoAsync("/evaluasi");
        await browser.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("visible", await browser.Page.Locator(".scroll").Last.EvaluateAsync<string>("part => getComputedStyle(part).overflowX"));
        await Expect(browser.Page.Locator("form.filters")).ToBeHiddenAsync();
        await Expect(browser.Page.Locator(".noprint")).ToBeHiddenAsync();
        await Expect(browser.Page.Locator("img.chart").First).ToBeVisibleAsync();
        var paper = await browser.Page.PdfAsync(new() { Format = "A4", PrintBackground = true });
        Assert.Equal("%PDF", Encoding.ASCII.GetString(paper, 0, 4));
        Assert.InRange(Regex.Count(Encoding.Latin1.GetString(paper), @"/Type\s*/Page\b"), 1, 12);
        if (Environment.GetEnvironmentVariable("LAPORBOT_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "evaluasi.pdf"), paper, Cancel);
        }
    }

    private static async Task<string> TextAsync(SomeDesk desk, string path)
    {
        using var response = await desk.FetchAsync(path);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    private static List<string[]> Table(string csv) =>
        [.. Bot.Desk.Relay.CsvLines.Read(csv).Select(record => record.Cells.ToArray())];

    private static string? Value(List<string[]> table, string name) => table.FirstOrDefault(row => row.Length > 2 && row[1].StartsWith(name, StringComparison.Ordinal))?[2];

    /// <summary>Every sheet as rows of text, read by nothing but what an office file is made of.</summary>
    private static async Task<List<List<string[]>>> SheetsAsync(Stream file)
    {
        await using var zip = new ZipArchive(file);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var shared = zip.GetEntry("xl/sharedStrings.xml") is { } strings
            ? (await LoadAsync(strings)).Descendants(main + "si").Select(one => one.Value).ToArray()
            : [];
        var sheets = new List<List<string[]>>();
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            sheets.Add([.. (await LoadAsync(entry)).Descendants(main + "row").Select(row => row.Elements(main + "c").Select(cell => (string?)cell.Attribute("t") == "s"
                ? shared[int.Parse(cell.Value, CultureInfo.InvariantCulture)]
                : cell.Value).ToArray())]);
        }

        return sheets;
    }

    private static async Task<XDocument> LoadAsync(ZipArchiveEntry entry)
    {
        await using var content = await entry.OpenAsync(Cancel);
        return await XDocument.LoadAsync(content, LoadOptions.None, Cancel);
    }

    private static async Task WriteAsync(LaporBotApplication gateway, string sql)
    {
        await using var ledger = new SqliteConnection($"Data Source={Path.Combine(gateway.DataPath, "ledger.db")}");
        await ledger.OpenAsync(Cancel);
        await using var command = ledger.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
    }

    [GeneratedRegex("LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")]
    private static partial Regex Ticket();
}

using System.Globalization;
using System.Net;
using System.Text;
using LaporBot.Bot.Desk.Calendar;
using LaporBot.Bot.Tests.Browser;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>Holidays and limits, as an operator keeps them.</summary>
[Collection(WidgetHouse.Name)]
public sealed class CalendarTests(WidgetHouse house)
{
    [Theory]
    [InlineData("01-01-2027 Tahun Baru\n2027-03-09;Nyepi\n\n5/7/2027", "2027-01-01 Tahun Baru|2027-03-09 Nyepi|2027-07-05 ")]
    [InlineData("Tanggal,Nama\n2027-01-01,\"Tahun Baru, libur\"", "2027-01-01 Tahun Baru, libur")]
    [InlineData("2027-01-01 Satu\n01-01-2027 Dua", "2027-01-01 Dua")]
    [InlineData("1 Januari 2027, Tahun Baru\n17  agustus 2027 Hari Kemerdekaan\n\"25 December 2027\",\"Christmas Day\"", "2027-01-01 Tahun Baru|2027-08-17 Hari Kemerdekaan|2027-12-25 Christmas Day")]
    public void A_day_on_each_line_however_it_is_written(string typed, string expected)
    {
        var entry = HolidayEntry.Of(typed);
        Assert.Empty(entry.Faults);
        Assert.Equal(expected, string.Join('|', entry.Days.Select(row => $"{row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {row.Name}")));
    }

    [Theory]
    [InlineData("", "Calendar.Fault.None")]
    [InlineData("Tahun Baru", "Calendar.Fault.None")]
    [InlineData("01-01-2027 Tahun Baru\n31-02-2027 Tidak ada", "Calendar.Fault.Day")]
    [InlineData("32-01-2027 Salah", "Calendar.Fault.Day")]
    [InlineData("30 Pebruari 2027 Salah", "Calendar.Fault.Day")]
    public void What_is_no_day_is_said(string typed, string fault) => Assert.Equal(fault, Assert.Single(HolidayEntry.Of(typed).Faults));

    [Fact]
    public async Task An_operator_fills_the_year_and_changes_a_limit_and_the_audit_has_it()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Operator);
        var year = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year;
        Assert.Contains($"Hari libur tahun {year} belum diisi", (await desk.GetAsync("/")).Text);

        var wrong = await desk.PostAsync("/kalender/libur", ("hari", "31-02-2027 Salah"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("<q dir=\"auto\">31-02-2027 Salah</q>", wrong.Html);
        Assert.Contains("Done.Added", (await desk.PostAsync("/kalender/libur", ("hari", $"17-08-{year} <b>Kemerdekaan</b>\n25-12-{year} Natal"))).GoesTo);
        Assert.Contains("Done.Added", (await desk.PostAsync("/kalender/libur", ("berkas", "libur.csv", Encoding.UTF8.GetBytes($"Tanggal;Nama\n01-01-{year + 1};Tahun Baru\n")))).GoesTo);
        var page = await desk.GetAsync($"/kalender?tahun={year}");
        Assert.Contains("&lt;b&gt;Kemerdekaan", page.Html);
        Assert.DoesNotContain("belum diisi", (await desk.GetAsync("/")).Text);
        Assert.Contains("Done.Removed", (await desk.PostAsync($"/kalender/libur/{year}-12-25/hapus")).GoesTo);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostAsync($"/kalender/libur/{year}-12-25/hapus")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostAsync("/kalender/libur/bukan-hari/hapus")).Status);

        var limits = Core.Sla.SlaSchedule.Read(new Core.SlaOptions());
        (string, string)[] Form(string from, int answer) =>
            [("sejak", from), .. limits.Select(limit => (limit.Key, $"{(limit.Key == "FirstFollowUp" ? answer : limit.Value)}"))];
        foreach (var (form, fault) in new[] { (Form($"{year - 1}-01-01", 7), "paling cepat besok"), (Form($"{year + 1}-01-01", 5), "Tidak ada batas yang berubah"), (Form($"{year + 1}-01-01", 3), "batas kuning lebih kecil") })
        {
            var refused = await desk.PostAsync("/kalender/batas", form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(fault, refused.Text);
        }

        Assert.Contains("Done.Limits", (await desk.PostAsync("/kalender/batas", Form($"{year + 1}-01-01", 7))).GoesTo);
        Assert.Contains("Jawaban pertama (merah): 7", (await desk.GetAsync("/kalender")).Text);

        await desk.BecomeAsync(SomeDesk.Inspektorat);
        var trail = (await desk.GetAsync("/audit")).Text;
        Assert.Contains("calendar.holidays", trail);
        Assert.Contains("calendar.sla", trail);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/kalender")).Status);
    }

    [Fact]
    public async Task The_page_is_for_every_eye_and_hand()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        await using var browser = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Operator);
        await browser.GoAsync("/kalender?tahun=2027");
        await browser.FillAsync("Satu hari setiap baris", "01-01-2027 Tahun Baru Masehi");
        await browser.Page.Locator("form[action$='/kalender/libur'] button").ClickAsync();
        await browser.SeesAsync("Hari libur disimpan");
        await browser.SeesAsync("Tahun Baru Masehi");
        await browser.IsFineAsync("kalender");
        if (Environment.GetEnvironmentVariable("LAPORBOT_PICTURES") is { Length: > 0 } folder)
        {
            await browser.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "kalender.png"), FullPage = true });
        }
    }
}

using LaporBot.Bot.Tests.Journeys;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Browser;

[Collection(WidgetHouse.Name)]
public sealed class WidgetTests(WidgetHouse house)
{
    private const string Story = "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam";

    [Fact]
    public async Task A_complaint_is_filed_by_keyboard_and_clicks()
    {
        await using var page = await house.OpenAsync();
        await page.Choices.First.FocusAsync();
        foreach (var focused in (string[])["Setuju", "Batal"])
        {
            await page.Page.Keyboard.PressAsync("Enter");
            await Expect(page.Choices.Filter(new() { HasText = focused }).First).ToBeFocusedAsync();
        }

        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Field).ToBeFocusedAsync();
        await page.ToReviewAsync(Story);
        await page.PressAsync("Kirim");
        await page.FileOwnAsync();
        await page.LogSaysAsync("diterima dan tersimpan");
        Assert.Matches("^LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$", await page.Log.Locator("code").First.TextContentAsync());
        await page.LogSaysAsync("sudah diterima SP4N-LAPOR!");
        Assert.Contains(await Arrived.AtSandboxAsync(house.Gateway), text => text.Contains(Story, StringComparison.Ordinal));
        page.HasNoFaults();
    }

    [Fact]
    public async Task A_pressed_button_is_shown_as_its_label_and_old_buttons_are_gone()
    {
        await using var page = await house.OpenAsync();
        await page.PressAsync("Buat laporan");
        await page.HasButtonAsync("Tidak setuju");
        Assert.Equal(2, await page.Choices.CountAsync());
        Assert.Contains("Buat laporan", await page.Mine.First.TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_keeps_the_talk()
    {
        await using var page = await house.OpenAsync();
        await page.ToStoryAsync();
        await page.SayAsync(Story);
        await page.HasButtonAsync("Cukup");
        var before = await page.BubblesAsync();
        await page.Page.ReloadAsync();
        await page.HasButtonAsync("Cukup");
        Assert.Equal(before, await page.BubblesAsync());
        await page.PressAsync("Cukup");
        await page.LogSaysAsync("saya tangkap");
    }

    [Fact]
    public async Task A_new_start_is_asked_for_twice_and_forgets_the_talk()
    {
        await using var page = await house.OpenAsync();
        await page.ToStoryAsync();
        await page.Page.Locator("#anew").ClickAsync();
        await page.SeesAsync("Mulai obrolan baru?");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.LogSaysAsync("Ceritakan apa yang terjadi");
        await page.Page.Locator("#anew").ClickAsync();
        await page.Page.Locator("#notice").GetByText("Mulai baru").ClickAsync();
        await page.HasButtonAsync("Buat laporan");
        Assert.Single(await page.BubblesAsync());
    }

    [Fact]
    public async Task Markup_is_shown_as_it_was_typed_and_only_web_addresses_become_links()
    {
        const string Words = "<script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) lihat https://contoh.go.id/a?b=1.";
        await using var page = await house.OpenAsync();
        await page.SayAsync(Words);
        await page.SentAsync(1);
        await page.SayAsync("/batal");
        await page.SentAsync(2);
        Assert.Contains(await page.BubblesAsync(), text => text.Contains(Words, StringComparison.Ordinal));
        Assert.Equal(0, await page.Log.Locator("img, script").CountAsync());
        var link = page.Log.Locator("a").First;
        Assert.Equal("https://contoh.go.id/a?b=1", await link.GetAttributeAsync("href"));
        Assert.Contains("noopener", await link.GetAttributeAsync("rel"), StringComparison.Ordinal);
        page.HasNoFaults();
    }

    [Fact]
    public async Task The_language_switch_changes_the_page_and_the_bot()
    {
        await using var page = await house.OpenAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "EN: English" }).ClickAsync();
        await page.SeesAsync("Connected");
        await page.LogSaysAsync("we speak English now");
        await Expect(page.Field).ToHaveAttributeAsync("placeholder", "Write a message…");
        await page.Page.ReloadAsync();
        await page.SeesAsync("Emergency?");
        Assert.Equal("en", await page.Page.Locator("html").GetAttributeAsync("lang"));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "ID: Bahasa Indonesia" }).ClickAsync();
        await page.LogSaysAsync("kita pakai bahasa Indonesia");
        await page.SeesAsync("Tersambung");
    }

    [Fact]
    public async Task A_shared_location_reaches_the_talk()
    {
        await using var page = await house.OpenAsync(new() { Permissions = ["geolocation"], Geolocation = new() { Latitude = -8.58333f, Longitude = 116.11667f } });
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Foto, berkas, atau lokasi" }).ClickAsync();
        await page.SeesAsync("biasanya sampai 2 MB");
        await page.Page.Locator("#here").ClickAsync();
        await page.SentAsync(1);
        Assert.Contains("Lokasi saya (-8.58333, 116.11667)", await page.Mine.First.TextContentAsync(), StringComparison.Ordinal);
        await page.LogSaysAsync("Titik lokasi dicatat");
    }
}

using Microsoft.Playwright;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>The form as a person without scripts has it before them.</summary>
public sealed class PaperForm(IPage page)
{
    public const string Story = "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam";

    public IPage Page { get; } = page;

    public static async Task<PaperForm> OpenAsync(WidgetHouse house, BrowserNewContextOptions options)
    {
        var context = await house.NewContextAsync(options);
        var form = new PaperForm(await context.NewPageAsync());
        await form.Page.GotoAsync(new Uri(house.Gateway.Address, "formulir").ToString());
        return form;
    }

    public async Task FillInAsync()
    {
        await Page.GetByLabel("Isi laporan").FillAsync(Story);
        await Page.GetByLabel("Pengaduan", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Tanggal kejadian").FillAsync("2026-01-15");
        await Page.GetByLabel("Daerah").SelectOptionAsync("Kota Mataram");
        await Page.GetByLabel("Tempat").FillAsync("Depan masjid Karang Baru");
        await Page.GetByLabel("Anonim", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Terbuka", new() { Exact = true }).CheckAsync();
        await Page.GetByLabel("Saya setuju").CheckAsync();
    }

    public Task SendAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Kirim laporan" }).ClickAsync();
}

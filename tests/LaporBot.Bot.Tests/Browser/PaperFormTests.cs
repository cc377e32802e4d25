using LaporBot.Bot.Tests.Journeys;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>A citizen whose browser runs no scripts.</summary>
[Collection(WidgetHouse.Name)]
public sealed class PaperFormTests(WidgetHouse house)
{
    private static readonly BrowserNewContextOptions WithoutScripts = new()
    {
        JavaScriptEnabled = false,
        ViewportSize = new() { Width = 360, Height = 640 },
    };

    [Fact]
    public async Task The_chat_shows_the_way_to_the_form_and_the_form_files_the_complaint()
    {
        var context = await house.NewContextAsync(WithoutScripts);
        await using var closing = context;
        var form = new PaperForm(await context.NewPageAsync());
        await form.Page.GotoAsync(house.Gateway.Address.ToString());
        await form.Page.GetByRole(AriaRole.Link, new() { Name = "isi formulir" }).ClickAsync();
        await form.FillInAsync();
        await form.Page.Locator("#Files").SetInputFilesAsync(new FilePayload { Name = "jalan.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg(200, 100) });
        await form.SendAsync();

        await Expect(form.Page.Locator("h2")).ToHaveTextAsync("Laporan diterima dan tersimpan");
        await Expect(form.Page.Locator("code").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$"));
        Assert.Contains(await Arrived.AtSandboxAsync(house.Gateway), text => text.Contains(PaperForm.Story, StringComparison.Ordinal));
        await form.Page.ReloadAsync();
        await Expect(form.Page.Locator(".case")).ToContainTextAsync("Status: ");
    }

    [Fact]
    public async Task All_faults_stand_beside_their_fields_at_once_and_nothing_typed_is_lost()
    {
        var form = await PaperForm.OpenAsync(house, WithoutScripts);
        await using var closing = form.Page.Context;
        await form.Page.GetByLabel("Isi laporan").FillAsync("lampu mati");
        await form.Page.GetByLabel("Pakai nama", new() { Exact = true }).CheckAsync();
        await form.Page.GetByLabel("Nama", new() { Exact = true }).FillAsync("Siti");
        await form.SendAsync();

        await Expect(form.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("bagian perlu diperbaiki");
        await Expect(form.Page.Locator(".fault")).ToHaveCountAsync(8);
        await Expect(form.Page.GetByLabel("Isi laporan")).ToHaveValueAsync("lampu mati");
        await Expect(form.Page.GetByLabel("Isi laporan")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Masih terlalu pendek"));
        await Expect(form.Page.GetByLabel("Pakai nama", new() { Exact = true })).ToBeCheckedAsync();
        await Expect(form.Page.GetByLabel("Nama", new() { Exact = true })).ToHaveValueAsync("Siti");
        await form.FillInAsync();
        await form.SendAsync();
        await Expect(form.Page.Locator("h2")).ToHaveTextAsync("Laporan diterima dan tersimpan");
    }

    [Fact]
    public async Task The_keyboard_is_enough_and_a_number_is_looked_up()
    {
        var form = await PaperForm.OpenAsync(house, WithoutScripts);
        await using var closing = form.Page.Context;
        await form.FillInAsync();
        await form.Page.Locator("#Files").FocusAsync();
        await form.Page.Keyboard.PressAsync("Tab");
        await form.Page.Keyboard.PressAsync("Enter");
        var number = await form.Page.Locator("code").First.TextContentAsync();
        await form.Page.GetByRole(AriaRole.Link, new() { Name = "Cek status" }).PressAsync("Enter");
        await form.Page.GetByLabel("Nomor laporan").FillAsync(number!.ToLowerInvariant());
        await form.Page.Keyboard.PressAsync("Enter");
        await Expect(form.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(number);
        await Expect(form.Page.GetByRole(AriaRole.Status)).Not.ToContainTextAsync("Lampu");
    }
}

using Microsoft.Playwright;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

[Collection(WidgetHouse.Name)]
public sealed class ZzShots(WidgetHouse house)
{
    [Theory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(320, 568, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task Take(int width, int height, ColorScheme scheme)
    {
        var form = await PaperForm.OpenAsync(house, new() { JavaScriptEnabled = false, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        var name = $"/tmp/w2shots/{width}-{scheme}";
        await form.Page.ScreenshotAsync(new() { Path = $"{name}-form.png", FullPage = true });
        await form.SendAsync();
        await form.Page.ScreenshotAsync(new() { Path = $"{name}-faults.png", FullPage = true });
        await form.FillInAsync();
        await form.SendAsync();
        await form.Page.ScreenshotAsync(new() { Path = $"{name}-receipt.png", FullPage = true });
        await form.Page.GotoAsync(new Uri(house.Gateway.Address, "formulir/status?nomor=LB-0000-0000-0").ToString());
        await form.Page.ScreenshotAsync(new() { Path = $"{name}-status.png" });
        await form.Page.GotoAsync(house.Gateway.Address.ToString());
        await form.Page.ScreenshotAsync(new() { Path = $"{name}-nojs.png" });
        await using var chat = await house.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        await chat.Page.ScreenshotAsync(new() { Path = $"{name}-chat1.png" });
        await chat.ToStoryAsync();
        await chat.ToReviewAsync("Jalan di depan SMP 2 Ampenan, Mataram berlubang dalam sejak Senin lalu, kemarin seorang ibu jatuh dari motor.");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await chat.Page.ScreenshotAsync(new() { Path = $"{name}-chat2.png" });
        await chat.PressAsync("Kirim");
        await chat.LogSaysAsync("sudah diterima SP4N-LAPOR!");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await chat.Page.ScreenshotAsync(new() { Path = $"{name}-chat3.png" });
    }
}

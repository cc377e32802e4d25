using LaporBot.Channels.Tests.WebChat;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>Hostile words in a real browser, under the real policy.</summary>
[Collection(WidgetHouse.Name)]
public sealed class WidgetSafetyTests(WidgetHouse house)
{
    /// <summary>As words of the person, of the bot, in bold, and as the name of a file.</summary>
    private const string ShowAll =
        """
        texts => {
          const list = document.getElementById("list");
          for (const text of texts) {
            list.append(message("me", "Anda", { text, attachments: [{ contentType: "image/png", contentUrl: "https://evil.example/x.png", name: text }] }));
            list.append(message("bot", "LaporBot", { text, channelData: { lapor: { runs: [{ t: text, s: "bold" }, { t: text, s: "<b>" }] } } }));
          }
          return [...list.querySelectorAll(".me")].map(item => item.textContent).join("\n");
        }
        """;

    [Fact]
    public async Task Two_hundred_hostile_texts_are_shown_as_text_and_load_nothing()
    {
        await using var page = await house.OpenAsync();
        var asked = new System.Collections.Concurrent.ConcurrentQueue<string>();
        page.Page.Request += (_, request) => asked.Enqueue(request.Url);
        var shown = await page.Page.EvaluateAsync<string>(ShowAll, Hostile.All);

        Assert.All(Hostile.All, text => Assert.Contains(text, shown, StringComparison.Ordinal));
        Assert.Equal(0, await page.Log.Locator("script, img, svg, iframe, style, base, meta, object, form, math").CountAsync());
        var links = await page.Log.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.protocol + link.rel)");
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Matches("^https?:noopener noreferrer$", link));
        Assert.DoesNotContain(asked, url => url.Contains("evil", StringComparison.Ordinal));
        page.HasNoFaults();
    }

    [Fact]
    public async Task Hostile_words_in_the_form_come_back_as_words()
    {
        var form = await PaperForm.OpenAsync(house, new());
        await using var closing = form.Page.Context;
        foreach (var text in Hostile.All.Where(text => !text.Contains('\0', StringComparison.Ordinal)).Take(20))
        {
            await form.Page.GetByLabel("Isi laporan").FillAsync(text);
            await form.Page.GetByLabel("Tempat").FillAsync(text);
            await form.SendAsync();
            await Microsoft.Playwright.Assertions.Expect(form.Page.GetByLabel("Isi laporan")).ToHaveValueAsync(text);
            Assert.Equal(0, await form.Page.Locator("script, svg, iframe, style, base, object, math, main img").CountAsync());
        }
    }
}

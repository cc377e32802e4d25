using System.Net;
using LaporBot.Bot.Tests.Browser;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>The way in, from outside; also what the other tests of the desk stand on.</summary>
[Collection(WidgetHouse.Name)]
public sealed class DeskTests(WidgetHouse house)
{
    [Fact]
    public async Task Several_officials_sit_at_the_desk_at_once()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var admin = await SomeDesk.EnterAsync(gateway);
        using var other = await SomeDesk.EnterAsync(gateway, SomeDesk.Inspektorat);

        Assert.Contains(SomeDesk.Admin, (await admin.GetAsync("")).Text);
        Assert.Contains(SomeDesk.Inspektorat, (await other.GetAsync("")).Text);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.ForgeAsync("/saya/bahasa", ("bahasa", "en"))).Status);
        Assert.Equal("/admin/saya?kabar=Shell.Done.Language", (await admin.PostAsync("/saya/bahasa", ("bahasa", "en"))).GoesTo);

        await other.BecomeAsync(SomeDesk.Kustodian);
        Assert.Contains(SomeDesk.Kustodian, (await other.GetAsync("")).Text);

        await using var browser = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Operator);
        await browser.IsFineAsync("first page");
    }
}

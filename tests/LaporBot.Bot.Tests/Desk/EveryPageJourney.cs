using System.Net;
using LaporBot.Bot.Tests.Browser;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>
/// Every page of the desk as every role, in both languages, on a node that has worked for a year and carries reports over by hand:
/// nothing is wrong for eyes, ears and keyboards, nothing sticks out, also where something was filled in wrongly.
/// </summary>
[Collection(WidgetHouse.Name)]
public sealed class EveryPageJourney(WidgetHouse house)
{
    private const string Admin = "Admin Pemerintah Kota Mataram";

    /// <summary>Somebody of each role, the pages beyond their menu, and forms that are sent empty.</summary>
    public static TheoryData<string, string[], (string Page, string Form)[]> Roles => new()
    {
        {
            Admin,
            ["/saya", "/relay/impor", "/siaran/baru", "/tidak-ada", "/antrean", "/kasus?cari=zzzz", "/audit?objek=zzzz"],
            [("/templat", "/templat"), ("/petugas", "/petugas"), ("/siaran/baru", "/siaran"), ("/relay/impor", "/relay/impor"), ("*", "/catatan"), ("*", "/kategori"), ("*", "/jawab")]
        },
        { "Penghubung Dinas PUPR Kota Mataram", ["/saya", "/kasus?warna=Red"], [("/templat", "/templat")] },
        { "Inspektorat contoh", ["/saya", "/audit/rantai", "/audit?tindakan=case."], [] },
        { "Kustodian contoh", ["/saya", "/kasus"], [] },
        { "Operator contoh", ["/saya", "/kalender?tahun=2027", "/petugas?ubah=x", "/masuk/konsol"], [("/kalender", "/kalender/libur"), ("/petugas", "/petugas"), ("/petugas", "/instansi")] },
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Is_for_everybody(string account, string[] pages, (string Page, string Form)[] empty)
    {
        await using var gateway = await DemoAsync();
        await using var official = await DeskBrowser.EnterAsync(house, gateway, account);
        foreach (var language in (string[])["id", "en"])
        {
            await SpeakAsync(official, language);
            await official.GoAsync("");
            await official.IsFineAsync($"{account} {language} first page");
            var menu = await official.Page.Locator("header nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').replace('/admin', ''))");
            Assert.NotEmpty(menu);
            foreach (var path in menu.Concat(pages))
            {
                await official.GoAsync(path);
                await official.IsFineAsync($"{account} {language} {path}");
            }

            foreach (var kind in menu.Contains("/kasus") ? CaseKinds : [])
            {
                await OpenCaseAsync(official, kind);
                await official.IsFineAsync($"{account} {language} {kind}");
            }

            foreach (var (path, form) in empty)
            {
                await (path == "*" ? OpenCaseAsync(official, CaseKinds[0]) : official.GoAsync(path));
                await SendEmptyAsync(official, form);
                await official.IsFineAsync($"{account} {language} {path} empty {form}");
            }
        }
    }

    private static string[] CaseKinds => ["/kasus?status=InProgress", "/kasus?status=Closed", "/kasus?status=Reopened"];

    /// <summary>The first there is; a role may have none of a kind.</summary>
    private static async Task OpenCaseAsync(DeskBrowser official, string kind)
    {
        await official.GoAsync(kind);
        var first = official.Page.Locator("tbody th a").First;
        if (await first.CountAsync() > 0)
        {
            await first.ClickAsync();
            await official.Page.EvaluateAsync("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        }
    }

    /// <summary>As a browser would that does not look at what is required.</summary>
    private static async Task SendEmptyAsync(DeskBrowser official, string form)
    {
        var answer = await official.Page.RunAndWaitForResponseAsync(
            () => official.Page.EvaluateAsync(
                "action => { const form = [...document.forms].find((one) => new URL(one.action).pathname.endsWith(action)); form.noValidate = true; form.requestSubmit(form.querySelector('button:not([value])')); }",
                form),
            response => response.Request.Method == "POST");
        Assert.Equal((int)HttpStatusCode.UnprocessableEntity, answer.Status);
        await Expect(official.Page.Locator(".fault, [aria-invalid=true]").First).ToBeVisibleAsync();
    }

    private static async Task SpeakAsync(DeskBrowser official, string language)
    {
        await official.GoAsync("/saya");
        await official.Page.Locator("#bahasa").SelectOptionAsync(language);
        await official.Page.Locator("form[action$='/saya/bahasa'] button").ClickAsync();
        await Expect(official.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    private static async Task<LaporBotApplication> DemoAsync()
    {
        var gateway = LaporBotApplication.Create(("Hub__Adapter", "ManualRelay"));
        gateway.Launch("--demo");
        await gateway.UntilAsync("/readyz", HttpStatusCode.OK);
        return gateway;
    }
}

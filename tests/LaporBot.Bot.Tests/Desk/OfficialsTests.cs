using System.Net;
using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Browser;
using LaporBot.Bot.Tests.Journeys;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>Accounts and institutions, as an operator and an admin instansi manage them.</summary>
[Collection(WidgetHouse.Name)]
public sealed class OfficialsTests(WidgetHouse house)
{
    [Fact]
    public async Task An_operator_makes_an_account_and_takes_it_away_and_the_person_is_out_with_the_next_click()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Operator);
        using var other = await SomeDesk.EnterAsync(gateway, SomeDesk.Penghubung);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("")).Status);

        var id = IdOf(await desk.GetAsync("/petugas"), SomeDesk.Penghubung);
        await desk.PostAsync($"/petugas/{id}/cabut", ("alasan", "pindah tugas"));

        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("")).Status);
        Assert.Contains("dicabut", (await desk.GetAsync("/petugas")).Text);
        await desk.PostAsync($"/petugas/{id}/pulihkan", ("alasan", "kembali bertugas"));
        var proposal = Regex.Match((await desk.GetAsync("/petugas")).Html, "/petugas/usulan/([0-9a-f-]+)/").Groups[1].Value;
        using var second = await SomeDesk.EnterAsync(gateway);
        await second.PostAsync($"/petugas/usulan/{proposal}/setujui");
        Assert.DoesNotContain("dicabut", (await desk.GetAsync("/petugas")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostAsync($"/petugas/{IdOf(await desk.GetAsync("/audit/rantai"), "x")}/cabut", ("alasan", "a"))).Status);
    }

    [Fact]
    public async Task What_an_operator_does_to_accounts_waits_for_a_second_person()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Operator);
        Assert.Contains("kabar=Officials.Done.Proposed", (await desk.PostAsync("/petugas", Account("op-2", "Operator Kedua", "operator", ""))).GoesTo);
        var page = await desk.GetAsync("/petugas");
        var proposal = Regex.Match(page.Html, "/petugas/usulan/([0-9a-f-]+)/").Groups[1].Value;
        Assert.DoesNotContain("Operator Kedua", (await desk.GetAsync("/masuk/konsol")).Text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.PostAsync($"/petugas/usulan/{proposal}/setujui")).Status);
        await desk.BecomeAsync(SomeDesk.Kustodian);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.PostAsync($"/petugas/usulan/{proposal}/setujui")).Status);
        Assert.DoesNotContain("Operator Kedua", (await desk.GetAsync("/masuk/konsol")).Text);

        await desk.BecomeAsync(SomeDesk.Admin);
        Assert.Contains("1 akun menunggu persetujuan", (await desk.GetAsync("/")).Text);
        Assert.Contains("kabar=Officials.Done.Confirmed", (await desk.PostAsync($"/petugas/usulan/{proposal}/setujui")).GoesTo);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostAsync($"/petugas/usulan/{proposal}/setujui")).Status);
        await desk.BecomeAsync("Operator Kedua");

        // Another role and rights given back are the same; another name and taking rights away are not.
        Assert.Contains("Done.Proposed", (await desk.PostAsync("/petugas", Account("console:inspektorat", "Inspektorat percobaan", "kustodian", ""))).GoesTo);
        Assert.Contains("Done.Kept", (await desk.PostAsync("/petugas", Account("console:inspektorat", "Inspektorat baru", "inspektorat", ""))).GoesTo);
        var id = IdOf(await desk.GetAsync("/petugas"), SomeDesk.Penghubung);
        Assert.Contains("Done.Revoked", (await desk.PostAsync($"/petugas/{id}/cabut", ("alasan", "pindah"))).GoesTo);
        Assert.Contains("Done.Proposed", (await desk.PostAsync($"/petugas/{id}/pulihkan", ("alasan", "kembali"))).GoesTo);
        Assert.Contains("dicabut", (await desk.GetAsync("/petugas")).Text);

        await desk.BecomeAsync("Inspektorat baru");
        var trail = (await desk.GetAsync("/audit")).Text;
        foreach (var word in new[] { "staff.propose", "staff.confirm", "staff.add" })
        {
            Assert.Contains(word, trail);
        }
    }

    [Fact]
    public async Task What_was_typed_stays_and_an_account_is_changed_from_the_list()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Operator);
        var list = await desk.GetAsync("/petugas");
        var id = IdOf(list, SomeDesk.Penghubung);
        Assert.Contains("Dinas PUPR Provinsi NTB", list.Text);
        var change = await desk.GetAsync($"/petugas?ubah={id}");
        Assert.Equal("console:penghubung", SomeDesk.Field(change, "subjek"));
        Assert.Contains("value=\"ntb/pupr\" selected", change.Html, StringComparison.Ordinal);

        var wrong = await desk.PostAsync("/instansi", [.. Institution("Kode Salah!", "Dinas Baru")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("kode salah!", SomeDesk.Field(wrong, "kode"));
        Assert.Contains("value=\"Dinas Baru\"", wrong.Html, StringComparison.Ordinal);
        Assert.Equal("52.06", SomeDesk.Field(wrong, "wilayah"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.PostAsync($"/petugas/{id}/cabut", ("alasan", "  "))).Status);
        Assert.DoesNotContain("dicabut", (await desk.GetAsync("/petugas")).Text);
        await desk.BecomeAsync(SomeDesk.Admin);
        Assert.DoesNotContain("Seluruh simpul", (await desk.GetAsync("/petugas")).Text);
    }

    [Fact]
    public async Task An_overseer_reads_the_trail_in_words_and_of_one_person_alone()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Operator);
        await desk.PostAsync($"/petugas/{IdOf(await desk.GetAsync("/petugas"), SomeDesk.Penghubung)}/cabut", ("alasan", "pindah tugas"));
        await desk.BecomeAsync(SomeDesk.Inspektorat);

        var trail = await desk.GetAsync("/audit?tindakan=staff.revoke");
        var row = Regex.Match(trail.Html, "<tbody>.*</tbody>", RegexOptions.Singleline).Value;
        Assert.Contains("akun dicabut", row, StringComparison.Ordinal);
        var person = Regex.Match(row, "href=\"(/admin/audit\\?siapa=[0-9a-f-]+)\"").Groups[1].Value;
        var only = await desk.GetAsync(person);
        Assert.Contains($"Hanya tindakan {SomeDesk.Operator}", only.Text);
        Assert.DoesNotContain(SomeDesk.Inspektorat, Regex.Match(only.Html, "<tbody>.*</tbody>", RegexOptions.Singleline).Value, StringComparison.Ordinal);
        Assert.Contains("Tidak ada catatan", (await desk.GetAsync("/audit?tindakan=staff")).Text);
        Assert.Contains("akun dicabut", (await desk.GetAsync("/audit?tindakan=staff.")).Text);
    }

    [Fact]
    public async Task Two_pairs_of_eyes_can_be_turned_off()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Admin__SecondPerson", "false"));
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Operator);
        Assert.Contains("Done.Kept", (await desk.PostAsync("/petugas", Account("op-2", "Operator Kedua", "operator", ""))).GoesTo);
        await desk.BecomeAsync("Operator Kedua");
    }

    [Fact]
    public async Task An_admin_makes_only_penghubung_of_its_own_units_and_wrong_words_are_told_and_kept()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var admin = await SomeDesk.EnterAsync(gateway);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostAsync("/petugas", Account("unit-1", "Pak Unit", "penghubung", "ntb/pupr"))).Status);
        Assert.Contains("Pak Unit", (await admin.GetAsync("/petugas")).Text);

        var refused = await admin.PostAsync("/petugas", Account("naik-pangkat", "Pak Operator", "operator", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Pilih peran yang boleh Anda berikan", refused.Text);
        Assert.Equal("naik-pangkat", SomeDesk.Field(refused, "subjek"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsync("/petugas", Account("x", "Pak", "penghubung", "ntb"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsync("/petugas", Account("console:operator", "Pak", "penghubung", "ntb/pupr"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/instansi", Institution("lain", "Lain"))).Status);
        Assert.DoesNotContain("Operator percobaan", (await admin.GetAsync("/petugas")).Text);
    }

    [Fact]
    public async Task Institutions_are_kept_with_their_faults_named()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Operator);

        Assert.Equal(HttpStatusCode.Redirect, (await desk.PostAsync("/instansi", Institution("kab-bima", "Pemerintah Kabupaten Bima"))).Status);
        Assert.Contains("Pemerintah Kabupaten Bima", (await desk.GetAsync("/petugas")).Text);
        var faults = await desk.PostAsync("/instansi", ("kode", "Salah Kode!"), ("nama", "x"), ("wilayah", "abc"), ("induk", "tidak-ada"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faults.Status);
        Assert.Equal(4, Regex.Count(faults.Html, "<li>"));

        var hostile = await desk.PostAsync("/petugas", Account("skrip", "<script>alert(1)</script>", "operator", ""));
        Assert.Equal(HttpStatusCode.Redirect, hostile.Status);
        Assert.Contains("&lt;script&gt;alert", (await desk.GetAsync("/petugas")).Html);
        Assert.DoesNotContain("<script>alert", (await desk.GetAsync("/petugas")).Html);
    }

    [Fact]
    public async Task The_pages_are_for_every_eye_and_hand()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Hub__Adapter", "ManualRelay"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await using var browser = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Operator);
        await browser.GoAsync("/petugas");
        await browser.Page.Locator("#nama").FillAsync("Operator Kedua");
        await browser.FillAsync("Pengenal masuk (sub)", "op-2");
        await browser.Page.Locator("#peran").SelectOptionAsync("operator");
        await browser.Page.Locator("#peran").PressAsync("Tab");
        await browser.Page.Locator("form[action$='/petugas'] button").ClickAsync();
        await browser.SeesAsync("Menunggu orang kedua");
        await AreFineAsync(browser, "", "/petugas", "/audit/rantai", "/antrean", "/situs", "/rem-siaran", "/saya", "/tidak-ada");
        await using var admin = await DeskBrowser.EnterAsync(house, gateway);
        await AreFineAsync(admin, "", "/kasus", "/relay", "/relay/impor", "/siaran", "/evaluasi", "/templat");

        await browser.GoAsync("/audit/rantai");
        await browser.PressAsync("Periksa sekarang");
        await browser.SeesAsync("Utuh");
        await using var inspektorat = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Inspektorat);
        await inspektorat.GoAsync("/audit");
        await inspektorat.SeesAsync("audit.verify");
        await inspektorat.IsFineAsync("audit");
    }

    private static async Task AreFineAsync(DeskBrowser browser, params string[] paths)
    {
        foreach (var path in paths)
        {
            await browser.GoAsync(path);
            await browser.IsFineAsync(path);
        }
    }

    private static (string, string)[] Account(string subject, string name, string role, string institution) =>
        [("subjek", subject), ("nama", name), ("peran", role), ("instansi", institution)];

    private static (string, string)[] Institution(string code, string name) =>
        [("kode", code), ("nama", name), ("wilayah", "52.06"), ("aktif", "y")];

    /// <summary>The account's id as its form carries it; an id of nobody when it is not there.</summary>
    private static string IdOf(DeskAnswer page, string name) =>
        Regex.Match(page.Html, $"{Regex.Escape(name)}.*?/petugas/([0-9a-f-]+)/", RegexOptions.Singleline) is { Success: true } found ? found.Groups[1].Value : Guid.Empty.ToString();
}

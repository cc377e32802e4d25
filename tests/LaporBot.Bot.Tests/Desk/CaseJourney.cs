using System.Net;
using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Browser;
using LaporBot.Bot.Tests.Journeys;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>A clerk's first minutes with cases, through the whole program.</summary>
[Collection(WidgetHouse.Name)]
public sealed partial class CaseJourney(WidgetHouse house)
{
    private const string Hostile = "<script>alert(1)</script> \u202Etxt.exe <b>tebal</b>";

    [Fact]
    public async Task From_the_list_to_an_answer_the_citizen_reads_and_replies_to()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Sandbox__SecondsPerStep", "3600"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await citizen.UntilAsync("sudah diterima SP4N-LAPOR!");

        await using var clerk = await DeskBrowser.EnterAsync(house, gateway);
        await clerk.FollowAsync("Laporan");
        await clerk.IsFineAsync("list");
        await clerk.Page.Locator("tbody th a").First.ClickAsync();
        await clerk.SeesAsync("Menunggu verifikasi");
        await clerk.IsFineAsync("case");
        var ticket = Ticket().Match(clerk.Page.Url).Value;

        await OpenAsync(clerk, "teruskan");
        await clerk.Page.Locator("#p-teruskan").SelectOptionAsync(new SelectOptionValue { Value = "ntb/pupr" });
        await clerk.PressAsync("Teruskan");
        await clerk.SeesAsync("Laporan diteruskan. Warga diberi tahu.");
        await citizen.UntilAsync("Terdisposisi");

        await using var unit = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Penghubung);
        await unit.GoAsync($"/kasus/{ticket}");
        await OpenAsync(unit, "jawab");
        await unit.FillAsync("Jawaban", $"Lampu sudah kami ganti. {Hostile}");
        await unit.Page.Locator("#f-jawab").SetInputFilesAsync(new FilePayload { Name = "foto <x>.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg(200, 200) });
        await unit.Page.Locator("#jawab").GetByRole(AriaRole.Button, new() { Name = "Lihat dulu" }).ClickAsync();
        await Expect(unit.Page.Locator(".bubble").First).ToContainTextAsync("<script>alert(1)</script>");
        await unit.SeesAsync("foto x.jpg");
        await unit.IsFineAsync("preview");
        await unit.PressAsync("Kirim jawaban");
        await unit.SeesAsync("Jawaban dikirim.");
        await citizen.UntilAsync("Lampu sudah kami ganti. <script>alert(1)</script>");

        await citizen.SayAsync($"/tambah {ticket}");
        await citizen.SayAsync($"Terima kasih, tetapi tiangnya masih miring {Hostile}");
        await Programs.UntilAsync(
            async () =>
            {
                await unit.Page.ReloadAsync();
                return await unit.Page.Locator(".timeline").GetByText("tiangnya masih miring").CountAsync() > 0;
            },
            "the citizen's reply stands in the thread", 60);
        await unit.SeesAsync("Sudah dijawab");
        Assert.Equal(0, await unit.Page.Locator("main script, main .words b").CountAsync());
        await unit.IsFineAsync("answered case");

        await clerk.GoAsync("/templat");
        await clerk.FillAsync("Nama templat", "Ucapan");
        await clerk.FillAsync("Isi dalam bahasa Indonesia", "Terima kasih atas laporan {nomor}.");
        await clerk.PressAsync("Simpan");
        await clerk.SeesAsync("Templat disimpan.");
        await clerk.IsFineAsync("templates");

        await using var custodian = await DeskBrowser.EnterAsync(house, gateway, SomeDesk.Kustodian);
        await custodian.GoAsync("/identitas");
        await custodian.SeesAsync("Tidak ada permintaan.");
        await custodian.IsFineAsync("identity requests");
    }

    [Fact]
    public async Task Forms_are_one_act_files_are_what_they_say_and_others_find_nothing()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Sandbox__SecondsPerStep", "3600"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await citizen.UntilAsync("sudah diterima SP4N-LAPOR!");
        using var admin = await SomeDesk.EnterAsync(gateway);
        var ticket = CaseLink().Match((await admin.GetAsync("/kasus")).Html).Groups[1].Value;
        var page = await admin.GetAsync($"/kasus/{ticket}");
        (string, string)[] form = [("formulir", Guid.NewGuid().ToString()), ("tanda", SomeDesk.Field(page, "tanda")), ("pilihan", "ntb/pupr"), ("kata", "")];

        using var unit = await SomeDesk.EnterAsync(gateway, SomeDesk.Penghubung);
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync($"/kasus/{ticket}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.PostAsync($"/kasus/{ticket}/teruskan", form)).Status);
        Assert.Equal($"/admin/kasus/{ticket}?kabar=Cases.Done.teruskan", (await admin.PostAsync($"/kasus/{ticket}/teruskan", form)).GoesTo);
        Assert.Equal($"/admin/kasus/{ticket}?kabar=Cases.Done.teruskan", (await admin.PostAsync($"/kasus/{ticket}/teruskan", form)).GoesTo);

        var stale = await admin.PostAsync($"/kasus/{ticket}/arsipkan", ("tanda", SomeDesk.Field(page, "tanda")), ("pilihan", "spam"), ("kata", "Tulisan saya tetap ada"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Tulisan saya tetap ada", stale.Text);

        var same = CategoryNow().Match((await admin.GetAsync($"/kasus/{ticket}")).Html).Groups[1].Value;
        var idle = await admin.PostAsync($"/kasus/{ticket}/kategori", ("tanda", SomeDesk.Field(await admin.GetAsync($"/kasus/{ticket}"), "tanda")), ("pilihan", same));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, idle.Status);
        Assert.Contains("Kategorinya sudah itu", idle.Text);

        var fresh = await unit.GetAsync($"/kasus/{ticket}");
        (string, string)[] answer = [("formulir", Guid.NewGuid().ToString()), ("tanda", SomeDesk.Field(fresh, "tanda")), ("kata", "Sudah ditangani.")];
        var poison = await unit.PostAsync($"/kasus/{ticket}/jawab", ("berkas", "laporan.pdf", "<html><script>alert(1)</script>"u8.ToArray()), answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, poison.Status);
        Assert.Contains("Hanya JPG, PNG dan PDF", poison.Text);
        Assert.Contains("Sudah ditangani.", poison.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await unit.PostAsync($"/kasus/{ticket}/jawab", ("berkas", "foto.jpg", Pictures.Jpeg(200, 200)), answer)).Status);

        var answered = await unit.GetAsync($"/kasus/{ticket}");
        var file = FileLink().Match(answered.Html).Groups[1].Value;
        using var fetched = await unit.FetchAsync(file);
        Assert.Equal("image/jpeg", fetched.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", fetched.Headers.GetValues("X-Content-Type-Options").Single());
        using var oversight = await SomeDesk.EnterAsync(gateway, SomeDesk.Inspektorat);
        Assert.Equal(HttpStatusCode.OK, (await oversight.GetAsync($"/kasus/{ticket}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await oversight.PostAsync($"/kasus/{ticket}/jawab", answer)).Status);
        await oversight.BecomeAsync(SomeDesk.Kustodian);
        Assert.Equal(HttpStatusCode.Forbidden, (await oversight.GetAsync($"/kasus/{ticket}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await oversight.GetAsync(file)).Status);
        await oversight.BecomeAsync(SomeDesk.Inspektorat);

        Assert.DoesNotContain("case.file<", (await oversight.GetAsync("/audit")).Html, StringComparison.Ordinal);
        await ChangeAsync(gateway, "UPDATE complaints SET is_secret = 1");
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync(file)).Status);
        await unit.PostAsync($"/kasus/{ticket}/buka", ("alasan", "Melihat foto dari warga"));
        Assert.Equal(HttpStatusCode.OK, (await unit.GetAsync(file)).Status);
        Assert.Contains("case.file<", (await oversight.GetAsync("/audit")).Html, StringComparison.Ordinal);

        await citizen.UntilAsync("Sudah ditangani.");
        Assert.Equal($"/admin/kasus/{ticket}", (await admin.GetAsync("/kasus?cari=" + ticket.ToLowerInvariant())).GoesTo);
    }

    [Fact]
    public async Task A_photo_as_a_phone_takes_it_goes_and_a_form_after_the_session_is_not_lost()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Sandbox__SecondsPerStep", "3600"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await citizen.UntilAsync("sudah diterima SP4N-LAPOR!");
        using var admin = await SomeDesk.EnterAsync(gateway);
        var ticket = CaseLink().Match((await admin.GetAsync("/kasus")).Html).Groups[1].Value;
        var page = await admin.GetAsync($"/kasus/{ticket}");
        await admin.PostAsync($"/kasus/{ticket}/teruskan", ("tanda", SomeDesk.Field(page, "tanda")), ("pilihan", "ntb/pupr"));
        page = await admin.GetAsync($"/kasus/{ticket}");
        (string, string)[] answer = [("formulir", Guid.NewGuid().ToString()), ("tanda", SomeDesk.Field(page, "tanda")), ("kata", "Sudah kami tambal <kemarin>.")];
        var photo = Pictures.Jpeg(2400, 1800);
        Assert.InRange(photo.Length, 1024 * 1024, 10 * 1024 * 1024);
        var looked = await admin.PostAsync($"/kasus/{ticket}/jawab", ("berkas", "IMG_2026.jpg", photo), [.. answer, ("langkah", "lihat")]);
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Contains("IMG_2026.jpg", looked.Text);

        var token = SomeDesk.Field(page, "__RequestVerificationToken");
        await admin.PostAsync("/keluar");
        var late = await admin.ForgeAsync($"/kasus/{ticket}/jawab", [.. answer, ("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Unauthorized, late.Status);
        Assert.Contains("Sudah kami tambal <kemarin>.", late.Text);
        Assert.DoesNotContain("<kemarin>", late.Html, StringComparison.Ordinal);

        await using var clerk = await DeskBrowser.EnterAsync(house, gateway);
        await clerk.GoAsync($"/kasus/{ticket}");
        await OpenAsync(clerk, "jawab");
        await clerk.FillAsync("Jawaban", "Jawaban panjang yang ditulis lama sekali");
        await clerk.Page.Locator("#jawab").GetByRole(AriaRole.Button, new() { Name = "Lihat dulu" }).ClickAsync();
        await ChangeAsync(gateway, $"UPDATE complaints SET title = '{new string('j', 150)}', place = 'https://contoh.go.id/{new string('p', 150)}'");
        await ChangeAsync(gateway, "DELETE FROM desk_sessions");
        await clerk.PressAsync("Kirim jawaban");
        await clerk.SeesAsync("Jawaban panjang yang ditulis lama sekali");
        await clerk.IsFineAsync("after the session");
        await Expect(clerk.Page.Locator($"a[href='/admin/kasus/{ticket}']")).ToBeVisibleAsync();
        var again = await clerk.Page.Context.NewPageAsync();
        await again.GotoAsync(new Uri(gateway.Address, await DeskKey.MintAsync(gateway)).ToString());
        await again.GetByRole(AriaRole.Button, new() { Name = SomeDesk.Admin, Exact = true }).ClickAsync();
        await Expect(again.Locator(".who")).ToContainTextAsync(SomeDesk.Admin);
        await clerk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(Kirim lagi|Send it again)$") }).ClickAsync();
        await clerk.SeesAsync("Jawaban dikirim.");
        await clerk.IsFineAsync("a title without a space");
        await citizen.UntilAsync("Jawaban panjang yang ditulis lama sekali");
    }

    private static async Task ChangeAsync(LaporBotApplication gateway, string sql)
    {
        await using var ledger = new SqliteConnection($"Data Source={Path.Combine(gateway.DataPath, "ledger.db")}");
        await ledger.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = ledger.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    private static Task OpenAsync(DeskBrowser desk, string act) => desk.Page.Locator($"#{act} > summary").ClickAsync();

    [GeneratedRegex("LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")]
    private static partial Regex Ticket();

    [GeneratedRegex("href=\"/admin/kasus/(LB-[0-9A-Z-]+)\"")]
    private static partial Regex CaseLink();

    [GeneratedRegex("id=\"p-kategori\".*?<option value=\"([^\"]+)\" selected", RegexOptions.Singleline)]
    private static partial Regex CategoryNow();

    [GeneratedRegex("href=\"(/admin/kasus/[^\"]+/berkas/[0-9a-f]{32})\"")]
    private static partial Regex FileLink();
}

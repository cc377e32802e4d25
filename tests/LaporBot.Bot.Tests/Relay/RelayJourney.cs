using System.Net;
using System.Text.RegularExpressions;
using LaporBot.Bot.Demo;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Bot.Tests.Journeys;
using LaporBot.Core.Complaints;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LaporBot.Bot.Tests.Relay;

/// <summary>The whole road by hand, from outside: a citizen files in the web chat, an admin types it over, the citizen reads the number.</summary>
public sealed class RelayJourney
{
    private const string Story = "Lampu jalan di sini mati, gelap sekali kalau malam hari";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clerk_passes_a_report_on_and_writes_down_what_came_of_it()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Hub__Adapter", "ManualRelay"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await citizen.UntilAsync("sedang diteruskan oleh petugas");
        Assert.True(TicketNumber.TryFind(string.Join(' ', await citizen.BotTextsAsync()), out var ticket));
        using var siti = await SomeDesk.EnterAsync(gateway);
        await UntilAsync(siti, "/relay", $"{ticket}");

        // Nothing of it is shown before it is claimed.
        var before = await siti.GetAsync($"/relay/{ticket}");
        Assert.DoesNotContain(Story, before.Text, StringComparison.Ordinal);
        Assert.Equal($"/admin/relay/{ticket}", (await siti.PostAsync($"/relay/{ticket}/ambil")).GoesTo);
        var form = await siti.GetAsync($"/relay/{ticket}");
        Assert.Contains(Story, WebUtility.HtmlDecode(form.Html), StringComparison.Ordinal);
        Assert.Equal(["k1", "k2", "k3"], Regex.Matches(form.Html, "data-copy=\"(k[123])\"").Select(match => match.Groups[1].Value));

        // A wrong paste says what is wrong and loses nothing.
        var wrong = await siti.PostAsync($"/relay/{ticket}/terima", ("nomor", "belum ada"), ("instansi", "Dinas PUPR"), ("tautan", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("Dinas PUPR", SomeDesk.Field(wrong, "instansi"));

        var right = await siti.PostAsync($"/relay/{ticket}/terima", ("nomor", "1916449"), ("instansi", "Dinas PUPR"), ("tautan", "https://www.lapor.go.id/laporan/1916449"));
        Assert.Equal("/admin/relay?kabar=Relay.Done.Bound", right.GoesTo);
        Assert.DoesNotContain($"{ticket}", (await siti.GetAsync("/relay")).Text, StringComparison.Ordinal);
        await citizen.UntilAsync("1916449");

        var day = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var list = $"nomor,status,instansi,tanggal,uraian,alasan\n1916449,Terdisposisi,Dinas PUPR,{day},,\n{ticket},entah,,{day},,\nLB-AAAA,Selesai,,{day},,\n";
        var judged = await siti.PostAsync("/relay/impor", ("isi", list));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, judged.Status);
        Assert.Contains("2 baris perlu diperbaiki", judged.Text, StringComparison.Ordinal);

        var good = $"nomor,status,instansi,tanggal,uraian,alasan\n1916449,Terdisposisi,Dinas PUPR,{day},,\n1916449,Ditindaklanjuti,Dinas PUPR,{day},Lubang sudah ditambal.,\n";
        Assert.Contains("2 baris benar", (await siti.PostAsync("/relay/impor", ("isi", good))).Text, StringComparison.Ordinal);
        Assert.Contains("2 perubahan tersimpan", (await siti.PostAsync("/relay/impor/terapkan", ("isi", good))).Text, StringComparison.Ordinal);
        Assert.Contains("0 perubahan tersimpan dan dikabarkan; 2 sudah", (await siti.PostAsync("/relay/impor/terapkan", ("isi", good))).Text, StringComparison.Ordinal);
        Assert.Contains("Lubang sudah ditambal.", (await siti.GetAsync($"/relay/{ticket}")).Text, StringComparison.Ordinal);

        await citizen.UntilAsync("Lubang sudah ditambal.");
        await siti.BecomeAsync(SomeDesk.Inspektorat);
        var audit = (await siti.GetAsync("/audit?tindakan=relay.")).Text;
        Assert.All(["relay.claim", "relay.open", "relay.bind", "relay.update", "relay.import"], act => Assert.Contains(act, audit, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await siti.GetAsync("/relay")).Status);
    }

    [Fact]
    public async Task What_officials_say_at_the_desk_is_copied_word_for_word()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Hub__Adapter", "ManualRelay"));
        using var citizen = new WebCitizen(gateway.Address);
        await citizen.FileAsync();
        await citizen.UntilAsync("sedang diteruskan oleh petugas");
        Assert.True(TicketNumber.TryFind(string.Join(' ', await citizen.BotTextsAsync()), out var ticket));
        using var siti = await SomeDesk.EnterAsync(gateway);
        await UntilAsync(siti, "/relay", $"{ticket}");
        Assert.Contains("Menunggu relay manual", (await siti.GetAsync($"/kasus/{ticket}")).Text, StringComparison.Ordinal);
        await siti.PostAsync($"/relay/{ticket}/ambil");
        var hasty = await siti.PostAsync($"/relay/{ticket}/tolak", ("alasan", "tak"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "tak"), (hasty.Status, SomeDesk.Field(hasty, "alasan")));
        Assert.Contains("<details open", hasty.Html, StringComparison.Ordinal);
        await siti.PostAsync($"/relay/{ticket}/terima", ("nomor", "1916449"), ("instansi", ""), ("tautan", ""));
        await citizen.UntilAsync("1916449");

        foreach (var (act, fields) in ((string, (string, string)[])[])[("teruskan", [("pilihan", "ntb/pupr")]), ("jawab", [("kata", "Lampunya sudah kami ganti.")])])
        {
            var mark = SomeDesk.Field(await siti.GetAsync($"/kasus/{ticket}"), "tanda");
            Assert.Equal(HttpStatusCode.Redirect, (await siti.PostAsync($"/kasus/{ticket}/{act}", [("tanda", mark), .. fields])).Status);
        }

        await UntilAsync(siti, "/relay", "jawaban petugas");
        var page = await siti.GetAsync($"/relay/{ticket}");
        Assert.Contains("Diteruskan ke Dinas PUPR Provinsi NTB.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Lampunya sudah kami ganti.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mencabut", page.Text, StringComparison.Ordinal);
        Assert.Contains("tindakan petugas yang belum disalin", (await siti.PostAsync($"/relay/{ticket}/status", ("status", "Closed"))).Text, StringComparison.Ordinal);
        Assert.Contains("Menunggu relay manual", (await siti.GetAsync($"/kasus/{ticket}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_is_marked_everywhere_and_opened_again_without_doubling()
    {
        await using var gateway = LaporBotApplication.Create();
        for (var start = 0; start < 2; start++)
        {
            gateway.Launch("--demo");
            await gateway.UntilAsync("/readyz", HttpStatusCode.OK);
            Assert.Contains("CONTOH", await gateway.Http.GetStringAsync(gateway.Address, Cancel), StringComparison.Ordinal);
            using var desk = await SomeDesk.EnterAsync(gateway, "Operator contoh");
            var queue = await desk.GetAsync("/antrean");
            Assert.Contains("class=\"demo\"", queue.Html, StringComparison.Ordinal);
            Assert.Equal(4, Regex.Count(queue.Html, "/antrean/laporan/LB-[^/]+/ulang"));
            await MarksAsync(gateway, desk);
            await gateway.StopAsync();
        }
    }

    /// <summary>Also what people take along, and the doors.</summary>
    private static async Task MarksAsync(LaporBotApplication gateway, SomeDesk desk)
    {
        using var stranger = SomeDesk.Stranger(gateway);
        Assert.Contains("class=\"demo\"", (await stranger.GetAsync("/masuk")).Html, StringComparison.Ordinal);
        Assert.Contains("class=\"demo\"", (await desk.GetAsync("/masuk/konsol")).Html, StringComparison.Ordinal);
        await desk.BecomeAsync("Inspektorat contoh");
        var page = await desk.GetAsync("/evaluasi");
        Assert.All(DemoChannel.Names, name => Assert.Contains($"<option value=\"{name}\"", page.Html, StringComparison.Ordinal));
        Assert.Contains("alt=\"DATA CONTOH", page.Html, StringComparison.Ordinal);
        using var table = await desk.FetchAsync("/evaluasi/unduh.csv");
        Assert.StartsWith("\"DATA CONTOH", (await table.Content.ReadAsStringAsync(Cancel)).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("contoh-", table.Content.Headers.ContentDisposition!.FileNameStar ?? table.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_admin_says_in_a_demo_is_taken_by_its_hub()
    {
        await using var gateway = LaporBotApplication.Create();
        gateway.Launch("--demo");
        await gateway.UntilAsync("/readyz", HttpStatusCode.OK);
        using var desk = await SomeDesk.EnterAsync(gateway, "Admin Pemerintah Kota Mataram");
        var page = Regex.Match((await desk.GetAsync("/kasus?status=InProgress")).Html, "/kasus/LB-[^\"]+").Value;
        var answer = await desk.PostAsync(
            $"{page}/jawab", ("formulir", Guid.NewGuid().ToString()), ("tanda", SomeDesk.Field(await desk.GetAsync(page), "tanda")), ("kata", "Sudah kami perbaiki kemarin sore."));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);

        await using var ledger = new SqliteConnection($"Data Source={Path.Combine(gateway.DataPath, "ledger.db")}");
        await ledger.OpenAsync(Cancel);
        await using var told = new SqliteCommand("SELECT COUNT(*) FROM case_notes WHERE state = 'Told' AND words = 'Sudah kami perbaiki kemarin sore.'", ledger);
        await Programs.UntilAsync(async () => (long)(await told.ExecuteScalarAsync(Cancel))! == 1, "the hub has the answer");
    }

    [Fact]
    public async Task A_demo_does_not_start_where_it_could_reach_somebody()
    {
        await using var gateway = LaporBotApplication.Create(("Telegram__Token", "123:abc"), ("Hub__Adapter", "GeoReport"), ("Hub__BaseUrl", "https://hub.example.go.id"), ("Hub__ApiKey", "x"));
        gateway.Launch("--demo");
        await gateway.ExitAsync();
        await Programs.UntilAsync(() => Task.FromResult(gateway.Printed.Any(line => line.Contains("speaks to nobody", StringComparison.Ordinal))), "the fault is told");
        Assert.Equal(1, gateway.ExitCode);
        Assert.Contains(gateway.Printed, line => line.Contains("no hub but one on this machine", StringComparison.Ordinal));
    }

    private static Task UntilAsync(SomeDesk desk, string path, string words) =>
        Programs.UntilAsync(async () => (await desk.GetAsync(path)).Text.Contains(words, StringComparison.Ordinal), $"{path} shows {words}");
}

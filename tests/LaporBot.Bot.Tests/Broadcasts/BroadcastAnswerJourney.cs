using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Bot.Tests.Journeys;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LaporBot.Bot.Tests.Broadcasts;

/// <summary>Citizens answer a broadcast, each in their own way, and the official reads it in the case it belongs to.</summary>
public sealed class BroadcastAnswerJourney
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_lands_in_the_case_it_is_about_and_is_told_to_its_official()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await LaporBotApplication.StartAsync(
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Broadcasts__From", "00:00"), ("Broadcasts__Until", "00:00"),
            ("Sandbox__SecondsPerStep", "3600"), ("Node__QuietFrom", "00:00"), ("Node__QuietUntil", "00:00"));
        var (one, several) = (telegram.Citizen(8201), telegram.Citizen(8202));
        var ticket = await FileAsync(one, "Aspal di depan pasar Mandalika berlubang besar sejak dua minggu, sudah dua motor jatuh");
        var older = await FileAsync(several, "Sampah di pasar Kebon Roek tidak diangkut sejak dua minggu, baunya sampai ke rumah warga");
        await FileAsync(several, "Air PDAM di perumahan kami tidak mengalir sejak dua minggu, kami terpaksa beli air galon");
        using var browser = new WebCitizen(gateway.Address);
        await browser.FileAsync();
        using var desk = await SomeDesk.EnterAsync(gateway);
        await BindAsync(gateway);
        var admin = telegram.Citizen(9001);

        var address = (await desk.PostAsync("/siaran", ("isi", "Jalan Pejanggik ditutup besok pagi."), ("tujuan", "semua"))).GoesTo!.Split('?')[0];
        await desk.PostAsync($"{address}/kirim");
        var news = await HeardAsync(one, "ditutup besok");
        one.Reply(news, "Kalau ditutup, lubangnya sekalian diperbaiki ya Pak");
        await one.WaitForAsync("Sudah ditambahkan");

        several.Reply(await HeardAsync(several, "ditutup besok"), "Truk sampah juga tidak bisa lewat kalau ditutup");
        await several.WaitForAsync("Laporan yang mana");
        several.Say(older);
        await several.WaitForAsync("Sudah ditambahkan");

        await browser.UntilAsync("ditutup besok");
        await browser.PressAsync("Jawab tentang laporan saya");
        await browser.UntilAsync("Tambahan untuk laporan");
        await browser.SayAsync("Kami tidak punya jalan lain ke sekolah anak-anak");
        await browser.UntilAsync("Sudah ditambahkan");

        await Programs.UntilAsync(() => Task.FromResult(admin.Messages.Any(message => message.Text.Contains("Pelapor menambahkan", StringComparison.Ordinal) && message.Text.Contains(ticket, StringComparison.Ordinal))), "the official is told", 60);
        var page = (await desk.GetAsync($"/kasus/{ticket}")).Text;
        Assert.Contains("lubangnya sekalian diperbaiki", page, StringComparison.Ordinal);
        Assert.Contains("Siaran sampai kepada pelapor", page, StringComparison.Ordinal);
        Assert.Contains("Truk sampah juga tidak bisa lewat", (await desk.GetAsync($"/kasus/{older}")).Text, StringComparison.Ordinal);

        // Corrected: the same message, the same button, and an answer to it still finds its case.
        var correction = (await desk.PostAsync($"{address}/perbaiki", ("isi", "Jalan Pejanggik ditutup lusa, bukan besok."))).GoesTo!.Split('?')[0];
        await desk.PostAsync($"{correction}/kirim");
        await Programs.UntilAsync(() => Task.FromResult(one.Messages.Any(message => message.Text.Contains("ditutup lusa", StringComparison.Ordinal))), "it is corrected", 60);
        Assert.DoesNotContain(one.Messages, message => message.Text.Contains("ditutup besok", StringComparison.Ordinal));
        one.Reply(one.Messages.Single(message => message.Text.Contains("ditutup lusa", StringComparison.Ordinal)), "Baik, lusa kami lewat jalan lain saja");
        await one.WaitForAsync("Sudah ditambahkan");
        Assert.Contains("lusa kami lewat jalan lain", (await desk.GetAsync($"/kasus/{ticket}")).Text, StringComparison.Ordinal);
    }

    private static async Task<SeenMessage> HeardAsync(Citizen citizen, string words)
    {
        await Programs.UntilAsync(() => Task.FromResult(citizen.Messages.Any(message => message.Text.Contains(words, StringComparison.Ordinal))), words, 60);
        return citizen.Messages.Last(message => message.Text.Contains(words, StringComparison.Ordinal));
    }

    private static async Task<string> FileAsync(Citizen citizen, string story)
    {
        citizen.Say(story);
        await citizen.FillInAsync(FilingWay.Review);
        citizen.Press("Kirim");
        return Regex.Match((await citizen.WaitForAsync("LB-")).Text, "LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]").Value;
    }

    private static async Task BindAsync(LaporBotApplication gateway)
    {
        await using var ledger = new SqliteConnection($"Data Source={Path.Combine(gateway.DataPath, "ledger.db")}");
        await ledger.OpenAsync(Cancel);
        await using var command = ledger.CreateCommand();
        command.CommandText = "UPDATE staff SET telegram_id = '9001' WHERE name LIKE 'Admin%'";
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
    }
}

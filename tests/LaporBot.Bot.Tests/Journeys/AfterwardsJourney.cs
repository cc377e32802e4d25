using System.Text.Json.Nodes;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>Everything a resident does after filing, in Telegram, through the whole program and the sandbox hub.</summary>
public sealed class AfterwardsJourney
{
    private const string Story = "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam";

    [Fact]
    public async Task A_resident_adds_reopens_is_satisfied_gets_a_copy_and_is_forgotten()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await LaporBotApplication.StartAsync(
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Sandbox__SecondsPerStep", "3600"), ("Hub__PollSeconds", "1"));
        var citizen = telegram.Citizen();
        await FileAsync(citizen);
        var news = await citizen.WaitForAsync("sudah diterima SP4N-LAPOR!");

        citizen.Reply(news, "Sekarang tiang lampunya juga miring ke arah jalan");
        await citizen.WaitForAsync("Sudah ditambahkan");
        await UntilTheHubHasAsync(gateway, "open", "Sekarang tiang lampunya juga miring ke arah jalan");

        await AdvanceAsync(gateway, citizen, "Terdisposisi", "Sedang diproses", "Ditindaklanjuti");
        citizen.Press("Belum puas");
        await citizen.WaitForAsync("Apa yang belum beres");
        citizen.Say("Baru satu lampu yang diganti, sisanya masih mati");
        await citizen.WaitForAsync("dibuka kembali");
        await UntilTheHubHasAsync(gateway, "reopen", "Pelapor belum puas: Baru satu lampu yang diganti, sisanya masih mati");

        await AdvanceAsync(gateway, citizen, "Sedang diproses", "Ditindaklanjuti");
        citizen.Press("👍 Puas");
        await citizen.WaitForAsync("ditutup karena Anda puas");
        citizen.Say("5");
        await citizen.WaitForAsync("sudah dicatat");
        await UntilTheHubHasAsync(gateway, "fixed", "Pelapor puas dengan tindak lanjut.");
        var page = await gateway.Http.GetStringAsync(new Uri(gateway.Address, "/sandbox"), TestContext.Current.CancellationToken);
        Assert.Contains("dari pelapor: Sekarang tiang lampunya", page, StringComparison.Ordinal);

        citizen.Say("/dataku");
        var copy = JsonNode.Parse((await citizen.WaitForAsync("data-saya-")).Document!)!["reports"]![0]!;
        Assert.Equal((Story, "Satisfied", 5), ((string?)copy["story"], (string?)copy["closeReason"], (int?)copy["rating"]));
        citizen.Say("/hapusdata");
        await citizen.WaitForAsync("Yang tetap");
        citizen.Say("2");
        await citizen.WaitForAsync("sudah dihapus");
        citizen.Say("laporan saya");
        await citizen.WaitForAsync("Belum ada laporan");
        Assert.DoesNotContain($"{citizen.Id}", await File.ReadAllTextAsync(Path.Combine(gateway.DataPath, "erasures.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(telegram.Leaks);
        Assert.DoesNotContain(gateway.Printed, line => line.Contains("tiang lampunya", StringComparison.Ordinal) || line.Contains("Baru satu lampu", StringComparison.Ordinal));
    }

    private static async Task FileAsync(Citizen citizen)
    {
        citizen.Say(Story);
        await citizen.FillInAsync(FilingWay.Review);
        citizen.Press("Kirim");
        await citizen.WaitForAsync("LB-");
    }

    /// <summary>The hub moves the case on, and the citizen hears of each step.</summary>
    private static async Task AdvanceAsync(LaporBotApplication gateway, Citizen citizen, params string[] news)
    {
        var requests = await gateway.Http.GetStringAsync(new Uri(gateway.Address, "/sandbox/hub/requests.json"), TestContext.Current.CancellationToken);
        var id = (string)JsonNode.Parse(requests)![0]!["service_request_id"]!;
        foreach (var one in news)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("id", id)]);
            using var answer = await gateway.Http.PostAsync(new Uri(gateway.Address, "/sandbox/advance"), form, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode < 400, $"advance: {(int)answer.StatusCode}");
            await citizen.WaitForAsync(one);
        }
    }

    private static Task UntilTheHubHasAsync(LaporBotApplication gateway, string status, string description) => Programs.UntilAsync(
        async () =>
        {
            var updates = await gateway.Http.GetStringAsync(new Uri(gateway.Address, "/sandbox/hub/servicerequestupdates.json"), TestContext.Current.CancellationToken);
            return JsonNode.Parse(updates)!["service_request_updates"]!.AsArray()
                .Count(one => (string?)one!["status"] == status && (string?)one["description"] == description) == 1;
        },
        $"the hub has '{status}': {description}",
        30);
}

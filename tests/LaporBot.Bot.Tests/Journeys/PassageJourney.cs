using System.Text.RegularExpressions;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>Begun in the web chat, gone on with in Telegram, through the whole program.</summary>
public sealed partial class PassageJourney
{
    [Fact]
    public async Task A_draft_moves_to_Telegram_and_is_filed_from_there()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram);
        using var web = new WebCitizen(gateway.Address);
        await web.ToReviewAsync();
        var token = await TokenAsync(web);
        var citizen = telegram.Citizen();

        citizen.Say($"/start {token}");
        await citizen.WaitForAsync("sekarang ada di sini");
        await web.UntilAsync("diteruskan di Telegram");
        citizen.Press("Kirim");
        await citizen.WaitForAsync("LB-");
        await citizen.WaitForAsync("sudah diterima SP4N-LAPOR!");

        Assert.Single(await Arrived.AtSandboxAsync(gateway));
        var thief = telegram.Citizen();
        thief.Say($"/start {token}");
        await thief.WaitForAsync("sudah terpakai");
        Assert.DoesNotContain(gateway.Printed, line => line.Contains(token[2..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_news_of_a_case_filed_on_the_web_come_to_Telegram()
    {
        await using var telegram = await BotApiEmulator.StartAsync();
        await using var gateway = await StartAsync(telegram, ("Sandbox__SecondsPerStep", "4"));
        using var web = new WebCitizen(gateway.Address);
        await web.FileAsync();
        var token = await TokenAsync(web);
        var citizen = telegram.Citizen();

        citizen.Say($"/start {token}");
        await citizen.WaitForAsync("mulai sekarang datang ke sini");

        await citizen.WaitForAsync("Ditindaklanjuti");
        Assert.DoesNotContain(await web.BotTextsAsync(), text => text.Contains("Ditindaklanjuti", StringComparison.Ordinal));
    }

    private static async Task<string> TokenAsync(WebCitizen web)
    {
        var token = "";
        await Programs.UntilAsync(
            async () =>
            {
                await web.SayAsync("lanjutkan di telegram");
                token = (await web.BotTextsAsync()).Select(text => Link().Match(text).Groups[1].Value).LastOrDefault(found => found.Length > 0) ?? "";
                return token.Length > 0;
            },
            "a link to Telegram");
        return token;
    }

    private static async Task<LaporBotApplication> StartAsync(BotApiEmulator telegram, params (string Name, string Value)[] settings)
    {
        var gateway = LaporBotApplication.Create(
            [("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("WebChat__PostBurst", "1000"), .. settings]);
        await gateway.RestartAsync();
        return gateway;
    }

    [GeneratedRegex(@"https://t\.me/\w+\?start=([A-Za-z0-9_-]{24})", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}

using System.Net;
using System.Text;
using LaporBot.Bot.Tests;
using Xunit;

namespace LaporBot.Faults;

/// <summary>People who block the bot, and people who flood it.</summary>
public sealed class PeopleFaultTests
{
    [Fact]
    public async Task F26_News_rest_while_a_person_has_blocked_the_bot_and_come_when_they_write_again()
    {
        await using var stage = await Stage.StartAsync(1);
        var citizen = await stage.AtReviewAsync(7400);
        stage.Hub.Mood = HubMood.TakesAndDawdles;
        citizen.Press("Kirim");
        await citizen.WaitForAsync("LB-");
        citizen.HasBlockedBot = true;
        stage.Hub.Mood = HubMood.Well;
        await stage.UntilTheHubHasAsync(1);
        var refused = () => stage.Telegram.CallsOf("sendMessage").Count(call => call["text"]!.Contains("sudah diterima SP4N-LAPOR!", StringComparison.Ordinal));
        await Programs.UntilAsync(() => Task.FromResult(refused() > 0), "the news was tried");

        // The process learns every few seconds who is lost.
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        Assert.Equal(1, refused());
        citizen.HasBlockedBot = false;
        citizen.Say("laporan saya");

        await citizen.WaitForAsync("sudah diterima SP4N-LAPOR!");
        Assert.Single(citizen.Messages, message => message.Text.Contains("sudah diterima SP4N-LAPOR!", StringComparison.Ordinal));
    }

    [Fact]
    public async Task T30_While_one_person_floods_the_others_file_and_the_flood_gets_few_answers()
    {
        await using var stage = await Stage.StartAsync(1);
        using var over = new CancellationTokenSource();
        var flood = Enumerable.Range(0, 40).Select(lane => FloodAsync(stage, lane, over.Token)).ToArray();
        var people = Enumerable.Range(1, 6).Select(number => new TelegramResident(number, new Random(number), stage.Telegram.Citizen(74_000 + number))).ToList();

        await Task.WhenAll(people.Select(one => one.FileAsync(TestContext.Current.CancellationToken)));

        await over.CancelAsync();
        var (sent, answered) = (await Task.WhenAll(flood)).Aggregate((one, other) => (one.Sent + other.Sent, one.Answered + other.Answered));
        TestContext.Current.TestOutputHelper!.WriteLine($"flood: {sent} sent, {answered} answered");
        Assert.True(answered < sent / 2, $"{answered} of {sent} answered");
        Assert.All(people, one => Assert.Equal(0, one.Filings.Sum(filing => filing.Silences)));
        await stage.UntilTheHubHasAsync(people.Count);
    }

    /// <summary>One of many connections over which the same person writes without a pause.</summary>
    private static async Task<(int Sent, int Answered)> FloodAsync(Stage stage, int lane, CancellationToken over)
    {
        using var http = new HttpClient();
        var (sent, answered) = (0, 0);
        for (var update = 900_000_000 + (lane * 1_000_000); !over.IsCancellationRequested; update++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Fleet.Address, "/telegram/webhook"));
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Fleet.Secret);
            request.Content = new StringContent(
                $$$"""{"update_id":{{{update}}},"message":{"message_id":{{{update}}},"from":{"id":74999,"is_bot":false,"first_name":"B"},"chat":{"id":74999,"type":"private"},"date":1790000000,"text":"banjir {{{update}}}"}}""",
                Encoding.UTF8,
                "application/json");
            using var response = await http.SendAsync(request, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            sent++;
            answered += (await response.Content.ReadAsStringAsync(CancellationToken.None)).Length > 0 ? 1 : 0;

            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }

        return (sent, answered);
    }
}

using System.Net;
using System.Text;
using LaporBot.Bot.Tests;
using Xunit;

namespace LaporBot.Faults;

/// <summary>People who block the bot, and people who flood it.</summary>
public sealed class PeopleFaultTests
{
    private static readonly HttpClient Shared = new(new SocketsHttpHandler { MaxConnectionsPerServer = 100 });

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

    [Fact]
    public async Task T31_Floods_of_one_person_and_of_five_thousand_get_no_error_and_the_figures_of_the_others_are_told()
    {
        await using var stage = await Stage.StartAsync(1);
        Action<string> say = TestContext.Current.TestOutputHelper!.WriteLine;
        await CalmAsync(stage, 1);
        say($"nobody floods: {await CalmAsync(stage, 2)}");
        using (var over = new CancellationTokenSource())
        {
            var flood = FloodAsync(stage, 0, over.Token, TimeSpan.FromMilliseconds(20));
            say($"one person writes 50 times a second: {await CalmAsync(stage, 3)}");
            await over.CancelAsync();
            await flood;
        }

        var crowd = Parallel.ForEachAsync(Enumerable.Range(0, 5000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
            await WriteAsync(stage, Shared, 80_000 + number, 800_000_000 + number));
        var others = await CalmAsync(stage, 4);
        say($"5,000 people write at once ({(crowd.IsCompleted ? "over" : "still on")} at the end): {others}");
        await crowd;
    }

    /// <summary>Two hundred people who write one after the other, each for the first time.</summary>
    private static async Task<string> CalmAsync(Stage stage, int round)
    {
        using var http = new HttpClient();
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            await WriteAsync(stage, http, 90_000 + (round * 1000) + i, 700_000_000 + (round * 1000) + i);
            times.Add(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        }

        times.Sort();
        return FormattableString.Invariant($"half {times[100]:0.0} ms, 95 % {times[190]:0.0} ms, longest {times[^1]:0.0} ms");
    }

    /// <summary>One of many connections over which the same person writes without a pause.</summary>
    private static async Task<(int Sent, int Answered)> FloodAsync(Stage stage, int lane, CancellationToken over, TimeSpan? pause = null)
    {
        using var http = new HttpClient();
        var (sent, answered) = (0, 0);
        for (var update = 900_000_000 + (lane * 1_000_000); !over.IsCancellationRequested; update++)
        {
            sent++;
            answered += await WriteAsync(stage, http, 74_999, update) ? 1 : 0;
            await Task.Delay(pause ?? TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }

        return (sent, answered);
    }

    /// <returns>True when it was answered with words.</returns>
    private static async Task<bool> WriteAsync(Stage stage, HttpClient http, long person, int update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Fleet.Address, "/telegram/webhook"));
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Fleet.Secret);
        request.Content = new StringContent(
            $$$"""{"update_id":{{{update}}},"message":{"message_id":{{{update}}},"from":{"id":{{{person}}},"is_bot":false,"first_name":"B"},"chat":{"id":{{{person}}},"type":"private"},"date":1790000000,"text":"banjir {{{update}}}"}}""",
            Encoding.UTF8,
            "application/json");
        using var response = await http.SendAsync(request, CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadAsStringAsync(CancellationToken.None)).Length > 0;
    }
}

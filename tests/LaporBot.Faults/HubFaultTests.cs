using System.Net;
using LaporBot.Bot.Tests;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Faults;

/// <summary>The hub says no, or says something just as the process dies.</summary>
public sealed class HubFaultTests
{
    private const string PushKey = "kunci-dorong-0123456789";

    [Fact]
    public async Task F07_A_kill_after_a_push_loses_no_news_and_tells_it_at_most_twice()
    {
        const int Rounds = 5;
        await using var stage = await Stage.StartAsync(1, ("Hub__PushKey", PushKey));
        var program = stage.Fleet.Replicas[0].Program;
        var citizen = await stage.AtReviewAsync(7500);
        citizen.Press("Kirim");
        await citizen.WaitForAsync("sudah diterima SP4N-LAPOR!");
        var id = stage.Hub.Records[0].Id;
        var random = new Random(7);
        for (var round = 1; round <= Rounds; round++)
        {
            Assert.Equal(HttpStatusCode.OK, await PushAsync(program, id, round));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 30)), TestContext.Current.CancellationToken);
            await program.KillAsync();

            await program.RestartAsync();
            await Programs.UntilAsync(() => Task.FromResult(Told(citizen, round) > 0), $"news {round} is told");
        }

        // What the hub was not sure of it says again: nobody hears it anew.
        Assert.Equal(HttpStatusCode.OK, await PushAsync(program, id, Rounds));
        await new TelegramResident(1, random, stage.Telegram.Citizen(7501)).FileAsync(TestContext.Current.CancellationToken);
        var told = Enumerable.Range(1, Rounds).Select(round => Told(citizen, round)).ToArray();
        TestContext.Current.TestOutputHelper!.WriteLine($"told: {string.Join(' ', told)}");
        Assert.All(told, times => Assert.InRange(times, 1, 2));
    }

    [Fact]
    public async Task F22_What_the_hub_will_not_take_is_sent_once_shown_to_an_operator_and_passes_once_when_mended()
    {
        await using var stage = await Stage.StartAsync(1);
        stage.Hub.Refusal = (400, """[{"code":"400","description":"kategori tidak dikenal"}]""");
        var citizen = await stage.AtReviewAsync(7510);
        citizen.Press("Kirim");
        await citizen.WaitForAsync("belum bisa diteruskan");
        using var desk = await SomeDesk.EnterAsync(stage.Fleet.Replicas[0].Program, SomeDesk.Operator);
        var queue = await desk.GetAsync("/antrean");
        var ticket = Resident.TicketsIn(queue.Text).First();
        Assert.Contains("kategori tidak dikenal", queue.Text, StringComparison.Ordinal);
        Assert.Contains(ticket, citizen.Messages.Single(message => message.Text.Contains("belum bisa diteruskan", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.Equal(1, stage.Hub.Posts);

        stage.Hub.Refusal = null;
        await desk.PostAsync($"/antrean/laporan/{ticket}/ulang", ("tampak", SomeDesk.Field(queue, "tampak")));
        await stage.UntilTheHubHasAsync(1);
        await citizen.WaitForAsync("sudah diterima SP4N-LAPOR!");
        Assert.Equal(2, stage.Hub.Posts);
    }

    [Fact]
    public async Task F23_A_refused_credential_stops_the_line_and_everything_goes_once_it_is_taken_again()
    {
        await using var stage = await Stage.StartAsync(1);
        stage.Hub.Refusal = (401, "");
        var people = Enumerable.Range(1, 6).Select(number => new TelegramResident(number, new Random(number), stage.Telegram.Citizen(75_200 + number))).ToList();
        await Task.WhenAll(people.Select(one => one.FileAsync(TestContext.Current.CancellationToken)));
        await Programs.UntilAsync(() => Task.FromResult(stage.Hub.Posts > 0), "the hub is asked");

        // Those that were under way when the first was refused are heard out; after them nobody asks for a minute.
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        var asked = stage.Hub.Posts;
        Assert.InRange(asked, 1, people.Count);
        await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(asked, stage.Hub.Posts);

        // No restart: the next probe, a minute after the first, finds out.
        stage.Hub.Refusal = null;
        await Programs.UntilAsync(() => Task.FromResult(stage.Hub.Records.Count > 0), "the probe goes through", 90);
        await stage.UntilTheHubHasAsync(people.Count);
    }

    private static int Told(Citizen citizen, int round) => citizen.Messages.Count(message => message.Text.Contains($"Kabar ke-{round}.", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> PushAsync(LaporBotApplication program, string id, int round)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["api_key"] = PushKey,
            ["service_request_id"] = id,
            ["update_id"] = $"u-{round}",
            ["status"] = "IN_PROGRESS",
            ["updated_datetime"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
            ["description"] = $"Kabar ke-{round}.",
        });
        using var response = await program.Http.PostAsync(new Uri(program.Address, "/hub/servicerequestupdates.json"), form, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}

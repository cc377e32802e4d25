using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaporBot.Bot.Tests;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Npgsql;
using Xunit;

namespace LaporBot.Faults;

/// <summary>Messages that are poison, too large, nonsense, or come to two processes at once; files that cannot be had.</summary>
public sealed class MessageFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F27_One_press_that_reaches_two_processes_at_once_three_times_over_files_one_complaint()
    {
        const int People = 30;
        await using var redis = new RedisProcess();
        await redis.UpAsync();
        await using var stage = await Stage.StartAsync(
            2, ("Redis__ConnectionString", $"127.0.0.1:{redis.Port}"), ("Ledger__ConnectionString", await PostgresServer.NewDatabaseAsync()));
        var citizens = await Task.WhenAll(Enumerable.Range(1, People).Select(number => stage.AtReviewAsync(75_300 + number)));

        await Task.WhenAll(citizens.Select(async citizen =>
        {
            citizen.Press("Kirim");
            var update = stage.Telegram.Updates.Read(citizen.LastUpdate);
            await Task.WhenAll(stage.Fleet.Replicas.Select(replica => PostAsync(replica.Program, update)));
        }));

        await Task.WhenAll(citizens.Select(citizen => citizen.FillInAsync("LB-")));
        await stage.UntilTheHubHasAsync(People);
        Assert.All(citizens, citizen => Assert.Single(citizen.Messages.SelectMany(message => Resident.TicketsIn(message.Text)).Distinct()));
    }

    [Fact]
    public async Task F35_A_message_that_always_fails_is_parked_after_three_tries_and_the_chat_goes_on()
    {
        var ledger = await PostgresServer.NewDatabaseAsync();
        await using var stage = await Stage.StartAsync(1, ("Ledger__ConnectionString", ledger));
        var citizen = await stage.AtReviewAsync(7540);
        await PoisonAsync(ledger);
        _ = stage.Answers;

        citizen.Press("Kirim");

        await Programs.UntilAsync(() => Task.FromResult(stage.Telegram.Updates.Count == 0), "the press is parked");
        Assert.Equal([500, 500, 200], stage.Answers);
        citizen.Say("/bantuan");
        await citizen.WaitForAsync("");
        await HealAsync(ledger);
        citizen.Press("Kirim");
        await citizen.FillInAsync("LB-");
        await stage.UntilTheHubHasAsync(1);
    }

    [Fact]
    public async Task F36_What_is_too_large_or_no_message_at_all_is_told_so_and_never_ends_in_a_fault()
    {
        await using var stage = await Stage.StartAsync(1);
        var program = stage.Fleet.Replicas[0].Program;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(program, $$"""{"update_id":1,"x":"{{new string('x', 2_000_000)}}"}"""));
        foreach (var body in (string[])["", "null", "[]", "{", "\0", "{\"update_id\":{}}", "{\"update_id\":9,\"message\":{\"chat\":7}}", new string('[', 5000), "{\"update_id\":99999999999999999999}"])
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(program, body));
        }

        var citizen = stage.Telegram.Citizen(7550);
        citizen.Say(new string('a', 4500));
        Assert.Contains("4000", (await citizen.WaitForAsync("")).Text.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
        citizen.Say("Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam");
        await citizen.FillInAsync("20 MB", step => step.Sees == "Punya foto" && Try(() => SendLarge(citizen)));
        Assert.All(stage.Answers, status => Assert.Equal(200, status));
    }

    [Fact]
    public async Task F38_A_file_that_cannot_be_had_holds_no_complaint_back_and_follows_once()
    {
        await using var stage = await Stage.StartAsync(1, ("Outbox__FileWaitSeconds", "3"));
        stage.Telegram.Faults.ServerError("file", times: 1000);
        var citizen = stage.Telegram.Citizen(7560);
        citizen.Say("Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam");
        await citizen.FillInAsync(FilingWay.Review, step => step.Sees == "Punya foto" && Try(() => citizen.SendPhoto(Pixel)));
        citizen.Press("Kirim");
        await stage.UntilTheHubHasAsync(1);
        Assert.Empty(stage.Hub.Notes);

        stage.Telegram.Faults.Clear();
        await Programs.UntilAsync(() => Task.FromResult(stage.Hub.Notes.Count > 0), "the file follows", 90);
        var note = Assert.Single(stage.Hub.Notes);
        Assert.Equal(stage.Hub.Records[0].Id, note.Ticket);
        Assert.Contains("/files/", note.Description, StringComparison.Ordinal);
    }

    /// <summary>The smallest picture there is.</summary>
    private static byte[] Pixel => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static bool Try(Action deed)
    {
        deed();
        return true;
    }

    private static void SendLarge(Citizen citizen) => citizen.Send(new JsonObject
    {
        ["document"] = new JsonObject { ["file_id"] = "besar", ["file_unique_id"] = "b", ["file_name"] = "besar.pdf", ["mime_type"] = "application/pdf", ["file_size"] = 21 * 1024 * 1024 },
    });

    /// <summary>A value the database will never take, as a bug of ours could make one.</summary>
    private static Task PoisonAsync(string ledger) => ExecuteAsync(
        ledger,
        """
        CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never' USING ERRCODE = '22021'; END $$;
        CREATE TRIGGER poison BEFORE INSERT ON complaints FOR EACH ROW EXECUTE FUNCTION poison();
        """);

    private static Task HealAsync(string ledger) => ExecuteAsync(ledger, "DROP TRIGGER poison ON complaints");

    private static async Task ExecuteAsync(string ledger, string sql)
    {
        await using var source = NpgsqlDataSource.Create(ledger);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<HttpStatusCode> PostAsync(LaporBotApplication program, string update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(program.Address, "/telegram/webhook"));
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Fleet.Secret);
        request.Headers.ExpectContinue = update.Length > 1_000_000;
        request.Content = new StringContent(update, Encoding.UTF8, "application/json");
        using var response = await program.Http.SendAsync(request, Cancel);
        return response.StatusCode;
    }
}

using System.Text.Json;
using LaporBot.Bot.Sandbox;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Sandbox;

/// <summary>The GeoReport client and the sandbox understand each other, and the sandbox keeps to hub.md for anybody else.</summary>
public sealed class SandboxProtocolTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complaint_goes_in_once_and_is_found_again()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        var hub = sandbox.Get<INationalHub>();
        var submission = Submission();

        var first = Assert.IsType<HubOutcome.Accepted>(await hub.SubmitAsync(submission, Cancel));
        Assert.Equal(first, await hub.SubmitAsync(submission, Cancel));
        Assert.Equal(new HubLookup.Found(first.TrackingId), await hub.LookUpAsync(submission.Ticket, Some.Moment, Cancel));
        Assert.Equal(new HubLookup.NotFound(), await hub.LookUpAsync(TicketNumber.Draw(), Some.Moment, Cancel));

        var held = Assert.Single(sandbox.Get<SandboxHub>().All);
        Assert.Equal(7, held.Id.Length);
        Assert.Equal("Siti", held.Field("first_name"));
        Assert.Null(held.Field("api_key"));
        Assert.True(held.IsSecret);
    }

    [Fact]
    public async Task The_client_reads_thirteen_categories_with_everyday_words()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        var services = (await sandbox.Get<IHubFeed>().ServicesAsync(Cancel))!.Value;
        Assert.Equal(13, services.Length);
        Assert.All(services, service =>
        {
            Assert.True(service.Keywords.Length >= 12, service.Name);
            Assert.All(service.Keywords, word => Assert.Equal(word.Trim().ToLowerInvariant(), word));
        });
        Assert.Equal("Lainnya", services[^1].Name);
    }

    [Fact]
    public async Task What_a_citizen_says_arrives_once_in_order_and_is_shown()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        var hub = sandbox.Get<INationalHub>();
        var submission = Submission();
        var id = ((HubOutcome.Accepted)await hub.SubmitAsync(submission with { Complaint = submission.Complaint with { IsSecret = false } }, Cancel)).TrackingId;
        var note = new HubNote("LB-0000-0000-0-1", id, HubNoteKind.Addition, "Tiangnya <b>miring</b>", Some.Moment) { MediaUrls = [new Uri("https://a.test/1"), new Uri("https://a.test/2")] };

        Assert.IsType<HubOutcome.Accepted>(await hub.TellAsync(note, Cancel));
        Assert.IsType<HubOutcome.Accepted>(await hub.TellAsync(note, Cancel));
        Assert.IsType<HubOutcome.Accepted>(await hub.TellAsync(note with { UpdateId = "LB-0000-0000-0-2", Kind = HubNoteKind.Reopening, Words = "Masih gelap" }, Cancel));
        Assert.IsType<HubOutcome.Refused>(await hub.TellAsync(note with { UpdateId = "x", TrackingId = "1" }, Cancel));

        var held = sandbox.Get<SandboxHub>().Find(id)!;
        Assert.Equal(["open", "reopen"], held.Updates.Select(update => update.Status));
        Assert.Equal((2, SandboxStep.Verified), (held.Updates[0].Files, held.Step));
        var page = (await sandbox.GetAsync("/sandbox")).Body;
        Assert.Contains("<strong>tambahan</strong> dari pelapor: Tiangnya &lt;b&gt;miring&lt;/b&gt;, 2 berkas", page, StringComparison.Ordinal);
        Assert.Contains("<strong>dibuka kembali</strong> dari pelapor: Pelapor belum puas: Masih gelap", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Masih gelap", (await sandbox.GetAsync("/sandbox", ("X-Forwarded-For", "203.0.113.9"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_told_by_list_and_by_case()
    {
        var time = new FakeTimeProvider(Some.Moment);
        await using var sandbox = await SandboxApplication.StartAsync(time);
        var id = ((HubOutcome.Accepted)await sandbox.Get<INationalHub>().SubmitAsync(Submission(), Cancel)).TrackingId;
        time.Advance(TimeSpan.FromSeconds(20));
        sandbox.Get<SandboxHub>().AdvanceDue(TimeSpan.FromSeconds(20), 1);

        var update = Assert.Single((await sandbox.Get<IHubFeed>().UpdatesAsync(Some.Moment, Some.Moment.AddMinutes(1), [], Cancel))!.Value);
        Assert.Equal((id, ComplaintStatus.Verified), (update.TrackingId, update.Status));
        Assert.Contains("Kota Mataram", update.Agency, StringComparison.Ordinal);
        Assert.Empty((await sandbox.Get<IHubFeed>().UpdatesAsync(Some.Moment.AddHours(-2), Some.Moment.AddSeconds(10), [], Cancel))!.Value);

        var (status, body) = await sandbox.GetAsync($"/sandbox/hub/requests/{id}.json");
        Assert.Equal(200, status);
        var one = JsonDocument.Parse(body).RootElement[0];
        Assert.Equal("open", one.GetProperty("status").GetString());
        Assert.DoesNotContain("Siti", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizens_word_travels_back()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        var id = ((HubOutcome.Accepted)await sandbox.Get<INationalHub>().SubmitAsync(Submission(), Cancel)).TrackingId;
        (string, string)[] fields =
        [
            ("api_key", sandbox.ApiKey), ("service_request_id", id), ("update_id", "lb-1"), ("status", "FIXED"),
            ("updated_datetime", "2026-11-25T01:00:00Z"), ("description", "Puas"),
        ];
        Assert.Equal((200, """[{"update_id":"lb-1"}]"""), await sandbox.PostAsync("/sandbox/hub/servicerequestupdates.json", fields));
        Assert.Equal(SandboxStep.Closed, sandbox.Get<SandboxHub>().Find(id)!.Step);
        Assert.Equal(400, (await sandbox.PostAsync("/sandbox/hub/servicerequestupdates.json", fields)).Status);
        Assert.Equal(403, (await sandbox.PostAsync("/sandbox/hub/servicerequestupdates.json", fields[1..])).Status);
        Assert.Equal(400, (await sandbox.PostAsync("/sandbox/hub/servicerequestupdates.json", fields[..3])).Status);
        fields[1] = ("service_request_id", "1");
        Assert.Equal(404, (await sandbox.PostAsync("/sandbox/hub/servicerequestupdates.json", fields)).Status);
    }

    [Theory]
    [InlineData(403, "api_key")]
    [InlineData(400, "service_code")]
    [InlineData(400, "description")]
    [InlineData(400, "address_string")]
    public async Task What_is_missing_is_refused(int expected, string missing)
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        var (status, body) = await sandbox.PostAsync(
            "/sandbox/hub/requests.json", [.. Fields(sandbox).Where(field => field.Name != missing)]);
        Assert.Equal(expected, status);
        Assert.Equal(expected, JsonDocument.Parse(body).RootElement[0].GetProperty("code").GetInt32());
        Assert.Empty(sandbox.Get<SandboxHub>().All);
    }

    [Fact]
    public async Task A_category_nobody_knows_is_404_and_a_long_description_400()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        Assert.Equal(404, (await sandbox.PostAsync("/sandbox/hub/requests.json", [.. Fields(sandbox).Select(field => field.Name == "service_code" ? ("service_code", "nope") : field)])).Status);
        Assert.Equal(400, (await sandbox.PostAsync("/sandbox/hub/requests.json", [.. Fields(sandbox), ("description", new string('x', 4_001))])).Status);
    }

    [Fact]
    public async Task The_list_is_filtered_and_paged()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await sandbox.PostAsync("/sandbox/hub/requests.json", [.. Fields(sandbox), ("attribute[client_ref]", $"ref-{i}")]);
        }

        Assert.Equal(2, await CountAsync("page_size=2&page=1"));
        Assert.Equal(1, await CountAsync("page_size=2&page=3"));
        Assert.Equal(0, await CountAsync("page_size=2&page=4"));
        Assert.Equal(1, await CountAsync("attribute%5Bclient_ref%5D=ref-3"));
        Assert.Equal(0, await CountAsync("status=closed"));
        Assert.Equal(5, await CountAsync("service_code=JLN&status=open"));
        Assert.Equal(0, await CountAsync("end_date=2001-01-01T00:00:00Z"));
        Assert.Equal(2, await CountAsync("service_request_id=2000001,2000003,7"));

        async Task<int> CountAsync(string query) =>
            JsonDocument.Parse((await sandbox.GetAsync($"/sandbox/hub/requests.json?{query}")).Body).RootElement.GetArrayLength();
    }

    [Theory]
    [InlineData("/sandbox/hub/discovery.json", 200)]
    [InlineData("/sandbox/hub/services/JLN.json", 200)]
    [InlineData("/sandbox/hub/services/nope.json", 404)]
    [InlineData("/sandbox/hub/requests/1.json", 404)]
    [InlineData("/sandbox/hub/tokens/1.json", 404)]
    [InlineData("/sandbox/hub/services.xml", 404)]
    public async Task The_rest_of_the_protocol_answers(string path, int status)
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        Assert.Equal(status, (await sandbox.GetAsync(path)).Status);
    }

    [Fact]
    public async Task What_arrived_survives_a_restart_and_a_torn_last_line()
    {
        var sandbox = await SandboxApplication.StartAsync();
        var submission = Submission();
        var id = ((HubOutcome.Accepted)await sandbox.Get<INationalHub>().SubmitAsync(submission, Cancel)).TrackingId;
        sandbox.Get<SandboxHub>().Advance(id);
        await using var restarted = await TornAsync(sandbox);

        var held = Assert.Single(restarted.Get<SandboxHub>().All);
        Assert.Equal((id, SandboxStep.Verified), (held.Id, held.Step));
        Assert.Equal(new HubOutcome.Accepted(id), await restarted.Get<INationalHub>().SubmitAsync(submission, Cancel));
        Assert.NotEqual(new HubOutcome.Accepted(id), await restarted.Get<INationalHub>().SubmitAsync(Submission(), Cancel));

        await using var again = await restarted.RestartAsync();
        Assert.Equal(2, again.Get<SandboxHub>().All.Length);

        static async Task<SandboxApplication> TornAsync(SandboxApplication running)
        {
            var path = Path.Combine(running.DataPath, "sandbox-hub.jsonl");
            await running.StopAsync();
            await File.AppendAllTextAsync(path, "not json\n{\"Received\":{\"Id\":\"20", Cancel);
            return await running.RestartAsync();
        }
    }

    private static HubSubmission Submission() => new(TicketNumber.Draw(), Some.FullComplaint() with { CategoryCode = "JLN" }, []);

    private static (string Name, string Value)[] Fields(SandboxApplication sandbox) =>
    [
        ("api_key", sandbox.ApiKey), ("service_code", "JLN"), ("description", "Jalan rusak"), ("address_string", "Ampenan, Kota Mataram"),
    ];
}

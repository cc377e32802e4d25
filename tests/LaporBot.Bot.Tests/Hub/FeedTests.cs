using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>Categories and changes, as hubs of several makes tell them.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private static readonly DateTimeOffset From = Some.Moment.AddHours(-2);

    private ScriptedHub _hub = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await ScriptedHub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Theory]
    [InlineData("""[{"service_code":7,"service_name":" Jalan\u202e ","keywords":"Lubang, jln ,lubang,,","group":"Infra"},{"service_code":"x"}]""")]
    [InlineData("""{"services":[{"service_code":"7","service_name":"Jalan","keywords":["lubang","jln"],"group":"Infra"}]}""")]
    [InlineData("""{"services":{"service":[{"service_code":"7","service_name":"Jalan","keywords":"lubang,jln","group":"Infra"}]}}""")]
    public async Task Categories_are_read_in_every_shape(string body)
    {
        _hub.Always(200, body);
        await using var gateway = HubUnderTest.At(_hub.Root, ("JurisdictionId", "ntb"));
        var service = Assert.Single((await gateway.Feed.ServicesAsync(Cancel))!.Value);
        Assert.Equal(("7", "Jalan", "Infra"), (service.Code, service.Name, service.Group));
        Assert.Equal(["lubang", "jln"], service.Keywords);
        Assert.Equal("ntb", _hub.Heard[0].Asked("jurisdiction_id"));
    }

    [Theory]
    [InlineData(200, "[]")]
    [InlineData(200, "<html>")]
    [InlineData(200, """[{"service_name":"no code"}]""")]
    [InlineData(503, "[]")]
    public async Task Rubbish_does_not_count_as_a_list_of_categories(int status, string body)
    {
        _hub.Always(status, body);
        await using var gateway = HubUnderTest.At(_hub.Root);
        Assert.Null(await gateway.Feed.ServicesAsync(Cancel));
    }

    [Theory]
    [InlineData("""{"service_request_updates":[{0}]}""")]
    [InlineData("""[{0}]""")]
    [InlineData("""{"service_request_updates":{"request_update":[{0}]}}""")]
    [InlineData("""[{"request_update":{0}}]""")]
    public async Task Changes_are_read_in_every_shape(string shape)
    {
        const string Update = """
            {"update_id":5,"service_request_id":"77","status":"IN_PROGRESS","external_status_code":"answered","updated_datetime":"2026-11-25T09:30:00+08:00",
             "description":"Sudah \u0007ditangani\u202e","agency_responsible":"Dinas PUPR","expected_datetime":"2026-12-01T00:00:00Z"}
            """;
        _hub.ByPath(("servicerequestupdates", shape.Replace("{0}", Update, StringComparison.Ordinal)));
        await using var gateway = HubUnderTest.At(_hub.Root);

        var update = Assert.Single((await gateway.Feed.UpdatesAsync(From, Some.Moment, [], Cancel))!.Value);

        Assert.Equal(
            new HubUpdate
            {
                UpdateId = "5",
                TrackingId = "77",
                Status = ComplaintStatus.Answered,
                StatusWord = "answered",
                At = new DateTimeOffset(2026, 11, 25, 1, 30, 0, TimeSpan.Zero),
                Description = "Sudah ditangani",
                Agency = "Dinas PUPR",
                ExpectedAt = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
            },
            update);
        Assert.Equal("2026-11-24T23:00:00Z", _hub.Heard[0].Asked("start_date"));
        Assert.Equal("2026-11-25T01:00:00Z", _hub.Heard[0].Asked("end_date"));
    }

    [Fact]
    public async Task Unusable_changes_are_left_out_and_an_id_is_made_where_none_came()
    {
        _hub.ByPath(("servicerequestupdates", """
            [{"service_request_id":"1/../2","status":"open","updated_datetime":"2026-11-25T01:00:00Z","update_id":"a"},
             {"service_request_id":"1","status":"open","updated_datetime":"yesterday","update_id":"b"},
             {"service_request_id":"1","updated_datetime":"2026-11-25T01:00:00Z","update_id":"c"},
             {"service_request_id":"1","status":"Closed","updated_datetime":"2026-11-25T01:00:00Z"}]
            """));
        await using var gateway = HubUnderTest.At(_hub.Root);
        var once = Assert.Single((await gateway.Feed.UpdatesAsync(From, Some.Moment, [], Cancel))!.Value);
        var again = Assert.Single((await gateway.Feed.UpdatesAsync(From, Some.Moment, [], Cancel))!.Value);
        Assert.Equal(once.UpdateId, again.UpdateId);
        Assert.Equal(ComplaintStatus.Closed, once.Status);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_hub_without_the_extension_is_asked_fifty_cases_a_call(string setting)
    {
        _hub.Script = (request, context) => request.Path.EndsWith("/requests.json", StringComparison.Ordinal)
            ? ScriptedHub.SayAsync(context, 200, $"[{string.Join(',', request.Asked("service_request_id")!.Split(',').Select(Case))}]")
            : ScriptedHub.SayAsync(context, 404, "[]");
        var open = Enumerable.Range(1, 120).Select(id => $"{id}").ToList();
        await using var gateway = HubUnderTest.At(_hub.Root, ("UpdatesExtension", setting));

        var once = (await gateway.Feed.UpdatesAsync(From, Some.Moment, open, Cancel))!.Value;
        var again = (await gateway.Feed.UpdatesAsync(From, Some.Moment, open, Cancel))!.Value;

        Assert.Equal(119, once.Length);
        Assert.Equal(once.Select(update => update.UpdateId), again.Select(update => update.UpdateId));
        Assert.Equal(119, once.Select(update => update.UpdateId).Distinct().Count());
        Assert.All(once, update => Assert.Equal((ComplaintStatus.Closed, "Sudah selesai"), (update.Status, update.Description)));
        Assert.Equal([50, 50, 20], _hub.Heard.Where(request => request.Path.EndsWith("/requests.json", StringComparison.Ordinal)).Take(3)
            .Select(request => request.Asked("service_request_id")!.Split(',').Length));

        static string Case(string id) => id == "7"
            ? """{"service_request_id":"7","status":"open","updated_datetime":"2026-11-25T01:00:00Z"}"""
            : $$"""{"service_request_id":{{id}},"status":"closed","status_notes":"Sudah selesai","updated_datetime":"2026-11-25T01:00:00Z"}""";
    }

    [Fact]
    public async Task Without_open_cases_such_a_hub_is_left_in_peace()
    {
        await using var gateway = HubUnderTest.At(_hub.Root, ("UpdatesExtension", "false"));
        Assert.Empty((await gateway.Feed.UpdatesAsync(From, Some.Moment, [], Cancel))!.Value);
        Assert.Empty(_hub.Heard);
    }

    [Fact]
    public async Task A_hub_in_trouble_has_no_changes_to_tell()
    {
        _hub.Always(500, "");
        await using var gateway = HubUnderTest.At(_hub.Root);
        Assert.Null(await gateway.Feed.UpdatesAsync(From, Some.Moment, ["1"], Cancel));
    }

    [Fact]
    public async Task A_hub_whose_clock_runs_ahead_does_not_freeze_a_case()
    {
        var ahead = TimeProvider.System.GetUtcNow().AddDays(30);
        _hub.Always(200, $$"""[{"update_id":"1","service_request_id":"1","status":"open","updated_datetime":"{{ahead:O}}","description":""}]""");
        await using var gateway = HubUnderTest.At(_hub.Root);
        var update = Assert.Single((await gateway.Feed.UpdatesAsync(From, Some.Moment, [], Cancel))!.Value);
        Assert.True(update.At <= TimeProvider.System.GetUtcNow());
        Assert.Null(update.Description);
    }
}

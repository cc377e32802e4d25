using LaporBot.Bot.Hub;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>What runs beside the turns: polling, categories, breaker, health, settings, secrecy.</summary>
public sealed class HubWatchTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(Some.Moment);
    private ScriptedHub _hub = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await ScriptedHub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task The_poller_reads_a_day_back_then_only_two_hours_and_applies_the_oldest_first()
    {
        _hub.Always(200, """
            [{"update_id":"2","service_request_id":"1","status":"closed","updated_datetime":"2026-11-25T00:30:00Z","description":"b"},
             {"update_id":"1","service_request_id":"1","status":"open","updated_datetime":"2026-11-25T00:20:00Z","description":"a"},
             {"update_id":"3","service_request_id":"99","status":"open","updated_datetime":"2026-11-25T00:20:00Z","description":"a stranger's"}]
            """);
        await using var gateway = HubUnderTest.At(_hub.Root, _time);
        gateway.Ledger.Cases.Add("1");
        var poller = gateway.Get<IEnumerable<IHostedService>>().OfType<HubPoller>().Single();

        Assert.True(await poller.PollAsync(Cancel));
        Assert.Equal(["1", "2"], gateway.Ledger.Applied.Select(update => update.UpdateId));
        Assert.Equal("2026-11-23T23:00:00Z", _hub.Heard[0].Asked("start_date"));
        Assert.Equal("2026-11-25T01:00:00Z", _hub.Heard[^1].Asked("end_date"));
        Assert.Equal(5, _hub.Heard.Count);
        Assert.All(_hub.Heard.Zip(_hub.Heard.Skip(1)), pair => Assert.Equal(pair.First.Asked("end_date"), pair.Second.Asked("start_date")));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await poller.PollAsync(Cancel));
        Assert.Equal("2026-11-24T23:00:00Z", _hub.Heard[^1].Asked("start_date"));
        Assert.Equal(6, _hub.Heard.Count);
    }

    [Fact]
    public async Task The_poller_goes_on_where_the_ledger_last_heard_something()
    {
        _hub.Always(200, "[]");
        await using var gateway = HubUnderTest.At(_hub.Root, _time);
        gateway.Ledger.LastHeard = Some.Moment.AddDays(-4);
        await gateway.Get<IEnumerable<IHostedService>>().OfType<HubPoller>().Single().PollAsync(Cancel);
        Assert.Equal("2026-11-20T23:00:00Z", _hub.Heard[0].Asked("start_date"));
    }

    [Fact]
    public async Task After_a_failure_the_poller_asks_for_the_same_stretch_again()
    {
        await using var gateway = HubUnderTest.At(_hub.Root, _time);
        var poller = gateway.Get<IEnumerable<IHostedService>>().OfType<HubPoller>().Single();
        _hub.Always(500, "");
        Assert.False(await poller.PollAsync(Cancel));
        gateway.Ledger.IsDown = true;
        _hub.Always(200, """[{"update_id":"1","service_request_id":"1","status":"open","updated_datetime":"2026-11-25T00:20:00Z"}]""");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => poller.PollAsync(Cancel));
        Assert.Single(_hub.Heard.Select(request => request.Asked("start_date")).Distinct());
    }

    [Fact]
    public async Task Categories_are_kept_for_a_start_without_the_hub()
    {
        _hub.Always(200, """[{"service_code":"1","service_name":"Jalan","keywords":"lubang"}]""");
        await using var gateway = HubUnderTest.At(_hub.Root);
        await RunRefreshAsync(gateway, () => File.Exists(Path.Combine(gateway.DataPath, "hub-services.json")));

        _hub.Always(503, "");
        await using var restarted = HubUnderTest.At(_hub.Root);
        File.Copy(Path.Combine(gateway.DataPath, "hub-services.json"), Path.Combine(restarted.DataPath, "hub-services.json"));
        await RunRefreshAsync(restarted, () => true);

        var service = Assert.Single(restarted.Get<HubServices>().Current);
        Assert.Equal(("1", "Jalan"), (service.Code, service.Name));
        Assert.Equal(["lubang"], service.Keywords);
    }

    [Fact]
    public async Task A_hub_that_comes_back_is_heard_at_the_next_try_and_a_broken_file_is_ignored()
    {
        await using var gateway = HubUnderTest.At(_hub.Root);
        await File.WriteAllTextAsync(Path.Combine(gateway.DataPath, "hub-services.json"), "[{\"Code\":", Cancel);
        _hub.Script = (_, context) => ScriptedHub.SayAsync(
            context, _hub.Heard.Count < 3 ? 500 : 200, """[{"service_code":"1","service_name":"Jalan"}]""");
        await RunRefreshAsync(gateway, () => gateway.Get<HubServices>().Current.Length == 1);
    }

    [Fact]
    public async Task Five_failures_in_a_row_open_the_breaker_for_thirty_seconds()
    {
        await using var gateway = HubUnderTest.At(_hub.Root, _time);
        _hub.Always(200, """[{"service_code":"1","service_name":"Jalan"}]""");
        await gateway.Feed.ServicesAsync(Cancel);
        _hub.Always(500, "");
        for (var i = 0; i < 4; i++)
        {
            await gateway.Feed.ServicesAsync(Cancel);
        }

        _hub.Always(503, "");
        await gateway.Feed.ServicesAsync(Cancel);
        _hub.Always(500, "");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(new HubOutcome.NotDone("HTTP 500"), await SubmitAsync());
        }

        Assert.Equal(11, _hub.Heard.Count);
        Assert.Equal(new HubOutcome.NotDone("breaker open"), await SubmitAsync());
        Assert.Equal(11, _hub.Heard.Count);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(gateway)).Status);

        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(new HubOutcome.NotDone("HTTP 500"), await SubmitAsync());
        Assert.Equal(new HubOutcome.NotDone("breaker open"), await SubmitAsync());
        Assert.Equal(12, _hub.Heard.Count);

        _time.Advance(TimeSpan.FromSeconds(31));
        _hub.Always(200, """[{"service_request_id":"1"}]""");
        Assert.Equal(new HubOutcome.Accepted("1"), await SubmitAsync());
        Assert.Equal(new HubOutcome.Accepted("1"), await SubmitAsync());
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(gateway)).Status);

        Task<HubOutcome> SubmitAsync() =>
            gateway.Hub.SubmitAsync(new HubSubmission(Core.Complaints.TicketNumber.Draw(), Some.Complaint(), []), Cancel);
    }

    [Fact]
    public async Task No_key_reaches_a_log_or_an_exception()
    {
        await using var gateway = HubUnderTest.At(_hub.Root);
        var complaint = Some.FullComplaint();
        foreach (var status in (int[])[200, 400, 403, 429, 500])
        {
            _hub.Always(status, $$"""[{"code":1,"description":"{{HubUnderTest.ApiKey}}"}]""");
            await gateway.Hub.SubmitAsync(new HubSubmission(Core.Complaints.TicketNumber.Draw(), complaint, []), Cancel);
        }

        _hub.Script = (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await gateway.Hub.SubmitAsync(new HubSubmission(Core.Complaints.TicketNumber.Draw(), complaint, []), Cancel);

        string[] secrets = [HubUnderTest.ApiKey, complaint.Story, complaint.Title, complaint.Reporter!.Name, complaint.Reporter.Phone!, "requests.json"];
        Assert.All(gateway.Logs.Lines, line => Assert.All(secrets, secret => Assert.DoesNotContain(secret, line, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Adapter=GeoReport", "Hub:BaseUrl", "Hub:ApiKey")]
    [InlineData("Adapter=GeoReport;BaseUrl=ftp://x;ApiKey= ", "Hub:BaseUrl", "Hub:ApiKey")]
    [InlineData("Adapter=GeoReport;BaseUrl=hub.example;ApiKey=a;PollSeconds=0", "Hub:BaseUrl", "PollSeconds")]
    [InlineData("Adapter=Pigeon;PollSeconds=-1", "Hub:Adapter", "PollSeconds")]
    [InlineData("Adapter=Sandbox;PostTimeout=01:00:00", "PostTimeout")]
    public void Wrong_settings_are_all_named_at_once(string settings, params string[] named)
    {
        var services = new ServiceCollection().AddLogging().AddNationalHub(Settings.Of("Hub", settings));
        using var provider = services.BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<HubOptions>>().Value);
        Assert.All(named, part => Assert.Contains(error.Failures, fault => fault.Contains(part, StringComparison.Ordinal)));
        Assert.Equal(named.Length, error.Failures.Count());
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:5080", "http://localhost:5080/")]
    [InlineData("http://*:80", "http://localhost/")]
    [InlineData("https://10.0.0.5:8443", "https://10.0.0.5:8443/")]
    [InlineData("http://127.0.0.1:0", null)]
    [InlineData("http://unix:/tmp/kestrel.sock", null)]
    public void An_address_to_listen_on_becomes_one_to_connect_to(string bound, string? reachable) =>
        Assert.Equal(reachable, OwnAddress.Reachable(bound)?.ToString());

    private static Task<HealthCheckResult> CheckAsync(HubUnderTest gateway) =>
        new HubHealth(gateway.Get<HubState>()).CheckHealthAsync(new HealthCheckContext(), Cancel);

    private static async Task RunRefreshAsync(HubUnderTest gateway, Func<bool> until)
    {
        var refresh = gateway.Get<IEnumerable<IHostedService>>().OfType<ServicesRefresh>().Single();
        await refresh.StartAsync(Cancel);
        await Programs.UntilAsync(() => Task.FromResult(until()), "categories");
        await refresh.StopAsync(Cancel);
    }
}

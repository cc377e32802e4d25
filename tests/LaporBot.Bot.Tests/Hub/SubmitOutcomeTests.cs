using System.Net;
using System.Net.Sockets;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>hub.md's outcome table, every row over a real socket.</summary>
public sealed class SubmitOutcomeTests : IAsyncLifetime
{
    private static readonly TicketNumber Ticket = TicketNumber.Draw();

    private ScriptedHub _hub = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await ScriptedHub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Theory]
    [InlineData(200, """[{"service_request_id":"1916449"}]""")]
    [InlineData(201, """[{"service_request_id":1916449,"token":""}]""")]
    [InlineData(200, """{"service_requests":[{"service_request_id":1916449}]}""")]
    [InlineData(200, """{"service_requests":{"request":[{"service_request_id":"1916449"}]}}""")]
    [InlineData(202, """{"service_request_id":"1916449","service_notice":null}""")]
    [InlineData(200, "\uFEFF[{\"service_request_id\":\"1916449\"}]")]
    [InlineData(400, """[{"code":"duplicate","description":"Duplicate of 1916449"}]""")]
    [InlineData(400, """[{"code":400,"description":"This is a DUPLICATE, see service_request_id: 1916449 of 2026-11-20"}]""")]
    [InlineData(400, """{"errors":[{"code":"DUPLICATE_REQUEST","description":"known","service_request_id":1916449}]}""")]
    [InlineData(409, """{"errors":[{"code":409,"description":"already exists as #1916449"}]}""")]
    [InlineData(400, "<?xml version=\"1.0\"?><errors><error><code>400</code><description>duplicate request, id 1916449.</description></error></errors>")]
    public async Task An_id_is_accepted_in_every_shape(int status, string body)
    {
        _hub.Always(status, body);
        Assert.Equal(new HubOutcome.Accepted("1916449"), await SubmitAsync());
    }

    [Fact]
    public async Task An_id_with_leading_zeros_keeps_them_even_where_json_forbids_them()
    {
        _hub.Always(200, """[{"service_request_id":0012345}]""");
        Assert.Equal(new HubOutcome.Accepted("0012345"), await SubmitAsync());
    }

    [Theory]
    [InlineData("""[{"token":"abc/../1"}]""")]
    [InlineData("""[{"service_request_id":null,"token":"abc/../1"}]""")]
    [InlineData("""{"service_requests":[{"service_request_id":"","token":"abc/../1"}]}""")]
    public async Task A_token_is_a_promise(string body)
    {
        _hub.Always(200, body);
        Assert.Equal(new HubOutcome.Promised("abc/../1"), await SubmitAsync());
    }

    [Theory]
    [InlineData(400, """[{"code":400,"description":"address_string is too vague"}]""", "address_string is too vague (400)")]
    [InlineData(404, """{"errors":[{"code":"404","description":"no such service"}]}""", "no such service (404)")]
    [InlineData(422, """{"errors":["lat is wrong","long is wrong"]}""", "lat is wrong; long is wrong")]
    [InlineData(400, "<errors><error><code>7</code><description>api back office</description></error></errors>", "api back office (7)")]
    [InlineData(404, "<html><head><title>x</title></head><body><h1>Not &amp; Found</h1></body></html>", "Not & Found")]
    [InlineData(400, "", "(no words)")]
    [InlineData(400, """[{"code":"duplicate","description":"sent on 2026-11-20 12:30"}]""", "sent on 2026-11-20 12:30 (duplicate)")]
    [InlineData(413, "too big", "too big")]
    public async Task A_refusal_keeps_the_hubs_words(int status, string body, string words)
    {
        _hub.Script = (request, context) => request.Method == "GET"
            ? ScriptedHub.SayAsync(context, 200, "[]")
            : ScriptedHub.SayAsync(context, status, body);
        Assert.Equal(new HubOutcome.Refused(words), await SubmitAsync());
    }

    [Fact]
    public async Task Words_of_a_refusal_are_cleaned_and_cut()
    {
        _hub.Always(400, $$"""[{"code":1,"description":"\u001b[31ma\u0000\u202eb\n{{new string('x', 2000)}}"}]""");
        var refused = Assert.IsType<HubOutcome.Refused>(await SubmitAsync());
        Assert.Equal("ab " + new string('x', 497), refused.Words);
    }

    [Fact]
    public async Task A_duplicate_without_an_id_is_looked_up_by_our_reference()
    {
        _hub.Script = (request, context) => request.Method == "GET"
            ? ScriptedHub.SayAsync(context, 200, $$"""[{"service_request_id":"77","description":"a\n\nb\n\nRef: {{Ticket}}"}]""")
            : ScriptedHub.SayAsync(context, 400, """[{"code":"duplicate","description":"seen before"}]""");
        Assert.Equal(new HubOutcome.Accepted("77"), await SubmitAsync());
        Assert.Single(_hub.Heard, request => request.Method == "POST");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_key_is_not_the_complaints_fault(int status)
    {
        _hub.Always(status, """[{"code":403,"description":"api_key"}]""");
        Assert.Equal(new HubOutcome.CredentialRefused(), await SubmitAsync());
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "120", 120)]
    [InlineData(429, null, 60)]
    [InlineData(503, "soon", 60)]
    [InlineData(429, "999999", 3600)]
    [InlineData(429, "0", 1)]
    public async Task A_busy_hub_says_how_long(int status, string? header, int seconds)
    {
        _hub.Always(status, "", "text/plain", header is null ? [] : [("Retry-After", header)]);
        Assert.Equal(new HubOutcome.Busy(TimeSpan.FromSeconds(seconds)), await SubmitAsync());
    }

    [Fact]
    public async Task A_busy_hub_may_say_until_when()
    {
        _hub.Always(429, "", "text/plain", ("Retry-After", TimeProvider.System.GetUtcNow().AddMinutes(5).ToString("R")));
        var busy = Assert.IsType<HubOutcome.Busy>(await SubmitAsync());
        Assert.InRange(busy.Delay, TimeSpan.FromSeconds(280), TimeSpan.FromSeconds(301));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_broken_hub_has_not_done_it(int status)
    {
        _hub.Always(status, "<h1>Bad Gateway</h1>", "text/html");
        Assert.Equal(new HubOutcome.NotDone($"HTTP {status}"), await SubmitAsync());
    }

    [Fact]
    public async Task A_process_that_slept_through_its_lease_sends_nothing_and_blames_nobody()
    {
        await using var gateway = HubUnderTest.At(_hub.Root);
        var late = Submission() with { Tenure = new Core.Tenure(TimeProvider.System, TimeSpan.FromSeconds(29)) };

        Assert.Equal(new HubOutcome.NotDone("we slept too long"), await gateway.Hub.SubmitAsync(late, Cancel));
        Assert.Empty(_hub.Heard);
        Assert.Null(gateway.Get<LaporBot.Bot.Hub.HubState>().Current.Trouble);
    }

    [Fact]
    public async Task A_refused_connection_has_not_done_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var nobody = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        await using var gateway = HubUnderTest.At(nobody);
        Assert.Equal(new HubOutcome.NotDone("connection refused"), await gateway.Hub.SubmitAsync(Submission(), Cancel));
    }

    [Theory]
    [InlineData(200, "<html><body>Selamat datang</body></html>")]
    [InlineData(200, "")]
    [InlineData(200, "[{\"service_request_id\":\"19")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, "null")]
    [InlineData(200, """[{"code":500,"description":"oops"}]""")]
    [InlineData(200, """[{"service_request_id":"../../admin"}]""")]
    [InlineData(200, """[{"service_request_id":"1 OR 1=1"}]""")]
    [InlineData(204, "")]
    [InlineData(302, "")]
    [InlineData(408, "")]
    public async Task What_cannot_be_read_is_unknown(int status, string body)
    {
        _hub.Script = (_, context) => status == 204
            ? Task.FromResult(context.Response.StatusCode = 204)
            : ScriptedHub.SayAsync(context, status, body, "text/html", ("Location", "http://127.0.0.1:9/secret"));
        Assert.IsType<HubOutcome.Unknown>(await SubmitAsync());
        Assert.Single(_hub.Heard);
    }

    [Fact]
    public async Task A_reset_after_the_hub_took_it_is_unknown_and_nothing_is_sent_twice()
    {
        _hub.Script = (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(new HubOutcome.Unknown("connection lost"), await SubmitAsync());
        Assert.Single(_hub.Heard);
    }

    [Fact]
    public async Task A_reset_on_a_kept_connection_sends_nothing_twice_either()
    {
        await using var gateway = HubUnderTest.At(_hub.Root);
        _hub.Always(200, """[{"service_request_id":"1"}]""");
        await gateway.Hub.SubmitAsync(Submission(), Cancel);
        _hub.Script = (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(new HubOutcome.Unknown("connection lost"), await gateway.Hub.SubmitAsync(Submission(), Cancel));
        Assert.Equal(2, _hub.Heard.Count);
    }

    [Fact]
    public async Task A_truncated_answer_is_unknown()
    {
        _hub.Script = (_, context) => ScriptedHub.BreakOffAsync(context, 200, """[{"service_request_id":"1"}]""");
        Assert.IsType<HubOutcome.Unknown>(await SubmitAsync());
    }

    [Fact]
    public async Task A_truncated_refusal_still_says_what_follows()
    {
        _hub.Script = (_, context) => ScriptedHub.BreakOffAsync(context, 403, "[{");
        Assert.Equal(new HubOutcome.CredentialRefused(), await SubmitAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_slow_answer_is_unknown(bool headersFirst)
    {
        _hub.Script = async (_, context) =>
        {
            if (headersFirst)
            {
                await context.Response.WriteAsync("[");
                await context.Response.Body.FlushAsync();
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        await using var gateway = HubUnderTest.At(_hub.Root, ("PostTimeout", "00:00:00.300"));
        Assert.Equal(new HubOutcome.Unknown("time-out"), await gateway.Hub.SubmitAsync(Submission(), Cancel));
    }

    [Fact]
    public async Task An_endless_answer_is_cut_at_a_megabyte()
    {
        _hub.Always(200, new string('[', (1024 * 1024) + 1));
        Assert.Equal(new HubOutcome.Unknown("answer too large"), await SubmitAsync());
    }

    [Fact]
    public async Task A_cancelled_hand_over_is_thrown()
    {
        using var stop = new CancellationTokenSource();
        _hub.Script = async (_, context) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        await using var gateway = HubUnderTest.At(_hub.Root);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gateway.Hub.SubmitAsync(Submission(), stop.Token));
    }

    private static HubSubmission Submission() => new(Ticket, Some.Complaint(), []);

    private async Task<HubOutcome> SubmitAsync()
    {
        await using var gateway = HubUnderTest.At(_hub.Root);
        return await gateway.Hub.SubmitAsync(Submission(), Cancel);
    }
}

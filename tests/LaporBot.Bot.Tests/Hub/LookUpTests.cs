using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>Reconciling: by reference, and by reading the list around the attempt.</summary>
public sealed class LookUpTests : IAsyncLifetime
{
    private static readonly TicketNumber Ticket = TicketNumber.Draw();

    private ScriptedHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await ScriptedHub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    public static TheoryData<string> Matches => new(
        $$"""[{"service_request_id":"42","description":"judul\n\nisi\n\nRef: {{Ticket}}"}]""",
        $$"""[{"service_request_id":42,"attribute":{"client_ref":"{{Ticket}}"},"description":"hidden"}]""",
        $$"""[{"service_request_id":42,"attributes":[{"code":"x","value":"y"},{"code":"client_ref","value":"{{Ticket}}"}]}]""",
        $$"""{"requests":[{"service_request_id":"1","description":"other"},{"service_request_id":"42","attribute[client_ref]":"{{Ticket}}"}]}""",
        """[{"service_request_id":"42","status":"open"}]""");

    [Theory]
    [MemberData(nameof(Matches))]
    public async Task It_is_found_by_reference(string body)
    {
        _hub.ByPath(("client_ref", body));
        Assert.Equal(new HubLookup.Found("42"), await LookUpAsync());
        var heard = Assert.Single(_hub.Heard);
        Assert.Equal(Ticket.ToString(), heard.Asked("attribute[client_ref]"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"service_requests":[]}""")]
    public async Task An_empty_answer_by_reference_means_not_there(string body)
    {
        _hub.ByPath(("client_ref", body));
        Assert.Equal(new HubLookup.NotFound(), await LookUpAsync());
    }

    [Fact]
    public async Task A_hub_that_ignores_the_reference_is_not_believed()
    {
        _hub.ByPath(
            ("client_ref", """[{"service_request_id":"9","description":"a stranger's\n\nRef: LB-0000-0000-0"}]"""),
            ("page=1", """[{"service_request_id":"9","description":"a stranger's"}]"""),
            ("page=2", $$"""[{"service_request_id":"42","description":"ours\n\nRef: {{Ticket}}"}]"""));
        Assert.Equal(new HubLookup.Found("42"), await LookUpAsync());
    }

    [Fact]
    public async Task Without_look_up_by_reference_the_list_is_paged_through()
    {
        _hub.Script = (request, context) => ScriptedHub.SayAsync(context, 200, Page(int.Parse(request.Asked("page")!, CultureInfo.InvariantCulture)));
        Assert.Equal(new HubLookup.Found("42"), await LookUpAsync(("LookupByReference", "false")));
        Assert.Equal(3, _hub.Heard.Count);
        Assert.All(_hub.Heard, request =>
        {
            Assert.Equal("2026-11-25T00:00:00Z", request.Asked("start_date"));
            Assert.Equal("2026-11-25T02:00:00Z", request.Asked("end_date"));
        });

        static string Page(int page) => page < 3
            ? $"[{string.Join(',', Enumerable.Range(page * 100, 50).Select(id => $$"""{"service_request_id":{{id}},"description":"x"}"""))}]"
            : $$"""[{"service_request_id":42,"description":"x\n\nRef: {{Ticket.ToString().ToLowerInvariant()}}  "}]""";
    }

    [Fact]
    public async Task A_hub_without_pages_is_read_once_and_believed()
    {
        _hub.Always(200, """[{"service_request_id":1,"description":"x"},{"service_request_id":2,"description":"y"}]""");
        Assert.Equal(new HubLookup.NotFound(), await LookUpAsync(("LookupByReference", "false")));
        Assert.Equal(2, _hub.Heard.Count);
    }

    [Fact]
    public async Task A_list_without_end_needs_a_person()
    {
        var next = 0;
        _hub.Script = (_, context) => ScriptedHub.SayAsync(context, 200, $$"""[{"service_request_id":{{Interlocked.Increment(ref next)}},"description":"x"}]""");
        Assert.Equal(new HubLookup.Unsupported(), await LookUpAsync(("LookupByReference", "false")));
        Assert.Equal(50, _hub.Heard.Count);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task A_hub_that_cannot_be_asked_either_way_says_so(int status)
    {
        _hub.Always(status, "");
        Assert.Equal(new HubLookup.Unsupported(), await LookUpAsync());
        Assert.Equal(2, _hub.Heard.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_hub_in_trouble_is_asked_again_later(int status)
    {
        _hub.Always(status, "");
        Assert.Equal(new HubLookup.NoAnswer($"HTTP {status}"), await LookUpAsync());
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_is_no_answer()
    {
        _hub.Always(200, "<html>Selamat datang</html>", "text/html");
        Assert.Equal(new HubLookup.NoAnswer("no JSON"), await LookUpAsync());
    }

    [Fact]
    public async Task An_id_we_must_not_use_needs_a_person()
    {
        _hub.ByPath(("client_ref", $$"""[{"service_request_id":"../1","description":"Ref: {{Ticket}}"}]"""));
        Assert.Equal(new HubLookup.Unsupported(), await LookUpAsync());
    }

    [Theory]
    [InlineData(200, """[{"service_request_id":"42","token":"t/1"}]""", "Accepted")]
    [InlineData(200, """[{"service_request_id":null,"token":"t/1"}]""", "Promised")]
    [InlineData(200, "<html>", "Promised")]
    [InlineData(404, "", "Promised")]
    [InlineData(403, "", "CredentialRefused")]
    [InlineData(503, "", "Busy")]
    [InlineData(500, "", "NotDone")]
    [InlineData(410, "", "Unknown")]
    public async Task A_token_is_redeemed(int status, string body, string outcome)
    {
        _hub.Always(status, body);
        await using var gateway = HubUnderTest.At(_hub.Root);
        var answer = await gateway.Hub.RedeemAsync("t/1", TestContext.Current.CancellationToken);
        Assert.Equal(outcome, answer.GetType().Name);
        Assert.EndsWith("/tokens/t%2F1.json", Assert.Single(_hub.Heard).Path, StringComparison.Ordinal);
    }

    private async Task<HubLookup> LookUpAsync(params (string Name, string Value)[] settings)
    {
        await using var gateway = HubUnderTest.At(_hub.Root, settings);
        return await gateway.Hub.LookUpAsync(Ticket, Some.Moment, TestContext.Current.CancellationToken);
    }
}

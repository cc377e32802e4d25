using System.Net;
using LaporBot.Bot.Sandbox;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace LaporBot.Bot.Tests.Sandbox;

/// <summary>The sandbox goes wrong when told to, the client draws the right conclusion, and nothing is filed twice.</summary>
public sealed class SandboxFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("400", "Refused", 1)]
    [InlineData("404", "Refused", 1)]
    [InlineData("403", "CredentialRefused", 1)]
    [InlineData("500", "NotDone", 1)]
    [InlineData("429", "Busy", 1)]
    [InlineData("unavailable", "Busy", 1)]
    [InlineData("drop_after_commit", "Unknown", 1)]
    [InlineData("html", "Unknown", 1)]
    [InlineData("duplicate", "Accepted", 1)]
    [InlineData("latency", "Accepted", 1)]
    public async Task Each_fault_comes_to_its_outcome_and_the_next_try_ends_well(string fault, string outcome, int cases)
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        Assert.Equal(200, (await sandbox.PostAsync("/sandbox/hub/faults", ("fault", fault), ("count", "1"), ("seconds", "0.1"))).Status);
        var hub = sandbox.Get<INationalHub>();
        var submission = new HubSubmission(TicketNumber.Draw(), Some.Complaint() with { CategoryCode = "SMP" }, []);

        Assert.Equal(outcome, (await hub.SubmitAsync(submission, Cancel)).GetType().Name);
        Assert.IsType<HubOutcome.Accepted>(await hub.SubmitAsync(submission, Cancel));
        Assert.Equal(cases, sandbox.Get<SandboxHub>().All.Length);
    }

    [Fact]
    public async Task A_dropped_answer_is_reconciled()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        await sandbox.PostAsync("/sandbox/hub/faults", ("fault", "drop_after_commit"));
        var submission = new HubSubmission(TicketNumber.Draw(), Some.Complaint() with { CategoryCode = "SMP" }, []);
        await sandbox.Get<INationalHub>().SubmitAsync(submission, Cancel);
        var found = Assert.IsType<HubLookup.Found>(await sandbox.Get<INationalHub>().LookUpAsync(submission.Ticket, Some.Moment, Cancel));
        Assert.Equal(sandbox.Get<SandboxHub>().All.Single().Id, found.TrackingId);
    }

    [Fact]
    public async Task A_token_is_redeemed_once_the_id_is_there()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        sandbox.Get<SandboxFaults>().Set(new FaultSetting(SandboxFault.Token, 1, 0, false));
        var hub = sandbox.Get<INationalHub>();
        var promised = Assert.IsType<HubOutcome.Promised>(
            await hub.SubmitAsync(new HubSubmission(TicketNumber.Draw(), Some.Complaint() with { CategoryCode = "SMP" }, []), Cancel));
        Assert.Equal(promised, await hub.RedeemAsync(promised.Token, Cancel));
        HubOutcome outcome = promised;
        await Programs.UntilAsync(
            async () => (outcome = await hub.RedeemAsync(promised.Token, Cancel)) is not HubOutcome.Promised, "the id exists");
        Assert.Equal(new HubOutcome.Accepted(sandbox.Get<SandboxHub>().All.Single().Id), outcome);
    }

    [Fact]
    public async Task A_fault_spoils_questions_only_when_told_so()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        sandbox.Get<SandboxFaults>().Set(new FaultSetting(SandboxFault.ServerError, 0, 0, false));
        Assert.Equal(200, (await sandbox.GetAsync("/sandbox/hub/services.json")).Status);
        sandbox.Get<SandboxFaults>().Set(new FaultSetting(SandboxFault.ServerError, 1, 0, true));
        Assert.Equal(500, (await sandbox.GetAsync("/sandbox/hub/services.json")).Status);
        Assert.Equal(200, (await sandbox.GetAsync("/sandbox/hub/services.json")).Status);
    }

    [Theory]
    [InlineData("429", "3", "2.5", "all", "TooMany 3 2.5 True")]
    [InlineData("drop_after_commit", null, null, null, "DropAfterCommit 0 5 False")]
    [InlineData("OutOfOrder", "-1", "1e9", "", "OutOfOrder 0 600 False")]
    [InlineData("none", null, null, null, "None 0 5 False")]
    [InlineData("7", null, null, null, null)]
    [InlineData("nonsense", null, null, null, null)]
    [InlineData("", null, null, null, null)]
    public void A_setting_is_read_or_refused(string fault, string? count, string? seconds, string? scope, string? expected)
    {
        var fields = new Dictionary<string, string?> { ["fault"] = fault, ["count"] = count, ["seconds"] = seconds, ["scope"] = scope };
        var read = SandboxControls.Read(name => new StringValues(fields[name]));
        Assert.Equal(expected, read is null ? null : FormattableString.Invariant($"{read.Kind} {read.Count} {read.Seconds} {read.Everywhere}"));
    }

    [Fact]
    public async Task Only_this_machine_gets_in()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        Assert.Equal(403, (await sandbox.GetAsync("/sandbox/hub/requests.json", ("X-Forwarded-For", "10.1.2.3"))).Status);
        Assert.Equal(200, (await sandbox.GetAsync("/sandbox", ("X-Forwarded-For", "10.1.2.3"))).Status);
        Assert.True(SandboxDoor.IsLocal(From("127.0.0.1")));
        Assert.True(SandboxDoor.IsLocal(From("::1")));
        Assert.True(SandboxDoor.IsLocal(From("10.0.0.5")));
        Assert.False(SandboxDoor.IsLocal(From("10.0.0.6")));
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_throw_the_switches()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        foreach (var (name, value) in ((string, string)[])[("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.Address, "/sandbox/faults?fault=500"));
            request.Headers.Add(name, value);
            using var response = await sandbox.Http.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Equal(SandboxFault.None, sandbox.Get<SandboxFaults>().Current.Kind);
    }

    private static DefaultHttpContext From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Connection.LocalIpAddress = IPAddress.Parse("10.0.0.5");
        return context;
    }
}

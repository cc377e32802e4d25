using System.Collections.Immutable;
using LaporBot.Bot.Sandbox;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Sandbox;

/// <summary>Cases go on by themselves and the gateway hears of every step; the page shows them.</summary>
public sealed class SandboxProgressTests
{
    private static readonly ComplaintStatus?[] Way =
        [ComplaintStatus.Verified, ComplaintStatus.InProgress, ComplaintStatus.Answered, ComplaintStatus.Closed];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_runs_to_its_end_by_itself_and_each_step_is_applied_once()
    {
        await using var sandbox = await SandboxApplication.StartAsync(runsByItself: true);
        var id = await SubmitAsync(sandbox);
        sandbox.Ledger.Cases.Add(id);
        await Programs.UntilAsync(() => Task.FromResult(sandbox.Ledger.Applied.Count >= 4), "four steps are heard of");
        Assert.Equal(Way.Order(), sandbox.Ledger.Applied.Select(update => update.Status).Order());
        Assert.Equal(4, sandbox.Ledger.Applied.Select(update => update.UpdateId).Distinct().Count());
    }

    [Fact]
    public async Task Time_alone_moves_a_case_and_each_step_is_pushed()
    {
        var time = new FakeTimeProvider(Some.Moment);
        await using var sandbox = await SandboxApplication.StartAsync(time);
        sandbox.Ledger.Cases.Add(await SubmitAsync(sandbox));
        var clock = sandbox.Get<SandboxClock>();

        foreach (var (seconds, steps) in ((int, int)[])[(19, 0), (1, 1), (20, 2), (20, 3), (59, 3), (1, 4), (600, 4)])
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            await clock.TickAsync(Cancel);
            Assert.Equal(Way[..steps], sandbox.Ledger.Applied.Select(update => update.Status));
        }

        Assert.Equal("Dinas PUPR Kota Mataram", sandbox.Ledger.Applied[0].Agency);
        Assert.StartsWith("Terima kasih", sandbox.Ledger.Applied[2].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_the_gateway_cannot_take_yet_comes_again_and_is_given_up_in_the_end()
    {
        var time = new FakeTimeProvider(Some.Moment);
        await using var sandbox = await SandboxApplication.StartAsync(time);
        var id = await SubmitAsync(sandbox);
        var clock = sandbox.Get<SandboxClock>();
        time.Advance(TimeSpan.FromSeconds(20));
        await clock.TickAsync(Cancel);
        Assert.Empty(sandbox.Ledger.Applied);

        sandbox.Ledger.Cases.Add(id);
        time.Advance(TimeSpan.FromSeconds(3));
        await clock.TickAsync(Cancel);
        Assert.Single(sandbox.Ledger.Applied);

        sandbox.Ledger.IsDown = true;
        time.Advance(TimeSpan.FromSeconds(17));
        for (var i = 0; i < 5; i++)
        {
            await clock.TickAsync(Cancel);
            time.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Contains(sandbox.Logs.Lines, line => line.Contains("did not get through", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Told_to_the_sandbox_tells_the_later_step_first()
    {
        var time = new FakeTimeProvider(Some.Moment);
        await using var sandbox = await SandboxApplication.StartAsync(time);
        sandbox.Ledger.Cases.Add(await SubmitAsync(sandbox));
        sandbox.Get<SandboxFaults>().Set(new FaultSetting(SandboxFault.OutOfOrder, 0, 0, false));
        time.Advance(TimeSpan.FromSeconds(20));
        await sandbox.Get<SandboxClock>().TickAsync(Cancel);
        Assert.Equal([ComplaintStatus.InProgress, ComplaintStatus.Verified], sandbox.Ledger.Applied.Select(update => update.Status));
        Assert.True(sandbox.Ledger.Applied[0].At > sandbox.Ledger.Applied[1].At);
    }

    [Fact]
    public void A_reopened_case_is_worked_on_and_answered_once_more()
    {
        var held = new SandboxCase("1", null, null, [], Some.Moment) { Updates = [Step(SandboxStep.Answered)] };
        Assert.Equal(SandboxStep.Verified, SandboxScript.After(held.Step, "REOPEN"));
        held = held with { Updates = [.. held.Updates, Step(SandboxStep.Verified)] };
        Assert.Equal("in_progress", SandboxScript.Next(held, Some.Moment)!.Status);
        Assert.Equal(SandboxStep.Withdrawn, SandboxScript.After(held.Step, "CANCELLED"));
        Assert.Equal(held.Step, SandboxScript.After(held.Step, "OPEN"));
    }

    [Fact]
    public async Task The_page_shows_what_arrived_and_moves_it_by_hand()
    {
        await using var sandbox = await SandboxApplication.StartAsync();
        var id = await SubmitAsync(sandbox, Some.Complaint() with { Title = "<script>alert(1)</script> & \"jalan\"", CategoryCode = "JLN" });
        sandbox.Ledger.Cases.Add(id);

        var (status, _) = await sandbox.PostAsync("/sandbox/advance", ("id", id));
        Assert.Equal(302, status);
        Assert.Single(sandbox.Ledger.Applied);

        var (_, page) = await sandbox.GetAsync("/sandbox");
        Assert.Contains($"#{id}", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;jalan&quot;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("internal_referral", page, StringComparison.Ordinal);
        Assert.Contains("anonim", page, StringComparison.Ordinal);
        Assert.Contains("tidak ada laporan yang sampai", page, StringComparison.Ordinal);
        using var response = await sandbox.Http.GetAsync(new Uri(sandbox.Address, "/sandbox"), Cancel);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_visitor_from_elsewhere_sees_no_secret_and_no_switch()
    {
        ImmutableArray<SandboxField> fields = [new("attribute[title]", "Pungli di kantor"), new("attribute[is_secret]", "true")];
        SandboxCase[] cases = [new("2000001", null, null, fields, Some.Moment)];
        var near = SandboxPage.Render(cases, FaultSetting.Off, isProduction: true, isLocal: true);
        var far = SandboxPage.Render(cases, FaultSetting.Off, isProduction: true, isLocal: false);
        Assert.Contains("Pungli di kantor", near, StringComparison.Ordinal);
        Assert.DoesNotContain("Pungli di kantor", far, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", far, StringComparison.Ordinal);
        Assert.Contains("TIDAK sampai ke instansi mana pun", far, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public async Task In_production_it_says_loudly_that_nothing_reaches_anybody(string environment, bool isLoud)
    {
        await using var sandbox = await SandboxApplication.StartAsync(environment: environment);
        Assert.Equal(isLoud, sandbox.Logs.Lines.Any(line => line.Contains("NOTHING REACHES A REAL AUTHORITY", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_client_finds_the_sandbox_behind_a_wildcard_address()
    {
        await using var sandbox = await SandboxApplication.StartAsync(url: "http://0.0.0.0:0");
        Assert.Equal("127.0.0.1", sandbox.Address.Host);
        Assert.NotEmpty(await SubmitAsync(sandbox));
    }

    private static SandboxUpdate Step(SandboxStep step) => new("u", "1", step, "x", null, "Dinas", "", Some.Moment);

    private static async Task<string> SubmitAsync(SandboxApplication sandbox, Complaint? complaint = null)
    {
        var submission = new HubSubmission(TicketNumber.Draw(), complaint ?? Some.Complaint() with { CategoryCode = "JLN" }, []);
        return Assert.IsType<HubOutcome.Accepted>(await sandbox.Get<INationalHub>().SubmitAsync(submission, Cancel)).TrackingId;
    }
}

using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Demo;
using LaporBot.Bot.Ledger.Demo;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Core.Sla;
using LaporBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Bot.Tests.Relay;

/// <summary>The invented node: complete, believable, repeatable, and never put beside anything real.</summary>
public abstract class DemoSpec : LedgerTest
{
    [Fact]
    public async Task It_is_filled_once_and_marked()
    {
        Assert.Equal(DemoFilling.Filled, await FillAsync());
        Assert.Equal(DemoFilling.Known, await FillAsync());

        Assert.NotNull(await Harness.Get<NodeMarks>().FindAsync(NodeMarks.Demo, Cancel));
        var cases = await Harness.LookAsync(context => context.Complaints.AsNoTracking().ToListAsync());
        Assert.Equal(500, cases.Count);
        Assert.All(cases, row => Assert.Contains(row.OwnerChannel, DemoChannel.Names));
        Assert.Equal(10, await Harness.LookAsync(context => context.Institutions.CountAsync(row => row.ParentCode == null)));
        Assert.Equal(5, (await Harness.Get<Staff>().ListAsync(Cancel)).Select(row => row.Role).Distinct().Count());
    }

    [Fact]
    public async Task Every_status_and_every_way_a_case_can_end_is_there_and_no_history_runs_backwards()
    {
        await FillAsync();

        var cases = await Harness.LookAsync(context => context.Complaints.AsNoTracking().ToListAsync());
        Assert.Equal(Enum.GetValues<ComplaintStatus>().Except(cases.Select(row => row.Status)), []);
        Assert.Contains(cases, row => row.CloseReason == CloseReason.SilentTimeout);
        Assert.Contains(cases, row => row.CloseReason == CloseReason.Satisfied);
        Assert.Contains(cases, row => row.IncidentId is not null);
        var events = (await Harness.LookAsync(context => context.StatusEvents.AsNoTracking().ToListAsync())).ToLookup(row => row.ComplaintId);
        Assert.All(cases, row =>
        {
            var own = events[row.Id].OrderBy(one => one.At).ToList();
            Assert.Equal(ComplaintStatus.Submitted, own[0].Status);
            Assert.Equal(row.Status, own[^1].Status);
            Assert.True(own[^1].At <= Harness.Time.GetUtcNow());
            Assert.True(row.TrackingId is null == (row.Status is ComplaintStatus.Submitted or ComplaintStatus.RelayFailed));
        });
        Assert.True(await Harness.LookAsync(context => context.Ratings.AnyAsync()));
        Assert.True(await Harness.LookAsync(context => context.Supporters.AnyAsync()));
        Assert.True(await Harness.LookAsync(context => context.People.AnyAsync(row => row.OptedOutAt != null)));
        Assert.True((await Harness.Get<AuditTrail>().VerifyAsync(Cancel)).BrokenAt is null);
    }

    [Fact]
    public async Task As_many_are_counted_on_the_way_as_sent_a_report_and_on_each_step_before_it_some_more()
    {
        await FillAsync();

        var counts = await Harness.LookAsync(context => context.Funnel.AsNoTracking().ToListAsync());
        var calendar = Harness.Get<WorkCalendar>();
        var sent = (await Harness.LookAsync(context => context.Complaints.AsNoTracking().ToListAsync())).GroupBy(row => (
            Day: calendar.Day(row.FiledAt),
            Channel: row.OwnerAddress.StartsWith(ComplaintForm.AddressPrefix, StringComparison.Ordinal) ? Funnel.Form : row.OwnerChannel)).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(sent, counts.Where(row => row.Step == nameof(FunnelStep.Sent)).ToDictionary(row => (row.Day, row.Channel), row => row.Count));
        Assert.Equal([.. DemoChannel.Names, Funnel.Form], counts.Select(row => row.Channel).Distinct().Order(StringComparer.Ordinal));
        Assert.True(counts.Select(row => row.Day.Month).Distinct().Count() >= 12);
        int Of(FunnelStep step) => counts.Where(row => row.Step == step.ToString()).Sum(row => row.Count);
        Assert.True(Of(FunnelStep.Started) > Of(FunnelStep.Consented) && Of(FunnelStep.Consented) > Of(FunnelStep.Reviewed) && Of(FunnelStep.Reviewed) > Of(FunnelStep.Sent));
    }

    [Fact]
    public async Task A_broadcast_meets_people_who_have_left_and_an_evaluation_cases_nobody_has_touched()
    {
        await FillAsync();

        var (cases, known) = await Harness.LookAsync(async context =>
            (await context.Complaints.AsNoTracking().ToListAsync(), await context.People.AsNoTracking().Where(row => row.UnreachableSince != null).Select(row => row.Address).ToListAsync()));
        var leaving = Assert.Single(cases.Where(row => row.OwnerAddress.EndsWith(DemoChannel.Leaving, StringComparison.Ordinal)).Take(1));
        Assert.DoesNotContain(leaving.OwnerAddress, known);
        Assert.IsType<DeliveryOutcome.RecipientGone>(
            await new DemoChannel(leaving.OwnerChannel).DeliverAsync(new ReplyAddress(leaving.OwnerChannel, leaving.OwnerAddress), OutgoingMessage.Plain("Halo"), "1", Cancel));
        Assert.Contains(cases, row => row.Status == ComplaintStatus.Verified && Harness.Time.GetUtcNow() - row.StatusSince > TimeSpan.FromDays(90));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("08:00", false)]
    public void A_broadcast_can_be_tried_at_night_unless_hours_were_set(string? from, bool isAroundTheClock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Broadcasts:From"] = from;
        builder.AddDemo(["--demo"]);
        builder.Services.Configure<BroadcastOptions>(builder.Configuration.GetSection("Broadcasts"));
        using var services = builder.Services.BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<BroadcastOptions>>().Value;
        Assert.Equal(isAroundTheClock, options.From == options.Until);
    }

    [Fact]
    public void The_same_seed_makes_the_same_node_and_another_one_another()
    {
        static string Print(int seed) => string.Join('\n', new DemoNode(seed, Some.Moment).All.Select(one =>
            $"{one.Row.Id} {one.Row.Ticket} {one.Row.FiledAt:O} {one.Row.Status} {one.Row.Story} {string.Join(',', one.Events.Select(step => $"{step.Id} {step.Status} {step.At:O}"))}"));

        Assert.Equal(Print(1), Print(1));
        Assert.NotEqual(Print(1), Print(2));
    }

    [Fact]
    public async Task A_ledger_that_holds_anything_is_left_alone()
    {
        var ticket = await Harness.Ledger.FileAsync(Some.Complaint(), Cancel);

        Assert.Equal(DemoFilling.Refused, await FillAsync());

        Assert.Equal(1, await Harness.LookAsync(context => context.Complaints.CountAsync()));
        Assert.Null(await Harness.Get<NodeMarks>().FindAsync(NodeMarks.Demo, Cancel));
        Assert.NotNull(await Harness.Ledger.FindAsync(ticket, Cancel));
    }

    private protected static void AddDemo(IServiceCollection services) => services.AddSingleton<DemoLedger>();

    private Task<DemoFilling> FillAsync() => Harness.Get<DemoLedger>().FillAsync(DemoLedger.UsualSeed, Harness.Time.GetUtcNow(), Cancel);
}

public sealed class SqliteDemoTests : DemoSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(AddDemo);
}

public sealed class PostgresDemoTests : DemoSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(AddDemo);
}

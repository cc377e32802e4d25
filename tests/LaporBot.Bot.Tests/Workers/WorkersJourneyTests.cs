using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Workers;
using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>The workers as the host runs them: from filing to the citizen's chat.</summary>
public sealed class WorkersJourneyTests : LedgerTest
{
    private readonly ScriptedChannel _channel = new();
    private readonly ScriptedHub _hub = new();

    [Fact]
    public async Task Filed_complaints_reach_the_hub_once_each_and_their_citizens_hear_the_number()
    {
        var workers = Harness.Services.GetServices<IHostedService>().Where(worker => worker is SubmissionWorker or DeliveryWorker).ToList();
        foreach (var worker in workers)
        {
            await worker.StartAsync(Cancel);
        }

        var tickets = new List<TicketNumber>();
        for (var i = 0; i < 30; i++)
        {
            tickets.Add(await Harness.Ledger.FileAsync(Some.Complaint(), Cancel));
        }

        await Eventually.TrueAsync(() =>
        {
            Harness.Time.Advance(TimeSpan.FromMilliseconds(200));
            return _channel.Sent.Count == 30;
        });
        foreach (var worker in workers)
        {
            await worker.StopAsync(Cancel);
        }

        Assert.Equal(tickets.Select(ticket => ticket.ToString()).Order(), _hub.Submissions.Select(sent => sent.Ticket.ToString()).Order());
        Assert.Equal(tickets.Select(ticket => $"accepted:{ticket}").Order(), _channel.Sent.Select(sent => sent.Id).Order());
    }

    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(services =>
    {
        services.AddSingleton<IChannel>(_channel);
        services.AddSingleton<INationalHub>(_hub);
        services.AddSingleton(new FileLink(_ => null));
        services.AddWorkers(new ConfigurationBuilder().Build());
    });
}

using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>Writes down at start whether this node relays by hand, and reminds admins of what waits for too long.</summary>
internal sealed class RelayUpkeep(IServiceProvider services, IOptions<RelayOptions> options, IOptions<HubOptions> hub, DeskTexts texts, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>One round of it.</summary>
    /// <exception cref="StoreUnavailableException">The ledger does not answer; the next round tries again.</exception>
    internal async Task RoundAsync(CancellationToken cancellationToken)
    {
        await services.GetRequiredService<RelayMemory>().KeepAsync(hub.Value.Kind is HubAdapter.ManualRelay, cancellationToken);
        if (hub.Value.Kind is HubAdapter.ManualRelay)
        {
            await services.GetRequiredService<RelayReminders>().SendAsync(time.GetUtcNow() - options.Value.Red, Say, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isDone = services.GetRequiredService<LedgerStartup>().IsDone && await TryAsync(stoppingToken);
            await Task.Delay(isDone ? Rest : Often, time, stoppingToken);
        }
    }

    private OutgoingMessage Say(string language, int count, TicketNumber oldest) =>
        OutgoingMessage.Plain(texts.In(language)["Relay.Remind", $"{count}", oldest.ToString(), $"{options.Value.RedMinutes}"]);

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RoundAsync(cancellationToken);
            return true;
        }
        catch (StoreUnavailableException)
        {
            // Readiness says so already; the next round comes soon.
            return false;
        }
    }
}

using LaporBot.Core;
using Microsoft.Extensions.Hosting;

namespace LaporBot.Channels.Telegram;

/// <summary>Reads updates in one of all replicas at a time.</summary>
internal sealed class TelegramPolling(TelegramReader reader, SoleWorker sole) : BackgroundService
{
    private const string Lease = "telegram-reader";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => sole.RunAsync(Lease, reader.ReadAsync, stoppingToken);
}

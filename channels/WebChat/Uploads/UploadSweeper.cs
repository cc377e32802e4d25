using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>Removes uploads that no complaint can claim any more.</summary>
internal sealed class UploadSweeper(UploadStore store, IOptions<WebChatOptions> options, TimeProvider clock, ILogger<UploadSweeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            Sweep();
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private void Sweep()
    {
        try
        {
            var count = store.DeleteOlderThan(clock.GetUtcNow() - options.Value.UploadLifetime);
            Log.UploadsSwept(logger, count);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Log.SweepFailed(logger, refused);
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

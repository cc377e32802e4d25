using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>Tells officials what happened to their cases, in one process at a time.</summary>
internal sealed class NoticeWorker(DeskNews notices, ReplyCourier courier, ReplyNews replies, SoleWorker sole, NoticeClock clock) : BackgroundService
{
    private const string Lease = "desk-notices";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => sole.RunAsync(Lease, TellAsync, stoppingToken);

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await clock.PauseAsync(await TryAsync(cancellationToken), cancellationToken);
        }
    }

    /// <returns>True when there may be more to tell at once.</returns>
    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await courier.CarryAsync(cancellationToken);
            await replies.TellAsync(cancellationToken);
            var isMore = await notices.TellAsync(clock.IsNight, cancellationToken);
            clock.Answers();
            return isMore;
        }
        catch (StoreUnavailableException)
        {
            clock.Fails();
            return false;
        }
    }
}

/// <summary>What happened to cases, put into words.</summary>
internal sealed class DeskNews(DeskNotices notices, NoticeWords words)
{
    public Task<bool> TellAsync(bool isNight, CancellationToken cancellationToken) => notices.TellAsync(words.Compose, isNight, cancellationToken);
}

/// <summary>How often there is a look, whether it is night, and one line in the log when an outage begins.</summary>
internal sealed class NoticeClock(QuietHours quiet, TimeProvider time, ILogger<NoticeClock> logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private bool _isDown;

    /// <summary>People sleep at the node.</summary>
    public bool IsNight => quiet.IsNow;

    public Task PauseAsync(bool isMore, CancellationToken cancellationToken) => isMore ? Task.CompletedTask : Task.Delay(Rest, time, cancellationToken);

    public void Answers() => _isDown = false;

    public void Fails()
    {
        if (!_isDown)
        {
            Log.NoticesWait(logger);
        }

        _isDown = true;
    }
}

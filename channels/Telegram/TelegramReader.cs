using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Asks Telegram for updates. An update is confirmed by the next offset, which never passes one whose effects are not kept; so
/// a crash makes Telegram repeat, and repeats are harmless. There may be only one reader: of our replicas the one with the lease
/// asks; a stranger with the same token makes Telegram answer 409.
/// </summary>
internal sealed class TelegramReader(
    TelegramConnection connection, PersonQueues queues, TelegramState state, TimeProvider time, ILogger<TelegramReader> logger)
{
    private const int BatchSize = 100;

    /// <summary>How long a batch may hold back the next question; the server slows down the same offset asked more often anyway.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LastTurns = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastCall = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WrongTokenPause = TimeSpan.FromSeconds(60);

    private bool _webhookIsGone;

    /// <summary>Reads until stopped, then confirms what was done.</summary>
    public async Task ReadAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AskAsync(stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (RequestException error)
            {
                await WaitAfterAsync(error, ++failures, stoppingToken);
            }
        }

        await ConfirmLastAsync();
    }

    private async Task AskAsync(CancellationToken stopping)
    {
        if (!_webhookIsGone)
        {
            await connection.Polling.SendRequest(new DeleteWebhookRequest(), stopping);
            _webhookIsGone = true;
        }

        var offset = queues.Offset();
        var batch = await connection.Polling.SendRequest(
            new GetUpdatesRequest
            {
                Offset = offset,
                Limit = BatchSize,
                Timeout = queues.IsEmpty ? TelegramConnection.PollSeconds : 0,
                AllowedUpdates = BotProfile.Updates,
            },
            stopping);
        state.Reached();
        foreach (var update in batch)
        {
            queues.Take(update, stopping);
        }

        await queues.SettleAsync(Patience, stopping);
    }

    private async Task WaitAfterAsync(RequestException error, int failures, CancellationToken stopping)
    {
        _webhookIsGone &= !BotApiFault.IsWebhookSet(error);
        var fault = BotApiFault.IsSecondReader(error) ? "another reader has the updates" : BotApiFault.Describe(error);
        if (state.Failed(fault))
        {
            Log.PollingInterrupted(logger, fault);
        }

        var delay = BotApiFault.IsWrongToken(error) ? WrongTokenPause
            : error is ApiRequestException { ErrorCode: 429 } ? BotApiFault.PauseOf(error)
            : Backoff.After(failures);
        await Task.Delay(delay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Lets the turns end and confirms them, so that the next start does not answer them a second time.</summary>
    private async Task ConfirmLastAsync()
    {
        using var limit = new CancellationTokenSource(LastTurns + LastCall, time);
        try
        {
            await queues.SettleAsync(LastTurns, limit.Token);
            if (queues.Offset() is { } offset)
            {
                await connection.Sending.SendRequest(new GetUpdatesRequest { Offset = offset, Limit = 1, Timeout = 0 }, limit.Token);
            }
        }
        catch (Exception error) when (error is RequestException or OperationCanceledException)
        {
            Log.LastNotConfirmed(logger);
        }
    }
}

using LaporBot.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// Introduces us to the Bot API in the background and keeps an eye on it. The gateway starts and serves its other channels
/// whether or not the Bot API answers.
/// </summary>
internal sealed class TelegramSetup(BotProfile profile, TelegramState state, Doors doors, TimeProvider time, ILogger<TelegramSetup> logger) : BackgroundService
{
    private static readonly TimeSpan WrongTokenPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CheckPause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        WarmUp.Run();
        var isPublished = false;
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var delay = CheckPause;
            try
            {
                isPublished = isPublished && await profile.IsInPlaceAsync(stoppingToken);
                if (!isPublished)
                {
                    Introduce(await profile.PublishAsync(stoppingToken));
                    isPublished = true;
                    Log.Ready(logger);
                }

                state.Reached();
                failures = 0;
            }
            catch (RequestException error)
            {
                delay = After(error, ++failures);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(delay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // From now on people of other channels can be sent here.
    private void Introduce(string? botName)
    {
        state.Named(botName);
        if (botName is not null)
        {
            doors.Open(TelegramAddress.Channel, $"https://t.me/{botName}?start=");
        }
    }

    private TimeSpan After(RequestException error, int failures)
    {
        var fault = BotApiFault.Describe(error);
        if (state.Failed(fault) || failures == 1)
        {
            Log.NotReady(logger, fault);
        }

        return BotApiFault.IsWrongToken(error) ? WrongTokenPause
            : error is ApiRequestException { ErrorCode: 429 } ? BotApiFault.PauseOf(error)
            : Backoff.After(failures);
    }
}

using System.Globalization;
using LaporBot.Core.Ports;
using Microsoft.Bot.Schema;
using Microsoft.Identity.Client;
using Microsoft.Rest;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>
/// What a failed call to a Bot Framework channel means. Its words may quote what was sent, so only the status leaves this class.
/// </summary>
internal static class ConnectorFault
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <returns>Null for an error that is not about sending.</returns>
    public static DeliveryOutcome? Classify(Exception error) => error switch
    {
        ErrorResponseException { Response: { } answer } => Classify(answer),
        HttpOperationException { Response: { } answer } => Classify(answer),
        ErrorResponseException or HttpOperationException => new DeliveryOutcome.Failed("no usable answer"),
        MsalException => new DeliveryOutcome.Failed("no token to speak with"),
        UnauthorizedAccessException => new DeliveryOutcome.Failed("our token is refused"),
        HttpRequestException => new DeliveryOutcome.Failed("no connection"),
        TaskCanceledException { InnerException: TimeoutException } => new DeliveryOutcome.Failed("no answer in time"),
        _ => null,
    };

    private static DeliveryOutcome Classify(HttpResponseMessageWrapper answer) => (int)answer.StatusCode switch
    {
        429 => new DeliveryOutcome.RetryAfter(PauseOf(answer)),
        403 or 404 or 410 => new DeliveryOutcome.RecipientGone(),
        400 or 413 or 415 or 422 => new DeliveryOutcome.Rejected($"{(int)answer.StatusCode} refused"),
        401 => new DeliveryOutcome.Failed("our token is refused"),
        var status => new DeliveryOutcome.Failed($"{status} from the channel"),
    };

    private static TimeSpan PauseOf(HttpResponseMessageWrapper answer)
    {
        var header = answer.Headers?.FirstOrDefault(one => one.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        if (!int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds == 0)
        {
            return DefaultPause;
        }

        var pause = TimeSpan.FromSeconds(seconds);
        return pause < LongestPause ? pause : LongestPause;
    }
}

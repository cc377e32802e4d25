using System.Net.Sockets;
using LaporBot.Core.Ports;
using Telegram.Bot.Exceptions;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// What a failed call means. The library has one class for all refusals, so this is the one place that reads codes and
/// descriptions. A description may quote what was sent: only phrases of a closed list leave this class.
/// </summary>
internal static class BotApiFault
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(5);

    private static readonly string[] Phrases =
    [
        "message text is empty", "message is too long", "BUTTON_DATA_INVALID", "PEER_ID_INVALID", "can't parse entities",
        "message to edit not found", "wrong file_id", "file is too big",
    ];

    /// <summary>The delivery outcome of a failed send.</summary>
    public static DeliveryOutcome Classify(RequestException error) => error switch
    {
        ApiRequestException { Parameters.MigrateToChatId: not null } => new DeliveryOutcome.Rejected("400 the chat has moved"),
        ApiRequestException { ErrorCode: 429 } => new DeliveryOutcome.RetryAfter(PauseOf(error)),
        ApiRequestException { ErrorCode: 403 } => new DeliveryOutcome.RecipientGone(),
        ApiRequestException { ErrorCode: 400 } when Says(error, "chat not found") => new DeliveryOutcome.RecipientGone(),
        ApiRequestException { ErrorCode: 400 } when Says(error, "message is not modified") => new DeliveryOutcome.Delivered(),
        ApiRequestException { ErrorCode: 400 or 413 } => new DeliveryOutcome.Rejected(Describe(error)),
        _ => new DeliveryOutcome.Failed(Describe(error)) { MayHaveArrived = error is not ApiRequestException && !NeverLeft(error) },
    };

    /// <summary>The markup was refused; the words may still get through as plain text.</summary>
    public static bool IsMarkup(RequestException error) =>
        error is ApiRequestException { ErrorCode: 400 } && Says(error, "can't parse entities");

    /// <summary>A press answered too late: the button has stopped waiting, nothing is lost.</summary>
    public static bool IsLatePress(RequestException error) =>
        error is ApiRequestException { ErrorCode: 400 } && (Says(error, "query is too old") || Says(error, "query ID is invalid"));

    public static bool IsWrongToken(RequestException error) => error is ApiRequestException { ErrorCode: 401 or 404 };

    public static bool IsSecondReader(RequestException error) => error is ApiRequestException { ErrorCode: 409 };

    public static bool IsWebhookSet(RequestException error) => IsSecondReader(error) && Says(error, "webhook");

    /// <summary>The server, the way to it or our token is at fault, not this one call.</summary>
    public static bool IsOutage(RequestException error) =>
        error is not ApiRequestException api || api.ErrorCode is 401 or 404 or >= 500;

    /// <summary>How long a 429 asks us to wait.</summary>
    public static TimeSpan PauseOf(RequestException error) =>
        error is ApiRequestException { Parameters.RetryAfter: > 0 and var seconds } ? TimeSpan.FromSeconds(seconds) : DefaultPause;

    /// <summary>Short and free of personal data and of the token.</summary>
    public static string Describe(RequestException error) => error switch
    {
        ApiRequestException { ErrorCode: 401 or 404 } => "the token is refused",
        ApiRequestException api => $"{api.ErrorCode} {Phrases.FirstOrDefault(phrase => Says(api, phrase)) ?? "refused"}",
        { HttpStatusCode: { } status } => $"{(int)status} without a Bot API answer",
        { InnerException: HttpRequestException { InnerException: SocketException socket } } => $"no connection ({socket.SocketErrorCode})",
        { InnerException: HttpRequestException http } => $"no answer ({http.HttpRequestError})",
        { InnerException: TaskCanceledException } => "no answer in time",
        _ => "no usable answer",
    };

    private static bool NeverLeft(RequestException error) =>
        error.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };

    private static bool Says(RequestException error, string phrase) => error.Message.Contains(phrase, StringComparison.OrdinalIgnoreCase);
}

using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>Ends a request with an answer in Direct Line's error form. The text is fixed: nothing the caller sent is repeated.</summary>
internal sealed class DirectLineFault(int status, string code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Direct Line's word for it.</summary>
    public string Code { get; } = code;

    /// <summary>For <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The same in seconds, as the header has it; null when there is nothing to wait for.</summary>
    public string? RetryAfterSeconds => RetryAfter is { } wait ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString() : null;

    /// <summary>No usable Authorization header. Never for an expired token: the official client takes 401 as final.</summary>
    public static DirectLineFault Unauthorized() => new(StatusCodes.Status401Unauthorized, "Unauthorized", "A bearer token is needed.");

    /// <summary>The only status the official client reads as "get a new token".</summary>
    public static DirectLineFault TokenExpired() => new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static DirectLineFault Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    /// <summary>The official client ends the conversation for good on it.</summary>
    public static DirectLineFault ConversationGone() =>
        new(StatusCodes.Status404NotFound, "ConversationNotFound", "The conversation has ended.");

    public static DirectLineFault BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineFault TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", message);

    public static DirectLineFault WrongType(string message) => new(StatusCodes.Status415UnsupportedMediaType, "BadArgument", message);

    public static DirectLineFault TooMany(TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests.") { RetryAfter = retryAfter };

    /// <summary>Nothing was acknowledged: the same activity, with the same clientActivityID, may come again.</summary>
    public static DirectLineFault Unavailable() =>
        new(StatusCodes.Status503ServiceUnavailable, "BotError", "Not available for a moment.") { RetryAfter = TimeSpan.FromSeconds(3) };

    /// <summary>The answer itself.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = Status;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        await context.Response.WriteAsJsonAsync(new { error = new { code = Code, message = Message } }, context.RequestAborted);
    }
}

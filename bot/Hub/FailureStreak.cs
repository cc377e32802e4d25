using Polly;
using Polly.Timeout;

namespace LaporBot.Bot.Hub;

/// <summary>
/// Counts failures in a row. Polly's breaker knows only shares of a time window; told "failed" from the fifth in a row on
/// and "fine" before, with a share of zero as its limit, it opens exactly when five in a row have failed.
/// </summary>
internal sealed class FailureStreak
{
    private const int Limit = 5;

    private int _length;

    /// <summary>Takes note of an outcome.</summary>
    /// <returns>True when the breaker has to open.</returns>
    public bool Breaks(Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Exception is OperationCanceledException { InnerException: not TimeoutException })
        {
            return false;
        }

        if (!IsFailure(outcome))
        {
            Volatile.Write(ref _length, 0);
            return false;
        }

        return Interlocked.Increment(ref _length) >= Limit;
    }

    /// <summary>503 and 429 are orderly answers (wait), 501 and 505 too (cannot): they do not mean that the hub is down.</summary>
    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException or OperationCanceledException
        || outcome.Result is { StatusCode: var status } && (int)status is >= 500 and not (501 or 503 or 505);
}

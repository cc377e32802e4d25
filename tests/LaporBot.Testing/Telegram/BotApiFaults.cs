using System.Text.Json.Nodes;

namespace LaporBot.Testing.Telegram;

/// <summary>Troubles to come. Each is met by the next calls it fits, in the order they were planned.</summary>
public sealed class BotApiFaults
{
    private readonly Lock _gate = new();
    private readonly List<Planned> _planned = [];

    /// <summary>The next calls of a method get this answer, and are not carried out.</summary>
    public void Answer(string method, BotApiAnswer answer, int times = 1) => Plan(new Planned(method, answer, times));

    /// <summary>A chat is flooded.</summary>
    public void TooManyRequests(string method, int retryAfterSeconds, int times = 1) =>
        Answer(
            method,
            BotApiAnswer.Fail(429, $"Too Many Requests: retry after {retryAfterSeconds}", new JsonObject { ["retry_after"] = retryAfterSeconds }),
            times);

    /// <summary>The server has a bad moment, or a proxy before it has: not even JSON.</summary>
    public void ServerError(string method, int times = 1, bool isProxyPage = false) =>
        Answer(method, isProxyPage ? new BotApiAnswer(502, null, "<html>Bad Gateway</html>") : BotApiAnswer.Fail(500, "Internal Server Error"), times);

    /// <summary>The connection is cut before an answer.</summary>
    public void Cut(string method, int times = 1) => Answer(method, new BotApiAnswer(0, null, IsCut: true), times);

    /// <summary>The call is carried out, and its answer never comes: the caller waits until one of the two ends.</summary>
    public void Silence(string method, int times = 1) => Plan(new Planned(method, new BotApiAnswer(0, null, IsSilent: true), times));

    /// <summary>Everything planned is forgotten.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
        }
    }

    internal BotApiAnswer? Take(string method)
    {
        lock (_gate)
        {
            var met = _planned.FindIndex(planned => string.Equals(planned.Method, method, StringComparison.OrdinalIgnoreCase));
            if (met < 0)
            {
                return null;
            }

            var planned = _planned[met];
            _planned[met] = planned with { Left = planned.Left - 1 };
            if (planned.Left <= 1)
            {
                _planned.RemoveAt(met);
            }

            return planned.Answer with { Body = planned.Answer.Body?.DeepClone() };
        }
    }

    private void Plan(Planned planned)
    {
        lock (_gate)
        {
            _planned.Add(planned);
        }
    }

    private sealed record Planned(string Method, BotApiAnswer Answer, int Left);
}

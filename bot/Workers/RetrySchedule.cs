namespace LaporBot.Bot.Workers;

/// <summary>How long to wait after so many tries that led nowhere: the steps, the last one for ever, each a little uneven.</summary>
internal sealed class RetrySchedule(Random random, params IReadOnlyList<TimeSpan> steps)
{
    /// <summary>Part of a step by which a wait may differ, so that what failed together does not come back together.</summary>
    private const double Jitter = 0.2;

    /// <summary>hub.md: 10 s, 1 min, 5 min, then every 30 min, for ever.</summary>
    public static RetrySchedule ForHub(Random random) => new(
        random, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30));

    /// <summary>Twenty of these make some eight hours.</summary>
    public static RetrySchedule ForDeliveries(Random random) => new(
        random, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30));

    /// <param name="attempts">Tries so far, from 0.</param>
    public TimeSpan After(int attempts)
    {
        var step = steps[Math.Clamp(attempts, 0, steps.Count - 1)];
        lock (random)
        {
            return step * (1 - Jitter + (2 * Jitter * random.NextDouble()));
        }
    }
}

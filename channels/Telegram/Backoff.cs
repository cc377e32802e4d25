namespace LaporBot.Channels.Telegram;

/// <summary>How long to wait after failures in a row: doubling, with a ceiling, and uneven so that replicas do not move in step.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const int Doublings = 6;

    /// <param name="failures">1 or more.</param>
    public static TimeSpan After(int failures)
    {
        var delay = First * Math.Pow(2, Math.Min(failures - 1, Doublings));
        return (delay < Longest ? delay : Longest) * (0.75 + (Random.Shared.NextDouble() / 4));
    }
}

using System.Collections.Concurrent;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>What is said while something takes longer than a moment.</summary>
/// <param name="Sentence">By name in the texts.</param>
/// <param name="Path">Of the page that comes, under the desk.</param>
internal sealed record Preparing(string Sentence, string Path)
{
    /// <summary>An official waits so long for an answer; after that they read that there will be one.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>So long a browser waits before it asks again, in seconds.</summary>
    public const string Again = "1";
}

/// <summary>
/// Answers that may take longer than a moment. They are made whether or not who asked stays, and given once, to the page that comes
/// back for them: who asks anew gets a new one.
/// </summary>
internal sealed class Prepared<T>(TimeProvider time)
{
    /// <summary>What nobody came back for is too old to be shown.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, Lazy<Task<T>> Made)> _under = new(StringComparer.Ordinal);

    /// <param name="key">Who asks what.</param>
    /// <param name="make">Makes it; it is not told when who asked has left.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when it is not there yet.</returns>
    public async Task<(bool IsThere, T? Answer)> TakeAsync(string key, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var (other, (since, made)) in _under.Where(one => now - one.Value.Since > Longest && one.Value.Made.Value.IsCompleted))
        {
            _under.TryRemove(KeyValuePair.Create(other, (since, made)));
        }

        var task = _under.GetOrAdd(key, _ => (now, new Lazy<Task<T>>(make))).Made.Value;
        if (await Task.WhenAny(task, Task.Delay(Preparing.Patience, time, cancellationToken)) != task)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (false, default);
        }

        _under.TryRemove(key, out _);
        return (true, await task);
    }
}

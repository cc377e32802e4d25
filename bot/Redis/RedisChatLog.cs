using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LaporBot.Channels.WebChat;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>A web chat's log as one hash (see <see cref="ChatLogScripts"/>). Pub/sub only nudges; the hash is the truth.</summary>
internal sealed class RedisChatLog(RedisConnection redis, RedisKeys keys, IOptions<RedisOptions> options, TimeProvider time) : IChatLog
{
    /// <summary>Entries kept in one log; older ones go as new ones come.</summary>
    public const int Kept = 500;

    private const int MostNudges = 64;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly RedisValue _lifetime = (long)options.Value.ConversationLifetime.TotalMilliseconds;

    public Task<bool> OpenAsync(string conversationId, CancellationToken cancellationToken) => GuardAsync(async () =>
        (long)await redis.EvaluateAsync(ChatLogScripts.Open, keys.ChatLog(conversationId), [_lifetime]) == 1);

    public Task<IReadOnlyList<long>?> AppendAsync(
        string conversationId, IReadOnlyList<ChatEntry> entries, CancellationToken cancellationToken) => GuardAsync(async () =>
        {
            foreach (var frame in entries.Where(entry => entry.IsEphemeral))
            {
                await redis.Subscriber.PublishAsync(keys.ChatNudge(conversationId), frame.Json);
            }

            var lasting = entries.Where(entry => !entry.IsEphemeral).ToArray();
            return Numbers(entries, lasting.Length == 0 ? [] : await AppendLastingAsync(conversationId, lasting));
        });

    public Task<IReadOnlyList<LoggedEntry>?> ReadAsync(
        string conversationId, long after, int most, CancellationToken cancellationToken) => GuardAsync(async () =>
        {
            var key = keys.ChatLog(conversationId);
            var newest = await redis.Database.HashGetAsync(key, "n");
            // The number comes from outside: compared before it is added to.
            return newest.IsNull ? null
                : after >= (long)newest ? []
                : await ReadAsync(key, Math.Max(after, (long)newest - Kept) + 1, (long)newest, most);
        });

    /// <summary>Drops everything that was said in a web chat.</summary>
    public Task<bool> ForgetAsync(string conversationId) => GuardAsync(async () =>
        (long)await redis.EvaluateAsync(ChatLogScripts.Forget, keys.ChatLog(conversationId), [_lifetime]) == 1);

    public async IAsyncEnumerable<string?> FollowAsync(string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var nudges = Channel.CreateBounded<string?>(new BoundedChannelOptions(MostNudges) { FullMode = BoundedChannelFullMode.DropOldest });
        var channel = keys.ChatNudge(conversationId);
        void OnNudge(RedisChannel _, RedisValue payload) => nudges.Writer.TryWrite(payload.IsNullOrEmpty ? null : (string?)payload);
        var subscriber = await SubscribeAsync(channel, OnNudge);
        try
        {
            yield return null;
            while (await NextAsync(nudges.Reader, redis.Replaced, cancellationToken) is { } nudge)
            {
                subscriber = nudge.IsElsewhere ? await SubscribeAsync(channel, OnNudge) : subscriber;
                yield return nudge.Frame;
            }
        }
        finally
        {
            await subscriber.UnsubscribeAsync(channel, OnNudge, CommandFlags.FireAndForget);
        }
    }

    private Task<ISubscriber> SubscribeAsync(RedisChannel channel, Action<RedisChannel, RedisValue> onNudge) => GuardAsync(async () =>
    {
        var subscriber = redis.Subscriber;
        await subscriber.SubscribeAsync(channel, onNudge);
        return subscriber;
    });

    /// <summary>Waits for a nudge, or for the heartbeat, which heals one that got lost; null when the follower leaves.</summary>
    private async Task<Nudge?> NextAsync(ChannelReader<string?> nudges, CancellationToken replaced, CancellationToken cancellationToken)
    {
        using var quiet = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, replaced, cancellationToken);
        try
        {
            return new Nudge(await nudges.ReadAsync(either.Token));
        }
        catch (OperationCanceledException)
        {
            return cancellationToken.IsCancellationRequested ? null : new Nudge(null, replaced.IsCancellationRequested);
        }
    }

    private async Task<long[]?> AppendLastingAsync(string conversationId, ChatEntry[] entries)
    {
        RedisValue[] values =
            [_lifetime, Kept, time.GetUtcNow().ToUnixTimeMilliseconds(), .. entries.SelectMany(entry => (RedisValue[])[WithoutBlanks(entry.Key), entry.Json])];
        var result = await redis.EvaluateAsync(ChatLogScripts.Append, keys.ChatLog(conversationId), values);
        if (result.IsNull)
        {
            return null;
        }

        await redis.Subscriber.PublishAsync(keys.ChatNudge(conversationId), RedisValue.EmptyString, CommandFlags.FireAndForget);
        return (long[]?)result;
    }

    private async Task<IReadOnlyList<LoggedEntry>> ReadAsync(RedisKey key, long first, long newest, int most)
    {
        var count = (int)Math.Min(most, newest - first + 1);
        var values = await redis.Database.HashGetAsync(
            key, [.. Enumerable.Range(0, count).Select(i => (RedisValue)string.Create(CultureInfo.InvariantCulture, $"e{first + i}"))]);
        return [.. values.Select((value, i) => Entry(first + i, value)).OfType<LoggedEntry>()];
    }

    /// <summary>The number of each entry, 0 for an ephemeral one; null when the log has expired.</summary>
    private static IReadOnlyList<long>? Numbers(IReadOnlyList<ChatEntry> entries, long[]? numbers)
    {
        var next = 0;
        return numbers is null ? null : [.. entries.Select(entry => entry.IsEphemeral ? 0 : numbers[next++])];
    }

    /// <summary>A key stands between blanks in its entry.</summary>
    private static string WithoutBlanks(string key) => key.Replace(' ', '_');

    private static LoggedEntry? Entry(long number, string? stored)
    {
        if (stored is null)
        {
            return null;
        }

        var first = stored.IndexOf(' ', StringComparison.Ordinal);
        var second = stored.IndexOf(' ', first + 1);
        var milliseconds = long.Parse(stored.AsSpan(0, first), NumberStyles.None, CultureInfo.InvariantCulture);
        return new LoggedEntry(number, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), stored[(second + 1)..]);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            throw new StoreUnavailableException("Redis did not answer for a web chat.", error);
        }
    }

    /// <param name="Frame">What to pass on; null to look for what is new.</param>
    /// <param name="IsElsewhere">Nudges come over another connection from now on.</param>
    private readonly record struct Nudge(string? Frame, bool IsElsewhere = false);
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LaporBot.Channels.WebChat;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LaporBot.Bot.Redis;

/// <summary>
/// A web chat's log as one HASH: <c>n</c> the newest number, <c>t</c> its time, <c>e{number}</c> an entry, <c>k{key}</c> the
/// number an entry got. Pub/sub only nudges; the hash is the truth.
/// </summary>
internal sealed class RedisChatLog(RedisConnection redis, RedisKeys keys, IOptions<RedisOptions> options, TimeProvider time) : IChatLog
{
    private const int Kept = 500;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private const string OpenScript =
        """
        local fresh = redis.call('HSETNX', KEYS[1], 'n', '0')
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return fresh
        """;

    /// <summary>ARGV: lifetime, entries kept, now, then key and JSON of each entry. The time never steps back, whatever a replica's clock says.</summary>
    private const string AppendScript =
        """
        local n = redis.call('HGET', KEYS[1], 'n')
        if not n then return false end
        n = tonumber(n)
        local at = math.max(tonumber(ARGV[3]), tonumber(redis.call('HGET', KEYS[1], 't') or '0'))
        local numbers = {}
        for i = 4, #ARGV, 2 do
          local had = redis.call('HGET', KEYS[1], 'k' .. ARGV[i])
          if had then
            numbers[#numbers + 1] = had
          else
            n = n + 1
            local s = string.format('%.0f', n)
            local stamp = string.format('%.0f', at)
            redis.call('HSET', KEYS[1], 'k' .. ARGV[i], s, 't', stamp, 'e' .. s, stamp .. ' ' .. ARGV[i] .. ' ' .. ARGV[i + 1], 'n', s)
            numbers[#numbers + 1] = s
            local gone = string.format('%.0f', n - tonumber(ARGV[2]))
            local old = redis.call('HGET', KEYS[1], 'e' .. gone)
            if old then
              local key = string.match(old, '^%d+ (%S+) ')
              redis.call('HDEL', KEYS[1], 'e' .. gone, 'k' .. (key or ''))
            end
          end
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return numbers
        """;

    private readonly RedisValue _lifetime = (long)options.Value.ConversationLifetime.TotalMilliseconds;

    public Task<bool> OpenAsync(string conversationId, CancellationToken cancellationToken) => GuardAsync(async () =>
        (long)await redis.WriteAsync(database => database.ScriptEvaluateAsync(OpenScript, [keys.ChatLog(conversationId)], [_lifetime])) == 1);

    public Task<IReadOnlyList<long>?> AppendAsync(
        string conversationId, IReadOnlyList<ChatEntry> entries, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<long>?>(async () =>
        {
            foreach (var frame in entries.Where(entry => entry.IsEphemeral))
            {
                await redis.Subscriber.PublishAsync(keys.ChatNudge(conversationId), frame.Json);
            }

            var lasting = entries.Where(entry => !entry.IsEphemeral).ToArray();
            return Merge(entries, lasting.Length == 0 ? [] : await AppendLastingAsync(conversationId, lasting));
        });

    public Task<IReadOnlyList<LoggedEntry>?> ReadAsync(
        string conversationId, long after, int most, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<LoggedEntry>?>(async () =>
        {
            var key = keys.ChatLog(conversationId);
            var newest = await redis.Database.HashGetAsync(key, "n");
            if (newest.IsNull)
            {
                return null;
            }

            // The number comes from outside: compared before it is added to.
            if (after >= (long)newest)
            {
                return [];
            }

            var first = Math.Max(after, (long)newest - Kept) + 1;
            var count = (int)Math.Min(most, (long)newest - first + 1);

            var values = await redis.Database.HashGetAsync(key, [.. Enumerable.Range(0, count).Select(i => Field(first + i))]);
            return [.. values.Select((value, i) => (value, i)).Where(pair => !pair.value.IsNull).Select(pair => Entry(first + pair.i, pair.value!))];
        });

    public async IAsyncEnumerable<string?> FollowAsync(string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wakes = Channel.CreateBounded<string?>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        var channel = keys.ChatNudge(conversationId);
        void OnNudge(RedisChannel _, RedisValue payload) => wakes.Writer.TryWrite(payload.IsNullOrEmpty ? null : (string?)payload);
        await GuardAsync(async () =>
        {
            await redis.Subscriber.SubscribeAsync(channel, OnNudge);
            return true;
        });
        try
        {
            yield return null;
            while (!cancellationToken.IsCancellationRequested)
            {
                yield return await NextAsync(wakes.Reader, cancellationToken);
            }
        }
        finally
        {
            await redis.Subscriber.UnsubscribeAsync(channel, OnNudge, CommandFlags.FireAndForget);
        }
    }

    private async Task<string?> NextAsync(ChannelReader<string?> wakes, CancellationToken cancellationToken)
    {
        using var quiet = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, cancellationToken);
        try
        {
            return await wakes.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<long[]?> AppendLastingAsync(string conversationId, ChatEntry[] entries)
    {
        RedisValue[] values =
            [_lifetime, Kept, time.GetUtcNow().ToUnixTimeMilliseconds(), .. entries.SelectMany(entry => (RedisValue[])[Plain(entry.Key), entry.Json])];
        var result = await redis.WriteAsync(database => database.ScriptEvaluateAsync(AppendScript, [keys.ChatLog(conversationId)], values));
        if (result.IsNull)
        {
            return null;
        }

        await redis.Subscriber.PublishAsync(keys.ChatNudge(conversationId), RedisValue.EmptyString, CommandFlags.FireAndForget);
        return (long[]?)result;
    }

    private static IReadOnlyList<long>? Merge(IReadOnlyList<ChatEntry> entries, long[]? numbers)
    {
        if (numbers is null)
        {
            return null;
        }

        var next = 0;
        return [.. entries.Select(entry => entry.IsEphemeral ? 0 : numbers[next++])];
    }

    /// <summary>A key stands between blanks in its entry.</summary>
    private static string Plain(string key) => key.Replace(' ', '_');

    private static RedisValue Field(long number) => string.Create(CultureInfo.InvariantCulture, $"e{number}");

    private static LoggedEntry Entry(long number, string stored)
    {
        var first = stored.IndexOf(' ', StringComparison.Ordinal);
        var second = stored.IndexOf(' ', first + 1);
        return new LoggedEntry(
            number,
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(stored.AsSpan(0, first), NumberStyles.None, CultureInfo.InvariantCulture)),
            stored[(second + 1)..]);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw new StoreUnavailableException("Redis did not answer for a web chat.", error);
        }
    }
}

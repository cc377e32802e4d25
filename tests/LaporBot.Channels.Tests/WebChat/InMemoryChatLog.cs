using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LaporBot.Channels.WebChat;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>The chat log of one process, for tests: same promises as the Redis one, with a lifetime that a test can end.</summary>
public sealed class InMemoryChatLog(TimeProvider clock) : IChatLog
{
    private readonly ConcurrentDictionary<string, Chat> _chats = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Channel<string?>, string> _followers = new();

    /// <summary>How many entries are kept; older ones are trimmed.</summary>
    public int MostKept { get; init; } = 500;

    /// <summary>A nudge comes at least this often.</summary>
    public TimeSpan NudgeEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Set to make every call fail, as when the store is away.</summary>
    public Exception? Outage { get; set; }

    /// <summary>Lets a conversation's log expire.</summary>
    public void Expire(string conversationId) => _chats.TryRemove(conversationId, out _);

    public Task<bool> OpenAsync(string conversationId, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return Task.FromResult(_chats.TryAdd(conversationId, new Chat()));
    }

    public Task<IReadOnlyList<long>?> AppendAsync(
        string conversationId, IReadOnlyList<ChatEntry> entries, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        if (!_chats.TryGetValue(conversationId, out var chat))
        {
            return Task.FromResult<IReadOnlyList<long>?>(null);
        }

        var numbers = chat.Append(entries, clock.GetUtcNow(), MostKept);
        foreach (var entry in entries.Where(entry => entry.IsEphemeral))
        {
            Nudge(conversationId, entry.Json);
        }

        Nudge(conversationId, null);
        return Task.FromResult<IReadOnlyList<long>?>(numbers);
    }

    public Task<IReadOnlyList<LoggedEntry>?> ReadAsync(string conversationId, long after, int most, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return Task.FromResult(_chats.TryGetValue(conversationId, out var chat) ? chat.Read(after, most) : null);
    }

    public async IAsyncEnumerable<string?> FollowAsync(
        string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var nudges = Channel.CreateUnbounded<string?>();
        nudges.Writer.TryWrite(null);
        _followers[nudges] = conversationId;
        await using var timer = clock.CreateTimer(_ => nudges.Writer.TryWrite(null), null, NudgeEvery, NudgeEvery);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                string? nudge;
                try
                {
                    nudge = await nudges.Reader.ReadAsync(cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    yield break;
                }

                yield return nudge;
            }
        }
        finally
        {
            _followers.TryRemove(nudges, out _);
        }
    }

    private void Nudge(string conversationId, string? ephemeral)
    {
        foreach (var (nudges, conversation) in _followers)
        {
            if (conversation == conversationId)
            {
                nudges.Writer.TryWrite(ephemeral);
            }
        }
    }

    private void ThrowIfAway()
    {
        if (Outage is { } outage)
        {
            throw outage;
        }
    }

    private sealed class Chat
    {
        private readonly Lock _lock = new();
        private readonly List<LoggedEntry> _entries = [];
        private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
        private long _last;
        private DateTimeOffset _at;

        public List<long> Append(IReadOnlyList<ChatEntry> entries, DateTimeOffset now, int mostKept)
        {
            lock (_lock)
            {
                var numbers = entries.Select(entry => Append(entry, now)).ToList();
                _entries.RemoveRange(0, Math.Max(0, _entries.Count - mostKept));
                return numbers;
            }
        }

        public IReadOnlyList<LoggedEntry> Read(long after, int most)
        {
            lock (_lock)
            {
                return [.. _entries.Where(entry => entry.Number > after).Take(most)];
            }
        }

        private long Append(ChatEntry entry, DateTimeOffset now)
        {
            if (entry.IsEphemeral)
            {
                return 0;
            }

            if (_numbers.TryGetValue(entry.Key, out var number))
            {
                return number;
            }

            _numbers[entry.Key] = ++_last;
            var next = _at.AddMilliseconds(1);
            _at = now > next ? now : next;
            _entries.Add(new LoggedEntry(_last, _at, entry.Json));
            return _last;
        }
    }
}

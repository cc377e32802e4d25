using System.Collections.Concurrent;

namespace LaporBot.Channels.Telegram;

/// <summary>Chats the server asked us to leave alone for a while. Bounded: when full, a pause is forgotten and asked for again.</summary>
internal sealed class ChatPauses(TimeProvider time)
{
    private const int Most = 10_000;

    /// <summary>Since our own start: the wall clock may jump.</summary>
    private readonly ConcurrentDictionary<long, TimeSpan> _until = new();
    private readonly long _started = time.GetTimestamp();

    public void Pause(long chat, TimeSpan delay)
    {
        if (_until.Count >= Most)
        {
            _until.Clear();
        }

        _until[chat] = time.GetElapsedTime(_started) + delay;
    }

    /// <summary>What is left of the chat's pause; zero when there is none.</summary>
    public TimeSpan Left(long chat)
    {
        if (_until.IsEmpty || !_until.TryGetValue(chat, out var until))
        {
            return TimeSpan.Zero;
        }

        var left = until - time.GetElapsedTime(_started);
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        _until.TryRemove(chat, out _);
        return TimeSpan.Zero;
    }
}

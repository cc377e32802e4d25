using System.Collections.Immutable;
using System.Text.Json;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>
/// Message ids count up, so one is written as what differs from the one before it: <c>~</c> and the letters that replace as many at
/// its end. An id that itself begins with <c>~</c> has that doubled.
/// </summary>
internal static class SeenIds
{
    private const char Mark = '~';
    private const int LongestTail = 32;

    public static void Write(Utf8JsonWriter json, string before, string id)
    {
        var same = id.AsSpan().CommonPrefixLength(before);
        var tail = id.AsSpan(same);
        if (id.Length == before.Length && same > 1 && tail.Length is > 0 and <= LongestTail && tail[0] != Mark)
        {
            json.WriteStringValue(Marked(tail, stackalloc char[LongestTail + 1]));
        }
        else
        {
            json.WriteStringValue(id.StartsWith(Mark) ? Mark + id : id);
        }
    }

    public static ImmutableArray<string> Restore(ImmutableArray<string> stored)
    {
        var ids = ImmutableArray.CreateBuilder<string>(stored.Length);
        foreach (var one in stored)
        {
            ids.Add(one.Length < 2 || one[0] != Mark ? one
                : one[1] == Mark || ids.Count == 0 || ids[^1].Length < one.Length - 1 ? one[1..]
                : string.Concat(ids[^1].AsSpan(0, ids[^1].Length - one.Length + 1), one.AsSpan(1)));
        }

        return ids.MoveToImmutable();
    }

    private static ReadOnlySpan<char> Marked(ReadOnlySpan<char> tail, Span<char> buffer)
    {
        buffer[0] = Mark;
        tail.CopyTo(buffer[1..]);
        return buffer[..(tail.Length + 1)];
    }
}

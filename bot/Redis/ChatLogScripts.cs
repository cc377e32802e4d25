namespace LaporBot.Bot.Redis;

/// <summary>
/// The steps on a web chat's log, one HASH: <c>n</c> the newest number, <c>t</c> its time in ms, <c>e{number}</c> an entry
/// (time, key and JSON between blanks), <c>k{key}</c> the number an entry got.
/// </summary>
internal static class ChatLogScripts
{
    /// <summary>ARGV: lifetime. Returns 1 when there was none before.</summary>
    public const string Open =
        """
        local fresh = redis.call('HSETNX', KEYS[1], 'n', '0')
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return fresh
        """;

    /// <summary>ARGV: lifetime. What was said goes; the count goes on, so that a page that is open reads on. Returns 1.</summary>
    public const string Forget =
        """
        local n = redis.call('HGET', KEYS[1], 'n')
        if n then
          redis.call('DEL', KEYS[1])
          redis.call('HSET', KEYS[1], 'n', n)
          redis.call('PEXPIRE', KEYS[1], ARGV[1])
        end
        return 1
        """;

    /// <summary>
    /// ARGV: lifetime, entries kept, now, then key and JSON of each entry. Returns the numbers, or nil when there is no log. The
    /// time goes on with every entry, whatever a replica's clock says: Web Chat sorts by it, in milliseconds. Numbers are formatted
    /// because the dialects of Lua differ.
    /// </summary>
    public const string Append =
        """
        local n = redis.call('HGET', KEYS[1], 'n')
        if not n then return false end
        n = tonumber(n)
        local at = math.max(tonumber(ARGV[3]), tonumber(redis.call('HGET', KEYS[1], 't') or '0') + 1)
        local numbers = {}
        for i = 4, #ARGV, 2 do
          local s = redis.call('HGET', KEYS[1], 'k' .. ARGV[i])
          if not s then
            n = n + 1
            s = string.format('%.0f', n)
            local stamp = string.format('%.0f', at)
            at = at + 1
            redis.call('HSET', KEYS[1], 'k' .. ARGV[i], s, 't', stamp, 'e' .. s, stamp .. ' ' .. ARGV[i] .. ' ' .. ARGV[i + 1], 'n', s)
            local gone = string.format('e%.0f', n - tonumber(ARGV[2]))
            local old = redis.call('HGET', KEYS[1], gone)
            if old then
              redis.call('HDEL', KEYS[1], gone, 'k' .. string.match(old, '^%d+ ([^ ]*) '))
            end
          end
          numbers[#numbers + 1] = s
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return numbers
        """;
}

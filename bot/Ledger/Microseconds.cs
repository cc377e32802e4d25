using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// How a moment is kept: whole microseconds since 1970, UTC. SQLite has no time type whose order is the order of time, and
/// one form for both databases keeps their statements the same. On PostgreSQL <c>to_timestamp(filed_at / 1e6)</c> shows it.
/// </summary>
internal sealed class Microseconds() : ValueConverter<DateTimeOffset, long>(moment => Of(moment), value => Read(value))
{
    public static long Of(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Read(long value) => DateTimeOffset.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond);
}

using System.Globalization;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Broadcasts;

/// <summary>The hours of the node in which people may be written to unasked.</summary>
internal sealed class SendingHours(IOptions<BroadcastOptions> options, IOptions<NodeOptions> node, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = NodeZone.Find(node.Value.TimeZone) ?? TimeZoneInfo.Utc;
    private readonly TimeOnly _from = options.Value.From;
    private readonly TimeOnly _until = options.Value.Until;

    public TimeZoneInfo Zone => _zone;

    public bool IsNow => IsOpen(time.GetUtcNow());

    /// <summary>
    /// When a broadcast goes on, if it rests now for the night; null when it does not. What takes the place of an earlier message makes
    /// no sound and does not wait: a recall has nothing else in it.
    /// </summary>
    public DateTimeOffset? WaitsUntil(BroadcastRow row)
    {
        var now = time.GetUtcNow();
        var from = row.NotBefore > now ? row.NotBefore.Value : now;
        return row is { State: BroadcastState.Approved or BroadcastState.Running, Kind: not BroadcastKind.Recall } && !IsOpen(from) ? OpenAt(from) : null;
    }

    /// <summary>Such a moment by the node's clock, the hour first.</summary>
    public string Print(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone).ToString("HH.mm (dd-MM-yyyy)", CultureInfo.InvariantCulture);

    /// <summary>This moment, or the next in which sending is allowed.</summary>
    public DateTimeOffset OpenAt(DateTimeOffset moment)
    {
        if (IsOpen(moment))
        {
            return moment;
        }

        var local = TimeZoneInfo.ConvertTime(moment, _zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        return At(TimeOnly.FromDateTime(local.DateTime) < _from ? day : day.AddDays(1), _from);
    }

    /// <summary>When something that takes so long ends, if it begins then and rests at night.</summary>
    public DateTimeOffset EndOf(DateTimeOffset start, TimeSpan length)
    {
        var now = OpenAt(start);
        while (_from != _until)
        {
            var close = At(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime), _until);
            if (length <= close - now)
            {
                break;
            }

            length -= close - now;
            now = OpenAt(close);
        }

        return now + length;
    }

    private bool IsOpen(DateTimeOffset moment) =>
        _from == _until || TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime).IsBetween(_from, _until);

    private DateTimeOffset At(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local));
    }
}

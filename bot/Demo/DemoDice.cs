using System.Buffers.Binary;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Demo;

/// <summary>Chance with a seed: the same seed on the same day makes the same node.</summary>
internal sealed class DemoDice(int seed)
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#pragma warning disable CA5394 // Nothing here is a secret, and it has to be repeatable.
    private readonly Random _random = new(seed);

    public int Next(int from, int below) => _random.Next(from, below);

    public bool Chance(double share) => _random.NextDouble() < share;

    public T Pick<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];

    /// <summary>Between the two, more often near the first.</summary>
    public TimeSpan Wait(TimeSpan shortest, TimeSpan longest)
    {
        var share = _random.NextDouble() * _random.NextDouble();
        return shortest + ((longest - shortest) * share);
    }

    /// <summary>Like a version 7 id: in the order of time.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | 0x7000L | (uint)_random.Next(0x1000));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A well-formed number.</summary>
    public TicketNumber Ticket()
    {
        var digits = string.Concat(Enumerable.Range(0, 8).Select(_ => Digits[_random.Next(Digits.Length)]));
        foreach (var check in Digits)
        {
            if (TicketNumber.TryParse($"LB-{digits[..4]}-{digits[4..]}-{check}", out var ticket))
            {
                return ticket;
            }
        }

        throw new InvalidOperationException("No check character fits.");
    }
#pragma warning restore CA5394
}

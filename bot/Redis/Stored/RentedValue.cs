using System.Buffers;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>Bytes on loan. Give them back only when the server has answered: until then a late send may still read them.</summary>
internal readonly struct RentedValue
{
    private readonly byte[] _rented;
    private readonly int _length;

    private RentedValue(byte[] rented, int length) => (_rented, _length) = (rented, length);

    public ReadOnlyMemory<byte> Bytes => _rented.AsMemory(0, _length);

    public static RentedValue Copy(ReadOnlySpan<byte> bytes)
    {
        var rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(rented);
        return new RentedValue(rented, bytes.Length);
    }

    public void Return() => ArrayPool<byte>.Shared.Return(_rented);
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LaporBot.Core;

/// <summary>Random ids, drawn by the dozen: asking the system for each one would cost a turn more than deciding it.</summary>
internal static class FreshIds
{
    private const int Batch = 64;

    [ThreadStatic]
    private static Guid[]? _drawn;

    [ThreadStatic]
    private static int _left;

    /// <summary>128 random bits; unlike those of <see cref="Guid.NewGuid"/> none is fixed.</summary>
    public static Guid Draw()
    {
        var drawn = _drawn ??= new Guid[Batch];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(drawn.AsSpan()));
            _left = Batch;
        }

        return drawn[--_left];
    }
}

using System.Security.Cryptography;

namespace LaporBot.Channels.WebChat.Tokens;

/// <summary>Ids that cannot be guessed.</summary>
internal static class RandomId
{
    /// <summary>128 random bits in hexadecimal.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

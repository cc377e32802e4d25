using System.Security.Cryptography;
using System.Text;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// An index of PostgreSQL holds no more than some 2,700 bytes a row. An id from outside that is longer than any honest one is
/// kept as its digest: still the same for the same id, and still unique.
/// </summary>
internal static class ShortId
{
    public const int Longest = 200;

    public static string Of(string id) =>
        id.Length <= Longest ? id : $"sha256:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaporBot.Channels.WebChat.Tokens;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Uploads;

/// <summary>Addresses of uploads that end with the upload: an image in a page cannot send a header.</summary>
internal sealed class SignedLinks(SigningKeys keys, IOptions<WebChatOptions> options, TimeProvider clock)
{
    /// <summary>The query that opens a file for as long as it is kept: who reads the talk again sees its pictures again.</summary>
    public string QueryFor(string id)
    {
        var end = (clock.GetUtcNow() + options.Value.UploadLifetime).ToUnixTimeSeconds();
        return $"e={end.ToString(CultureInfo.InvariantCulture)}&s={Convert.ToHexStringLower(Sign(keys.All[0].Key, id, end))}";
    }

    /// <summary>Is the query one of ours for this file, and not too old?</summary>
    public bool IsGood(string id, string? end, string? signature)
    {
        if (!long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds < clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return false;
        }

        var given = Encoding.ASCII.GetBytes(signature ?? string.Empty);
        return keys.All.Any(key =>
            CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Sign(key.Key, id, seconds)))));
    }

    // The prefix keeps these apart from everything else the key signs.
    private static byte[] Sign(byte[] key, string id, long end) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"upload\n{id}\n{end.ToString(CultureInfo.InvariantCulture)}"));
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>Tells an agency's server by its secret. We know the hashes only.</summary>
internal sealed class SiteSecrets(IOptions<WebChatOptions> options)
{
    private readonly (string Name, byte[] Hash)[] _sites = [.. options.Value.NamedSites
        .Where(site => site.Value.SecretHash is not null)
        .Select(site => (site.Key, Convert.FromHexString(site.Value.SecretHash!)))];

    /// <summary>The site the secret belongs to, or null. Every hash is compared, each in constant time.</summary>
    public string? SiteOf(string secret)
    {
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        string? found = null;
        foreach (var (name, hash) in _sites)
        {
            found = CryptographicOperations.FixedTimeEquals(given, hash) ? name : found;
        }

        return found;
    }
}

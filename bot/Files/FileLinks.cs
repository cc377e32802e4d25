using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaporBot.Bot.Hub;
using LaporBot.Core;
using LaporBot.Core.Messages;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Files;

/// <summary>Addresses of files for the hub: they expire, and nobody can make one without the key in the data folder.</summary>
internal sealed class FileLinks(IOptions<GatewayOptions> gateway, IOptions<FilesOptions> options, OwnAddress own, TimeProvider time)
{
    private const int KeyBytes = 32;

    /// <summary>Somebody's own data: fetched at once or asked for again.</summary>
    private static readonly TimeSpan DocumentLifetime = TimeSpan.FromHours(1);

    private readonly Lazy<byte[]> _key = new(() => ReadKey(Path.Combine(gateway.Value.DataPath, "file-links.key")));

    /// <summary>The address of a file, or null while the gateway does not know its own.</summary>
    public Uri? For(string fileId) => For(fileId, options.Value.LinkLifetime);

    /// <summary>The address of a document for a person: one that is kept with its case stays good as long as what the hub is given.</summary>
    public Uri? ForDocument(OutgoingDocument document) => For(document.Id, document.IsLasting ? options.Value.LinkLifetime : DocumentLifetime);

    /// <summary>The same, good for so long.</summary>
    public Uri? For(string fileId, TimeSpan lifetime)
    {
        if ((gateway.Value.PublicUrl ?? own.Current) is not { } root)
        {
            return null;
        }

        var expires = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        return new Uri(new Uri($"{root.AbsoluteUri.TrimEnd('/')}/"), $"files/{fileId}?e={expires}&s={Sign(fileId, expires)}");
    }

    /// <summary>The address was made here and has not expired.</summary>
    public bool IsGood(string fileId, string? expires, string? signature) =>
        long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && signature is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(fileId, until)), Encoding.UTF8.GetBytes(signature))
        && until >= time.GetUtcNow().ToUnixTimeSeconds();

    private string Sign(string fileId, long expires) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{fileId}:{expires}"))));

    private static byte[] ReadKey(string path)
    {
        if (!File.Exists(path))
        {
            // Written aside and moved, so that a kill in between leaves no half key.
            var aside = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllBytes(aside, RandomNumberGenerator.GetBytes(KeyBytes));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.Move(aside, path, overwrite: false);
        }

        return File.ReadAllBytes(path);
    }
}

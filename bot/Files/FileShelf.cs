using System.Security.Cryptography;
using LaporBot.Bot.Ledger;
using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Files;

/// <summary>Where clean files lie: one folder, names of our own making.</summary>
internal sealed class FileShelf(IOptions<GatewayOptions> gateway)
{
    private const string Folder = "files";

    /// <summary>Stores bytes under the file's id; the same again after a crash simply overwrites.</summary>
    public async Task<StoredFile> PutAsync(string fileId, byte[] bytes, string contentType, string sourceSha256, CancellationToken cancellationToken)
    {
        var relative = Path.Combine(Folder, fileId);
        var path = Path.Combine(gateway.Value.DataPath, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync($"{path}.part", bytes, cancellationToken);
        File.Move($"{path}.part", path, overwrite: true);
        return new StoredFile(relative, contentType, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), sourceSha256);
    }

    /// <summary>Deletes what lies there; nothing lies there the second time.</summary>
    public void Delete(string path)
    {
        var full = Path.Combine(gateway.Value.DataPath, path);
        if (File.Exists(full))
        {
            File.Delete(full);
        }
    }

    /// <summary>Where a file of this id lies, if it does.</summary>
    public string PathOf(string fileId) => Path.Combine(gateway.Value.DataPath, Folder, fileId);

    public string PathOf(StoredFile file) => Path.Combine(gateway.Value.DataPath, file.Path);
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using LaporBot.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace LaporBot.Channels.WebChat.Tokens;

/// <summary>The keys of this node, from the settings or from a file that is made once.</summary>
internal sealed class SigningKeys
{
    private const string FileName = "webchat-keys.json";

    public SigningKeys(IOptions<WebChatOptions> options, IOptions<GatewayOptions> gateway, ILogger<SigningKeys> logger)
    {
        var set = options.Value.SigningKeys;
        IEnumerable<string> texts = set.Count > 0 ? set : ReadOrMake(gateway.Value.DataPath, logger);
        All = [.. texts.Select(Convert.FromBase64String).Select(bytes => new SymmetricSecurityKey(bytes) { KeyId = IdOf(bytes) })];
    }

    /// <summary>Newest first: the first signs, all verify.</summary>
    public ImmutableArray<SymmetricSecurityKey> All { get; }

    // Says which key without saying anything about it.
    private static string IdOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..12];

    private static string[] ReadOrMake(string folder, ILogger logger)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) && TryMake(folder, path))
        {
            Log.KeyGenerated(logger, path);
        }

        return JsonSerializer.Deserialize<string[]>(File.ReadAllText(path)) is { Length: > 0 } keys
            ? keys
            : throw new InvalidOperationException($"{path} holds no key. Remove the file to have a new one made.");
    }

    // Written aside and moved in one step: a second process that starts now reads a whole file or none.
    private static bool TryMake(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        var aside = $"{path}.{RandomId.New()}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(aside, how))
        {
            JsonSerializer.Serialize(file, new[] { Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)) });
        }

        try
        {
            File.Move(aside, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
            return false;
        }
    }
}

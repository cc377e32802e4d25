using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Hub;

/// <summary>Where the hub is and which keys pass between us. Keys never leave this class but into a request body.</summary>
internal sealed class HubAccess(IOptions<HubOptions> options, OwnAddress own)
{
    private readonly HubOptions _options = options.Value;

    /// <summary>The GeoReport root with a slash at its end; null while our own sandbox does not listen yet.</summary>
    public Uri? BaseAddress => IsSandbox
        ? own.Current is { } here ? new Uri(here, "sandbox/hub/") : null
        : new Uri(_options.BaseUrl!.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");

    /// <summary>Where a hub inside this process pushes to; null while the server does not listen.</summary>
    public Uri? PushAddress => own.Current is { } here ? new Uri(here, HubPush.Path.TrimStart('/')) : null;

    public string ApiKey { get; } = Given(options.Value.ApiKey) ?? Draw();

    /// <summary>Null when nobody may push.</summary>
    public string? PushKey { get; } =
        Given(options.Value.PushKey) ?? (options.Value.Kind is HubAdapter.Sandbox ? Draw() : null);

    private bool IsSandbox => _options.Kind is HubAdapter.Sandbox;

    /// <summary>Compares in a time that tells nothing about either text.</summary>
    public static bool Same(string? shown, string expected) =>
        shown is not null && CryptographicOperations.FixedTimeEquals(Digest(shown), Digest(expected));

    private static byte[] Digest(string text) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));

    private static string? Given(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting;

    private static string Draw() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
}

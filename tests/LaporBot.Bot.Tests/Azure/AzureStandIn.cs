using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace LaporBot.Bot.Tests.Azure;

/// <summary>
/// Azure Bot Service on loopback: the metadata and keys that tokens are checked with, the login that gives tokens out, and the
/// channel that takes what a bot says. It signs its own tokens and keeps what it was told.
/// </summary>
internal sealed class AzureStandIn : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Channel = "webchat";
    private const string Issuer = "https://issuer.example";
    private const string TenantId = "66666666-7777-8888-9999-000000000000";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "stand-in" };
    private readonly RsaSecurityKey _foreign = new(RSA.Create(2048)) { KeyId = "stand-in" };
    private readonly WebApplication _app;
    private readonly string _certificate = Path.GetTempFileName();

    private AzureStandIn(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>What the bot said, with the token it said it by.</summary>
    public ConcurrentQueue<(string Path, string Token, JsonNode Activity)> Heard { get; } = new();

    /// <summary>Answers instead of taking what is said; null takes it.</summary>
    public Func<IResult>? Refuses { get; set; }

    public static async Task<AzureStandIn> StartAsync()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var standIn = new AzureStandIn(builder.Build());
        await File.WriteAllTextAsync(standIn._certificate, certificate.ExportCertificatePem());
        standIn.Map();
        await standIn._app.StartAsync(TestContext.Current.CancellationToken);
        return standIn;
    }

    /// <summary>Settings of a gateway whose cloud this is.</summary>
    public (string, string)[] Settings() =>
    [
        ("SSL_CERT_FILE", _certificate),
        ("MicrosoftAppId", AppId),
        ("MicrosoftAppPassword", "rahasia"),
        ("MicrosoftAppTenantId", TenantId),
        ("ToChannelFromBotLoginUrl", $"{Url}{TenantId}"),
        ("ToChannelFromBotOAuthScope", "https://api.example/.default"),
        ("ToBotFromChannelTokenIssuer", Issuer),
        ("ToBotFromChannelOpenIdMetadataUrl", $"{Url}metadata"),
        ("ToBotFromEmulatorOpenIdMetadataUrl", $"{Url}metadata"),
        ("OAuthUrl", $"{Url}oauth"),
        ("ValidateAuthority", "false"),
    ];

    /// <summary>A token as the service makes them, with something wrong where a test says so.</summary>
    public string Token(string? audience = null, string? issuer = null, string? serviceUrl = null, bool isForeign = false, TimeSpan? age = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime - (age ?? TimeSpan.Zero);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience ?? AppId,
            Issuer = issuer ?? Issuer,
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl ?? Url.ToString() },
            NotBefore = now.AddMinutes(-5),
            IssuedAt = now,
            Expires = now.AddMinutes(30),
            SigningCredentials = new SigningCredentials(isForeign ? _foreign : _key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>Something a person did, as the service passes it on.</summary>
    public JsonObject Activity(string type, string id, string? text = null) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["channelId"] = Channel,
        ["serviceUrl"] = Url.ToString(),
        ["conversation"] = new JsonObject { ["id"] = "talk-1" },
        ["from"] = new JsonObject { ["id"] = "user-1", ["name"] = "Budi" },
        ["recipient"] = new JsonObject { ["id"] = "bot-1" },
        ["locale"] = "id-ID",
        ["text"] = text,
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        File.Delete(_certificate);
    }

    private void Map()
    {
        _app.MapGet("/metadata", () => Results.Json(new
        {
            issuer = Issuer,
            jwks_uri = $"{Url}keys",
            id_token_signing_alg_values_supported = (string[])["RS256"],
            token_endpoint_auth_methods_supported = (string[])["private_key_jwt"],
        }));
        _app.MapGet("/keys", () => Results.Text(Keys().ToJsonString(), "application/json"));
        _app.MapPost($"/{TenantId}/oauth2/v2.0/token", () => Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = "ours" }));
        _app.MapPost("/v3/conversations/{conversation}/activities/{id?}", HearAsync);
    }

    private async Task<IResult> HearAsync(HttpRequest request)
    {
        if (Refuses is { } refuse)
        {
            return refuse();
        }

        var activity = await JsonNode.ParseAsync(request.Body);
        Heard.Enqueue((request.Path, request.Headers.Authorization.ToString(), activity!));
        return Results.Json(new { id = $"{Heard.Count}" });
    }

    private JsonObject Keys()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = key.Kid,
                ["n"] = key.N,
                ["e"] = key.E,
                ["endorsements"] = new JsonArray(Channel),
            }),
        };
    }
}

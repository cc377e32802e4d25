using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>
/// A government's sign-in on loopback: discovery, keys, the page that sends the browser back with a code, and the exchange of
/// that code. It checks what a real one checks: client, secret, address and proof key.
/// </summary>
internal sealed class ProviderStandIn : IAsyncDisposable
{
    public const string ClientId = "laporbot";
    public const string Secret = "rahasia-penyedia";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "stand-in" };
    private readonly RsaSecurityKey _foreign = new(RSA.Create(2048)) { KeyId = "stand-in" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Return)> _codes = new();
    private readonly WebApplication _app;

    private ProviderStandIn(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>Who is signed in there, as claims.</summary>
    public Dictionary<string, object> Person { get; set; } = [];

    /// <summary>The next token is signed by somebody else.</summary>
    public bool IsForged { get; set; }

    public static async Task<ProviderStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var standIn = new ProviderStandIn(builder.Build());
        standIn.Map();
        await standIn._app.StartAsync(TestContext.Current.CancellationToken);
        return standIn;
    }

    /// <summary>Settings of a gateway that signs in here.</summary>
    public (string, string)[] Settings() =>
        [("Admin__Authority", Url.ToString()), ("Admin__ClientId", ClientId), ("Admin__ClientSecret", Secret), ("Admin__FirstOperator", "operator-1")];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Url.ToString(),
            authorization_endpoint = $"{Url}authorize",
            token_endpoint = $"{Url}token",
            jwks_uri = $"{Url}keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } });
        });
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", TokenAsync);
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != ClientId || query["code_challenge_method"] != "S256" || query["response_type"] != "code")
        {
            return Results.BadRequest();
        }

        var code = Guid.NewGuid().ToString("N");
        var back = query["redirect_uri"].ToString();
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), back);
        return Results.Redirect($"{back}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_secret"] != Secret || !_codes.TryRemove(form["code"].ToString(), out var asked) || asked.Challenge != challenge || asked.Return != form["redirect_uri"])
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Url.ToString(),
            Audience = ClientId,
            NotBefore = now.AddMinutes(-1),
            IssuedAt = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object>(Person) { ["nonce"] = asked.Nonce },
            SigningCredentials = new SigningCredentials(IsForged ? _foreign : _key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "tidak-dipakai", token_type = "Bearer", id_token = token, expires_in = 300 });
    }
}

using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LaporBot.Channels.WebChat.Tokens;

/// <summary>
/// Makes and reads conversation tokens and stream tickets: signed JWTs, since the official clients read <c>user</c> out of the
/// payload.
/// </summary>
internal sealed class ChatTokens(SigningKeys keys, IOptions<WebChatOptions> options, TimeProvider clock)
{
    private const string TokenAudience = "dl";
    private const string TicketAudience = "dl-stream";

    /// <summary>How long the address of a stream can be used to open it.</summary>
    public static readonly TimeSpan TicketLifetime = TimeSpan.FromSeconds(60);

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>How long a new token will be good.</summary>
    public TimeSpan Lifetime => options.Value.TokenLifetime;

    /// <summary>A token for the conversation.</summary>
    public string Issue(ChatGrant grant) => Write(grant, TokenAudience, Lifetime);

    /// <summary>A short-lived ticket that opens the conversation's stream and nothing else: it travels in an address.</summary>
    public string IssueTicket(ChatGrant grant) => Write(grant, TicketAudience, TicketLifetime);

    /// <summary>Reads a token that must still be good.</summary>
    public Task<TokenReading> ReadAsync(string token) => ReadAsync(token, TokenAudience);

    /// <summary>Reads a stream ticket that must still be good.</summary>
    public Task<TokenReading> ReadTicketAsync(string ticket) => ReadAsync(ticket, TicketAudience);

    /// <summary>Is this the secret of a server? Compared in constant time.</summary>
    public bool IsSecret(string candidate) =>
        options.Value.DirectLineSecret is { } secret && CryptographicOperations.FixedTimeEquals(Hash(candidate), Hash(secret));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private string Write(ChatGrant grant, string audience, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new ClaimsIdentity([new Claim("conv", grant.ConversationId), new Claim("site", grant.Site)]);
        AddIfAny(claims, "user", grant.UserId);
        AddIfAny(claims, "lang", grant.Locale);
        AddIfAny(claims, "origins", grant.Origins);
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Subject = claims,
            Audience = audience,
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new SigningCredentials(keys.All[0], SecurityAlgorithms.HmacSha256),
        });
    }

    private static void AddIfAny(ClaimsIdentity claims, string type, string? value)
    {
        if (value is not null)
        {
            claims.AddClaim(new Claim(type, value));
        }
    }

    private async Task<TokenReading> ReadAsync(string token, string audience)
    {
        if (!Handler.CanReadToken(token))
        {
            return new TokenReading(TokenState.Malformed, null);
        }

        var read = await Handler.ValidateTokenAsync(token, Expect(audience));
        if (!read.IsValid || read.SecurityToken is not JsonWebToken jwt || !jwt.TryGetPayloadValue<string>("conv", out var conversation))
        {
            return new TokenReading(TokenState.Foreign, null);
        }

        jwt.TryGetPayloadValue<string>("user", out var user);
        jwt.TryGetPayloadValue<string>("site", out var site);
        jwt.TryGetPayloadValue<string>("lang", out var locale);
        jwt.TryGetPayloadValue<string>("origins", out var origins);
        var grant = new ChatGrant(conversation, user, site ?? string.Empty, locale, origins);
        // Lifetime is judged here, by our clock and without leeway: an expired token is still proof of who held the conversation.
        return new TokenReading(clock.GetUtcNow().UtcDateTime < jwt.ValidTo ? TokenState.Good : TokenState.Expired, grant);
    }

    private TokenValidationParameters Expect(string audience) => new()
    {
        ValidAudience = audience,
        ValidateIssuer = false,
        ValidateLifetime = false,
        ClockSkew = TimeSpan.Zero,
        RequireExpirationTime = true,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeys = keys.All,
        TryAllIssuerSigningKeys = false,
    };
}

/// <summary>What a token turned out to be.</summary>
internal enum TokenState
{
    /// <summary>Not a token at all.</summary>
    Malformed,

    /// <summary>Not signed by a key of ours, or made for something else.</summary>
    Foreign,

    /// <summary>Ours, and too old.</summary>
    Expired,

    /// <summary>Ours and good.</summary>
    Good,
}

/// <summary>The reading of a token; the grant is there when the token is ours, expired or not.</summary>
internal sealed record TokenReading(TokenState State, ChatGrant? Grant);

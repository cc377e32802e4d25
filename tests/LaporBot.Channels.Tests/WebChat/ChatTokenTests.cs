using LaporBot.Channels.WebChat;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class ChatTokenTests
{
    private static readonly string OldKey = Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]);
    private static readonly string NewKey = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 32)]);
    private static readonly ChatGrant Grant = new("c1", "dl_u1", ChatGrant.Page, "id-ID");

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-25T01:00:00Z"));

    [Fact]
    public async Task A_token_gives_back_what_it_grants_and_shows_the_user_to_the_browser()
    {
        var tokens = Tokens(OldKey);
        var token = tokens.Issue(Grant);

        Assert.Equal(new TokenReading(TokenState.Good, Grant), await tokens.ReadAsync(token));
        var payload = new JsonWebToken(token);
        Assert.Equal("dl_u1", payload.GetPayloadValue<string>("user"));
        Assert.Equal("HS256", payload.Alg);
        Assert.NotEmpty(payload.Kid);
        Assert.Equal(_time.GetUtcNow().UtcDateTime.AddHours(24), payload.ValidTo);
    }

    [Fact]
    public async Task A_token_expires_to_the_second_and_still_says_whose_it_was()
    {
        var tokens = Tokens(OldKey);
        var token = tokens.Issue(Grant);
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(TokenState.Good, (await tokens.ReadAsync(token)).State);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new TokenReading(TokenState.Expired, Grant), await tokens.ReadAsync(token));
    }

    [Fact]
    public async Task A_key_is_rotated_by_putting_a_new_one_in_front()
    {
        var old = Tokens(OldKey).Issue(Grant);

        Assert.Equal(TokenState.Good, (await Tokens(NewKey, OldKey).ReadAsync(old)).State);
        Assert.Equal(TokenState.Foreign, (await Tokens(NewKey).ReadAsync(old)).State);
        Assert.Equal(TokenState.Foreign, (await Tokens(OldKey).ReadAsync(Tokens(NewKey, OldKey).Issue(Grant))).State);
    }

    [Fact]
    public async Task A_ticket_opens_a_stream_and_nothing_else_for_a_minute()
    {
        var tokens = Tokens(OldKey);
        var ticket = tokens.IssueTicket(Grant);

        Assert.Equal(TokenState.Foreign, (await tokens.ReadAsync(ticket)).State);
        Assert.Equal(TokenState.Foreign, (await tokens.ReadTicketAsync(tokens.Issue(Grant))).State);
        Assert.Equal(TokenState.Good, (await tokens.ReadTicketAsync(ticket)).State);
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(TokenState.Expired, (await tokens.ReadTicketAsync(ticket)).State);
    }

    [Fact]
    public async Task A_changed_claim_and_an_unsigned_token_are_foreign()
    {
        var tokens = Tokens(OldKey);
        var parts = tokens.Issue(Grant).Split('.');
        var changed = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(
            Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(parts[1]).Replace("c1", "c2", StringComparison.Ordinal));
        var none = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");

        Assert.Equal(TokenState.Foreign, (await tokens.ReadAsync($"{parts[0]}.{changed}.{parts[2]}")).State);
        Assert.Equal(TokenState.Foreign, (await tokens.ReadAsync($"{none}.{parts[1]}.")).State);
        Assert.Equal(TokenState.Malformed, (await tokens.ReadAsync("not a token")).State);
    }

    [Fact]
    public void Without_keys_one_is_made_once_for_the_owner_only()
    {
        var folder = Directory.CreateTempSubdirectory("webchat-keys").FullName;

        var first = Keys(folder).All[0].Key;
        var second = Keys(folder).All[0].Key;

        Assert.Equal(first, second);
        Assert.Equal(64, first.Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "webchat-keys.json")));
        }

        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_secret_is_accepted_only_when_one_is_set()
    {
        var set = new ChatTokens(Keys(null, OldKey), Options.Create(new WebChatOptions { DirectLineSecret = new string('s', 32) }), _time);

        Assert.True(set.IsSecret(new string('s', 32)));
        Assert.False(set.IsSecret(new string('s', 31)));
        Assert.False(Tokens(OldKey).IsSecret(string.Empty));
    }

    private ChatTokens Tokens(params string[] keys) => new(Keys(null, keys), Options.Create(new WebChatOptions()), _time);

    private static SigningKeys Keys(string? folder, params string[] keys)
    {
        var options = new WebChatOptions();
        Array.ForEach(keys, options.SigningKeys.Add);
        return new SigningKeys(Options.Create(options), Options.Create(new GatewayOptions { DataPath = folder ?? "unused" }), NullLogger<SigningKeys>.Instance);
    }
}

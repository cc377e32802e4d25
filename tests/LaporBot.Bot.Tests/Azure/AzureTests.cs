using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LaporBot.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace LaporBot.Bot.Tests.Azure;

/// <summary>The whole program behind a stand-in for Azure Bot Service.</summary>
public sealed class AzureTests : IAsyncLifetime
{
    private AzureStandIn _azure = null!;
    private LaporBotApplication _gateway = null!;
    private int _said;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _azure = await AzureStandIn.StartAsync();
        _gateway = await LaporBotApplication.StartAsync([.. _azure.Settings(), ("Outbox__SettleSeconds", "1")]);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _azure.DisposeAsync();
    }

    [Fact]
    public async Task A_true_call_is_answered_through_the_service_and_every_false_one_is_401()
    {
        var hello = _azure.Activity("message", "m-1", "/bantuan");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(hello, _azure.Token()));
        var answer = Assert.Single(_azure.Heard);
        Assert.Equal(("/v3/conversations/talk-1/activities/m-1", "Bearer ours"), (answer.Path, answer.Token));
        Assert.Equal("user-1", (string?)answer.Activity["recipient"]!["id"]);

        var unendorsed = _azure.Activity("message", "m-2", "x");
        unendorsed["channelId"] = "msteams";
        var good = _azure.Token();
        (string What, JsonObject Activity, string? Token)[] wrong =
        [
            ("no token", hello, null),
            ("audience", hello, _azure.Token(audience: Guid.NewGuid().ToString())),
            ("issuer", hello, _azure.Token(issuer: "https://evil.example")),
            ("service URL", hello, _azure.Token(serviceUrl: "https://evil.example/")),
            ("endorsement", unendorsed, good),
            ("expired", hello, _azure.Token(age: TimeSpan.FromHours(2))),
            ("foreign key", hello, _azure.Token(isForeign: true)),
            ("cut", hello, good[..^4]),
            ("swapped body", hello, Swapped(good)),
            ("no signature", hello, $"{good[..good.LastIndexOf('.')]}."),
            ("garbage", hello, "garbage"),
            ("three dots", hello, "a.b.c"),
            ("empty parts", hello, ".."),
            ("other letters", hello, "ey.ey.%%%"),
            ("five parts", hello, "a.b.c.d.e"),
            ("long", hello, new string('a', 6000)),
        ];
        foreach (var (what, activity, token) in wrong)
        {
            Assert.Equal((what, HttpStatusCode.Unauthorized), (what, await PostAsync(activity, token)));
        }

        Assert.Single(_azure.Heard);
    }

    [Fact]
    public async Task A_body_that_is_no_activity_is_a_bad_request_and_a_group_gets_no_answer()
    {
        foreach (var body in (string[])["", "[]", "{", "{\"type\":5}", "{\"type\":\"message\",\"from\":7}", "{\"type\":\"message\",\"timestamp\":\"x\"}"])
        {
            Assert.Equal((body, HttpStatusCode.BadRequest), (body, await PostAsync(body, _azure.Token())));
        }

        var group = _azure.Activity("message", "g-1", "/bantuan");
        group["conversation"]!["isGroup"] = true;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(group, _azure.Token()));
        Assert.Empty(_azure.Heard);
    }

    [Fact]
    public async Task A_citizen_files_through_the_service_and_hears_every_change_without_asking()
    {
        var join = _azure.Activity("conversationUpdate", "");
        join["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "user-1" });
        await SayAsync(join);
        await UntilAsync("Selamat datang");
        foreach (var words in (string[])["lapor", "setuju", "Lampu jalan di sini mati, gelap sekali kalau malam hari"])
        {
            await SayAsync(words);
        }

        while (!Texts()[^1].Contains(FilingWay.Review, StringComparison.Ordinal))
        {
            Assert.True(_azure.Heard.Count < 60, Texts()[^1]);
            await SayAsync(FilingWay.For(Texts()[^1]).Words);
        }

        await SayAsync("kirim");
        await UntilAsync("LB-");
        await UntilAsync("sudah diterima SP4N-LAPOR!");
        await UntilAsync("Selesai");
        Assert.DoesNotContain(_gateway.Printed, line => line.Contains("user-1", StringComparison.Ordinal) || line.Contains("talk-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_could_not_be_sent_comes_later()
    {
        var tries = 0;
        _azure.Refuses = () => ++tries < 2 ? Results.StatusCode(503) : Results.StatusCode(429);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_azure.Activity("message", "m-1", "/bantuan"), _azure.Token()));
        Assert.Empty(_azure.Heard);

        _azure.Refuses = null;
        await UntilAsync("status");
    }

    [Fact]
    public async Task Half_a_configuration_stops_the_start_and_every_fault_is_named()
    {
        await using var half = LaporBotApplication.Create(
            ("MicrosoftAppId", "bukan-guid"), ("MicrosoftAppType", "Mars"), ("OAuthUrl", "http://plain.example"));
        half.Launch();
        await half.ExitAsync();
        Assert.Equal(1, half.ExitCode);
        var said = string.Join('\n', half.Printed);
        foreach (var part in (string[])
            ["MicrosoftAppId must be", "MicrosoftAppType must be", "MicrosoftAppTenantId", "MicrosoftAppPassword is missing", "ToChannelFromBotLoginUrl is missing",
             "OAuthUrl must be an https"])
        {
            Assert.Contains(part, said, StringComparison.Ordinal);
        }

        await using var other = LaporBotApplication.Create(("MicrosoftAppPassword", "geheim"));
        other.Launch();
        await other.ExitAsync();
        Assert.Equal(1, other.ExitCode);
        Assert.Contains(other.Printed, line => line.Contains("MicrosoftAppId is missing", StringComparison.Ordinal));
        Assert.DoesNotContain(other.Printed, line => line.Contains("geheim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_app_id_there_is_no_such_address()
    {
        await using var plain = await LaporBotApplication.StartAsync();
        using var response = await plain.Http.PostAsJsonAsync(new Uri(plain.Address, "/api/messages"), new { type = "message" }, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Swapped(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetBytes("{\"aud\":\"" + AzureStandIn.AppId + "\",\"iss\":\"https://issuer.example\",\"exp\":4102444800}");
        return $"{parts[0]}.{Convert.ToBase64String(claims).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.{parts[2]}";
    }

    private List<string> Texts() => [.. _azure.Heard.Select(one => (string?)one.Activity["text"] ?? "")];

    private Task SayAsync(string words) => SayAsync(_azure.Activity("message", $"s-{++_said}", words));

    private async Task SayAsync(JsonObject activity)
    {
        var before = _azure.Heard.Count;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(activity, _azure.Token()));
        await Programs.UntilAsync(() => Task.FromResult(_azure.Heard.Count > before), "an answer");
    }

    private Task UntilAsync(string part) =>
        Programs.UntilAsync(() => Task.FromResult(Texts().Any(text => text.Contains(part, StringComparison.Ordinal))), $"the bot says '{part}'", 60);

    private Task<HttpStatusCode> PostAsync(JsonObject activity, string? token) => PostAsync(activity.ToJsonString(), token);

    private async Task<HttpStatusCode> PostAsync(string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_gateway.Address, "/api/messages"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _gateway.Http.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}

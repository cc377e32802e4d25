using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>The webhook at its door: who is let in, what is answered.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, string[]> WrongSecrets => new()
    {
        { "missing", [] },
        { "empty", [""] },
        { "wrong", ["rahasia-webhook_9876543210"] },
        { "cut short", [TelegramHost.Secret[..^1]] },
        { "longer", [$"{TelegramHost.Secret}x"] },
        { "far too long", [new string('x', 5000)] },
        { "upper case", [TelegramHost.Secret.ToUpperInvariant()] },
        { "sent twice", [TelegramHost.Secret, TelegramHost.Secret] },
    };

    [Theory]
    [MemberData(nameof(WrongSecrets))]
    public async Task A_stranger_gets_401_and_nothing_happens(string label, string[] secrets)
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var response = await PostAsync(host, Text(1, "/start"), secrets);
        Assert.Equal((label, HttpStatusCode.Unauthorized), (label, response.StatusCode));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Empty(botApi.CallsOf("sendMessage"));
        Assert.Equal(0, (await host.Store.LoadAsync(new ReplyAddress("telegram", "7001"), Cancelled)).Revision);
    }

    [Fact]
    public async Task The_answer_travels_in_the_response()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var response = await PostAsync(host, Text(1, "/start"));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("sendMessage", 7001L), ((string?)body["method"], (long)body["chat_id"]!));
        Assert.NotEmpty(body["reply_markup"]!["inline_keyboard"]!.AsArray());
        Assert.Empty(botApi.CallsOf("sendMessage"));
    }

    [Fact]
    public async Task A_repeated_update_gets_the_same_answer_and_has_no_second_effect()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var first = await (await PostAsync(host, Text(1, "/lapor"))).Content.ReadAsStringAsync(Cancelled);
        var second = await (await PostAsync(host, Text(1, "/lapor"))).Content.ReadAsStringAsync(Cancelled);
        Assert.Equal(first, second);
        Assert.Equal(1, (await host.Store.LoadAsync(new ReplyAddress("telegram", "7001"), Cancelled)).Revision);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("")]
    [InlineData("[1,2,3]")]
    [InlineData("null")]
    [InlineData("{\"update_id\":")]
    [InlineData("{\"update_id\":1,\"message\":{\"date\":99999999999999999}}")]
    [InlineData("{\"update_id\":99999999999999999999}")]
    [InlineData("{\"update_id\":1,\"message\":7}")]
    public async Task A_body_nobody_can_read_is_acknowledged_and_its_content_is_not_logged(string body)
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var response = await PostAsync(host, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("not json at all", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_refused(bool isChunked)
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var response = await PostAsync(host, Text(1, new string('a', 1_100_000)), isChunked: isChunked);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_comes_in_pieces_is_read()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var response = await PostAsync(host, Text(1, $"/start {new string('a', 300_000)}"), isChunked: true);
        Assert.Contains("sendMessage", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_store_is_away_nothing_is_acknowledged()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        host.Store.IsDown = true;
        var response = await PostAsync(host, Text(1, "/start"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (response.StatusCode, response.Headers.RetryAfter?.ToString()));
        host.Store.IsDown = false;
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, Text(1, "/start"))).StatusCode);
    }

    [Fact]
    public async Task An_update_that_always_fails_is_parked_after_three_tries_and_the_chat_goes_on()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var store = new PoisonousStore();
        await using var host = await TelegramHost.StartAsync(botApi, change: services => services.AddSingleton<IConversationStore>(store));
        var answers = await ThriceAsync(host);
        Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK], answers);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains(PoisonousStore.Confession, StringComparison.Ordinal));
        store.IsPoisonous = false;
        Assert.Contains("sendMessage", await (await PostAsync(host, Text(2, "/start"))).Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_is_answered_always_even_when_it_means_nothing()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var response = await PostAsync(host, """{"update_id":1,"callback_query":{"id":"77","from":{"id":7001,"is_bot":false,"first_name":"S"},"chat_instance":"1","game_short_name":"x"}}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("77", Assert.Single(botApi.CallsOf("answerCallbackQuery"))["callback_query_id"]);
    }

    [Fact]
    public async Task A_group_gets_one_hint_a_minute_with_a_link_to_the_private_chat()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        await TelegramHost.UntilAsync(() => botApi.CallsOf("setMyCommands").Length == 4, "the setup");
        const string Call = """{"update_id":1,"message":{"message_id":1,"date":0,"from":{"id":7001,"is_bot":false,"first_name":"S"},"chat":{"id":-5,"type":"group","title":"RT"},"text":"/lapor"}}""";
        await TelegramHost.UntilAsync(() => host.Get<LaporBot.Channels.Telegram.TelegramState>().BotName is not null, "the bot's name");
        var hint = JsonNode.Parse(await (await PostAsync(host, Call)).Content.ReadAsStringAsync(Cancelled))!;
        Assert.Equal($"https://t.me/{BotApiEmulator.BotName}?start=lapor", (string?)hint["reply_markup"]!["inline_keyboard"]![0]![0]!["url"]);
        Assert.Empty(await (await PostAsync(host, Call)).Content.ReadAsByteArrayAsync(Cancelled));
    }

    private static async Task<List<HttpStatusCode>> ThriceAsync(TelegramHost host)
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add((await PostAsync(host, Text(1, "/start"))).StatusCode);
        }

        return answers;
    }

    private static Task<HttpResponseMessage> PostAsync(TelegramHost host, string body, string[]? secrets = null, bool isChunked = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/telegram/webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = isChunked;
        foreach (var secret in secrets ?? [TelegramHost.Secret])
        {
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        return host.Client.SendAsync(request, Cancelled);
    }

    private static string Text(int id, string words) =>
        $$$"""{"update_id":{{{id}}},"message":{"message_id":1,"date":1790000000,"from":{"id":7001,"is_bot":false,"first_name":"S","language_code":"id"},"chat":{"id":7001,"type":"private"},"text":"{{{words}}}"}}""";
}

using LaporBot.Channels.Telegram;
using LaporBot.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

public sealed class SetupTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_webhook_is_set_with_its_secret_and_only_the_kinds_we_serve()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        await TelegramHost.UntilAsync(() => botApi.Webhook.IsSet, "the webhook");
        var call = Assert.Single(botApi.CallsOf("setWebhook"));
        Assert.Equal($"{host.Url}/telegram/webhook", call["url"]);
        Assert.Equal((TelegramHost.Secret, "100"), (call["secret_token"], call["max_connections"]));
        Assert.Equal(["message", "edited_message", "callback_query", "my_chat_member"], call.Parameters["allowed_updates"]!.AsArray().Select(kind => (string?)kind));
        Assert.NotEqual("true", call["drop_pending_updates"]);
    }

    [Fact]
    public async Task Commands_are_told_in_both_languages()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false);
        await TelegramHost.UntilAsync(() => botApi.CallsOf("setMyCommands").Length == 4, "the commands");
        var calls = botApi.CallsOf("setMyCommands").Where(call => call.Parameters["scope"]!["type"]!.ToString() == "all_private_chats").ToArray();
        Assert.Equal([null, "en"], calls.Select(call => call["language_code"]));
        Assert.All(calls, call => Assert.Equal("lapor", call.Parameters["commands"]![0]!["command"]!.ToString()));
        Assert.NotEqual(calls[0].Parameters["commands"]![0]!["description"]!.ToString(), calls[1].Parameters["commands"]![0]!["description"]!.ToString());
    }

    [Fact]
    public async Task An_unreachable_Bot_API_is_said_and_tried_again_while_the_gateway_serves()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        botApi.Faults.Cut("getMe", times: 2);
        await using var host = await TelegramHost.StartAsync(botApi);
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(host));
        await TelegramHost.UntilAsync(() => host.Logs.Lines.Any(line => line.Contains("Telegram is not ready", StringComparison.Ordinal)), "the warning");
        await TelegramHost.UntilAsync(() => host.Logs.Lines.Any(line => line.Contains("Telegram is ready", StringComparison.Ordinal)), "the recovery");
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
    }

    [Fact]
    public async Task A_wrong_token_is_named_as_such()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        botApi.Faults.Answer("getMe", BotApiAnswer.Fail(401, "Unauthorized"));
        await using var host = await TelegramHost.StartAsync(botApi);
        await TelegramHost.UntilAsync(() => host.Logs.Lines.Any(line => line.Contains("the token is refused", StringComparison.Ordinal)), "the warning");
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(host));
    }

    [Fact]
    public void The_warm_up_writes_something() => Assert.True(WarmUp.Run() > 0);

    private static async Task<HealthStatus> HealthAsync(TelegramHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("telegram"), Cancelled);
        return Assert.Single(report.Entries).Value.Status;
    }
}

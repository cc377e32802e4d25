using LaporBot.Core.Messages;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

public sealed class PollingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_people_at_once_are_each_answered_in_their_own_order()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var people = Enumerable.Range(0, 20).Select(i => botApi.Citizen(9000 + i)).ToArray();
        foreach (var words in (string[])["/lapor", "/batal", "tidak, lanjutkan"])
        {
            foreach (var person in people)
            {
                person.Say(words);
            }
        }

        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false);
        foreach (var person in people)
        {
            await TelegramHost.UntilAsync(() => person.Messages.Count == 3, "three answers");
            Assert.Contains("data Anda", person.Messages[0].Text, StringComparison.Ordinal);
            Assert.Contains("Yakin", person.Messages[1].Text, StringComparison.Ordinal);
            Assert.Contains("data Anda", person.Messages[2].Text, StringComparison.Ordinal);
        }

        await TelegramHost.UntilAsync(() => botApi.Updates.Count == 0, "all confirmed");
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_confirmed_and_nothing_is_lost()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var store = new InMemoryConversationStore { IsDown = true };
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false, store);
        var citizen = botApi.Citizen();
        citizen.Say("/start");
        await TelegramHost.UntilAsync(() => host.Logs.Lines.Any(line => line.Contains("not reachable", StringComparison.Ordinal)), "the first failure");
        Assert.Equal(1, botApi.Updates.Count);
        store.IsDown = false;
        await citizen.WaitForAsync("Selamat datang");
        await TelegramHost.UntilAsync(() => botApi.Updates.Count == 0, "the confirmation");
    }

    [Fact]
    public async Task One_persons_slow_turn_does_not_stop_the_others()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var store = new SlowStore(new ReplyAddress("telegram", "7001"));
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false, change: store.Add);
        var (slow, quick) = (botApi.Citizen(7001), botApi.Citizen(7002));
        slow.Say("/start");
        await store.Entered;
        for (var i = 0; i < 3; i++)
        {
            quick.Say("/start");
            await quick.WaitForAsync("Selamat datang");
        }

        Assert.Empty(slow.Messages);
        Assert.True(botApi.Updates.Count >= 1, "the slow one must not be confirmed");
        store.Release();
        await slow.WaitForAsync("Selamat datang");
        await TelegramHost.UntilAsync(() => botApi.Updates.Count == 0, "all confirmed");
        Assert.Equal((1, 3), (slow.Messages.Count, quick.Messages.Count));
    }

    [Fact]
    public async Task An_update_that_comes_again_after_a_crash_is_answered_again_without_a_second_effect()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var store = new InMemoryConversationStore();
        var citizen = botApi.Citizen();
        await using (var first = await TelegramHost.StartAsync(botApi, isWebhook: false, store))
        {
            citizen.Say("/lapor");
            await citizen.WaitForAsync("data Anda");
            await first.StopAsync();
        }

        var address = new ReplyAddress("telegram", "7001");
        var before = await store.LoadAsync(address, Cancelled);
        botApi.Updates.Repeat(citizen.LastUpdate);
        await using var second = await TelegramHost.StartAsync(botApi, isWebhook: false, store);
        await TelegramHost.UntilAsync(() => citizen.Messages.Count == 2, "the answer once more");
        Assert.Equal(citizen.Messages[0].Text, citizen.Messages[1].Text);
        Assert.Equal(before.Revision, (await store.LoadAsync(address, Cancelled)).Revision);
    }

    [Fact]
    public async Task A_clean_stop_confirms_what_was_answered()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var citizen = botApi.Citizen();
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false);
        citizen.Say("/start");
        await citizen.WaitForAsync("Selamat datang");
        await host.StopAsync();
        Assert.Equal(0, botApi.Updates.Count);
    }

    [Fact]
    public async Task A_webhook_set_before_is_removed_and_its_updates_are_kept()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var citizen = botApi.Citizen();
        botApi.Webhook.Set("http://127.0.0.1:9/", null, null);
        citizen.Say("/start");
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false);
        await citizen.WaitForAsync("Selamat datang");
        Assert.All(botApi.CallsOf("deleteWebhook"), call => Assert.NotEqual("true", call["drop_pending_updates"]));
    }

    [Fact]
    public async Task A_second_reader_is_told_and_waited_for()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        botApi.Faults.Answer("getUpdates", BotApiAnswer.Fail(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"));
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false);
        var citizen = botApi.Citizen();
        citizen.Say("/start");
        await citizen.WaitForAsync("Selamat datang");
        Assert.Contains(host.Logs.Lines, line => line.Contains("another reader", StringComparison.Ordinal));
        Assert.InRange(botApi.CallsOf("getUpdates").Length, 1, 10);
    }
}

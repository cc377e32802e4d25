using LaporBot.Core.Messages;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>An album through the channel: one update for each photo, one answer for all.</summary>
public sealed class AlbumTests
{
    private static readonly byte[][] Photos = [[1], [2], [3], [4]];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_album_is_kept_whole_and_answered_once(bool isWebhook)
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook);
        var citizen = botApi.Citizen();
        citizen.SendAlbum(Photos);
        await UntilKeptAsync(host, 4);
        await TelegramHost.UntilAsync(() => botApi.Updates.Count == 0, "all updates confirmed");
        Assert.Contains("Album Anda diterima", Assert.Single(citizen.Messages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_acknowledgements_and_repeats_bring_no_second_answer_and_no_second_copy()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var citizen = botApi.Citizen();
        botApi.Webhook.LoseAcknowledgements();
        var updates = citizen.SendAlbum(Photos);
        await UntilKeptAsync(host, 4);
        foreach (var update in updates)
        {
            botApi.Updates.Repeat(update);
        }

        await TelegramHost.UntilAsync(() => botApi.Updates.Count == 0, "all updates confirmed");
        Assert.Single(citizen.Messages);
        await UntilKeptAsync(host, 4);
    }

    [Fact]
    public async Task Members_that_meet_different_replicas_still_get_one_answer()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var store = new InMemoryConversationStore();
        await using var one = await TelegramHost.StartAsync(botApi, store: store);
        await using var other = await TelegramHost.StartAsync(botApi, store: store);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async member =>
        {
            using var content = new StringContent(Member(member), System.Text.Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/telegram/webhook") { Content = content };
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", TelegramHost.Secret);
            using var response = await (member % 2 == 0 ? one : other).Client.SendAsync(request, Cancelled);
            return await response.Content.ReadAsStringAsync(Cancelled);
        }));
        Assert.Single(answers, answer => answer.Length > 0);
        await UntilKeptAsync(one, 5);
    }

    private static string Member(int number) =>
        $$$"""{"update_id":{{{500 + number}}},"message":{"message_id":{{{number}}},"date":1,"from":{"id":7001,"is_bot":false,"first_name":"S"},"chat":{"id":7001,"type":"private"},"media_group_id":"77","photo":[{"file_id":"f{{{number}}}","file_unique_id":"u","width":9,"height":9}]}}""";

    private static async Task UntilKeptAsync(TelegramHost host, int files)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        int kept;
        while ((kept = (await host.Store.LoadAsync(new ReplyAddress("telegram", "7001"), Cancelled)).Conversation?.Draft?.Files.Length ?? 0) != files)
        {
            Assert.False(limit.IsCancellationRequested, $"{kept} files are kept");
            await Task.Delay(10, CancellationToken.None);
        }
    }
}

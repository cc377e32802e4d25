using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaporBot.Channels.Telegram;
using LaporBot.Core.Messages;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>Every kind of update through the webhook: what is said, or that nothing is. Always 200, or the chat's queue would stand still.</summary>
public sealed class KindsOfUpdates
{
    private const string From = """{"id":7001,"is_bot":false,"first_name":"Siti","language_code":"id"}""";
    private const string Chat = """{"id":7001,"type":"private","first_name":"Siti"}""";
    private const string Group = """{"id":-100200,"type":"supergroup","title":"RT 05","is_forum":true}""";
    private const string Channel = """{"id":-100300,"type":"channel","title":"Kabar"}""";
    private const string Origin = "\"forward_origin\":{\"type\":\"hidden_user\",\"date\":1,\"sender_user_name\":\"X\"}";
    private const string Bot = """{"id":424242,"is_bot":true,"first_name":"B","username":"LaporBotUji_bot"}""";
    private const string Story = "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu lalu";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "a story", Message($"\"text\":\"{Story}\""), "data Anda" },
        { "a forwarded story is a story", Message($"\"text\":\"{Story}\",{Origin}"), "data Anda" },
        { "a forwarded command is no order", Message($"\"text\":\"/hapusdata\",{Origin}"), "belum bisa saya baca" },
        { "a link to the form", Message("\"text\":\"/start lapor\""), "data Anda" },
        { "a link to a category", Message("\"text\":\"/start pju\""), "laporan ini tentang <b>Penerangan Jalan" },
        { "a link to a status", Message("\"text\":\"/start status_LB-0000-0000-0\""), "tidak ditemukan" },
        { "a link nobody knows", Message("\"text\":\"/start menang_hadiah\""), "Selamat datang" },
        { "a command with our name", Message("\"text\":\"/bantuan@LaporBotUji_bot\""), "kapan saja" },
        { "a photo", Message("\"photo\":[{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"width\":9,\"height\":9}]"), "Berkas diterima (1 dari 5)" },
        { "an animation", Message("\"animation\":{\"file_id\":\"f\",\"file_name\":\"a.mp4\",\"file_size\":9},\"document\":{\"file_id\":\"f\"}"), "Berkas diterima" },
        { "a voice message", Message("\"voice\":{\"file_id\":\"f\",\"duration\":3,\"file_size\":9}"), "ketik juga satu kalimat" },
        { "an app", Message("\"document\":{\"file_id\":\"f\",\"file_name\":\"Undangan.apk\",\"file_size\":9}"), "demi keamanan" },
        { "a film too long to fetch", Message("\"video\":{\"file_id\":\"f\",\"width\":1,\"height\":1,\"duration\":3,\"file_size\":30000000}"), "lebih dari 20 MB" },
        { "a pin", Message("\"location\":{\"latitude\":-8.58,\"longitude\":116.1}"), "Titik lokasi dicatat" },
        { "a live location", Message("\"location\":{\"latitude\":-8.58,\"longitude\":116.1,\"live_period\":900}"), "Titik lokasi dicatat" },
        { "a live location moving", Message("\"location\":{\"latitude\":-8.59,\"longitude\":116.1}", "edited_message"), "" },
        { "a live location that ended", Message("\"location\":{\"latitude\":-8.59,\"longitude\":116.1},\"edit_date\":5", "edited_message"), "" },
        { "a venue", Message("\"location\":{\"latitude\":-8.58,\"longitude\":116.1},\"venue\":{\"location\":{\"latitude\":-8.58,\"longitude\":116.1},\"title\":\"Pasar\",\"address\":\"Ampenan\"}"), "Titik lokasi dicatat" },
        { "somebody else's number", Message("\"contact\":{\"phone_number\":\"628123\",\"first_name\":\"S\",\"user_id\":9}"), "nomor orang lain" },
        { "the own number unasked", Message("\"contact\":{\"phone_number\":\"628123\",\"first_name\":\"S\",\"user_id\":7001}"), "belum saya perlukan" },
        { "a sticker", Message("\"sticker\":{\"file_id\":\"s\",\"type\":\"regular\",\"width\":1,\"height\":1}"), "belum bisa saya baca" },
        { "a dice", Message("\"dice\":{\"emoji\":\"x\",\"value\":3}"), "belum bisa saya baca" },
        { "a poll", Message("\"poll\":{\"id\":\"1\",\"question\":\"q\",\"options\":[]}"), "belum bisa saya baca" },
        { "a game", Message("\"game\":{\"title\":\"t\",\"description\":\"d\",\"photo\":[]}"), "belum bisa saya baca" },
        { "a press of a game", """{"update_id":9,"callback_query":{"id":"1","from":{"id":7001,"is_bot":false,"first_name":"S"},"chat_instance":"1","game_short_name":"x"}}""", "" },
        { "edited words", Message("\"text\":\"lain\"", "edited_message"), "Pesan yang diubah" },
        { "a pinned message", Message("\"pinned_message\":{\"message_id\":1,\"date\":0,\"chat\":{\"id\":7001,\"type\":\"private\"}}"), "" },
        { "a channel's post", Update("channel_post", $"\"message_id\":1,\"date\":1,\"chat\":{Channel},\"text\":\"/lapor\""), "" },
        { "a channel's edited post", Update("edited_channel_post", $"\"message_id\":1,\"date\":1,\"chat\":{Channel},\"text\":\"/lapor\""), "" },
        { "a channel's post in its group", Update("message", $"\"message_id\":1,\"date\":1,\"chat\":{Group},\"sender_chat\":{Channel},\"text\":\"kabar\""), "" },
        { "talk of a group", InGroup("\"text\":\"jalan rusak terus\""), "" },
        { "a photo in a group", InGroup("\"photo\":[{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"width\":9,\"height\":9}]"), "" },
        { "a pin in a group", InGroup("\"location\":{\"latitude\":-8.58,\"longitude\":116.1}"), "" },
        { "a number in a group", InGroup("\"contact\":{\"phone_number\":\"628123\",\"first_name\":\"S\",\"user_id\":7001}"), "" },
        { "another bot's command in a group", InGroup("\"text\":\"/lapor@lain_bot\""), "" },
        { "a command in a group", InGroup("\"text\":\"/lapor\""), "bicara langsung" },
        { "our name in a group", InGroup("\"text\":\"coba tanya @LaporBotUji_bot\""), "bicara langsung" },
        { "our name under a photo in a group", InGroup("\"photo\":[],\"caption\":\"@LaporBotUji_bot ini\""), "bicara langsung" },
        { "an answer to us in a group", InGroup($"\"text\":\"oke\",\"reply_to_message\":{{\"message_id\":1,\"date\":1,\"chat\":{Group},\"from\":{Bot}}}"), "bicara langsung" },
        { "taken into a group", Member(Group, "left", "member"), "bicara langsung" },
        { "made an admin of a group", Member(Group, "member", "administrator"), "" },
        { "thrown out of a group", Member(Group, "member", "kicked"), "" },
        { "taken into a channel", Member(Channel, "left", "administrator"), "" },
        { "blocked", Member(Chat, "member", "kicked"), "" },
        { "unblocked", Member(Chat, "kicked", "member"), "" },
        { "a group that became a supergroup", InGroup("\"migrate_to_chat_id\":-100500"), "" },
        { "an inline question", """{"update_id":9,"inline_query":{"id":"1","from":{"id":7001,"is_bot":false,"first_name":"S"},"query":"x","offset":""}}""", "" },
        { "a reaction", """{"update_id":9,"message_reaction":{"chat":{"id":7001,"type":"private"},"message_id":1,"date":1,"old_reaction":[],"new_reaction":[]}}""", "" },
        { "a kind nobody knows yet", """{"update_id":9,"telepathy":{"thought":"x"}}""", "" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Is_answered_with(string label, string update, string said)
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        await TelegramHost.UntilAsync(() => host.Get<TelegramState>().BotName is not null, "the bot's name");
        var answer = await PostAsync(host, update);
        Assert.True(said.Length == 0 ? answer is null : answer?.Contains(said, StringComparison.Ordinal) == true, $"{label}: {answer}");
        Assert.Empty(botApi.CallsOf("sendMessage"));
    }

    [Fact]
    public async Task A_hint_stays_in_the_topic_it_was_asked_in()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        await TelegramHost.UntilAsync(() => host.Get<TelegramState>().BotName is not null, "the bot's name");
        var answer = JsonNode.Parse((await PostAsync(host, InGroup("\"text\":\"/lapor\",\"is_topic_message\":true,\"message_thread_id\":77")))!)!;
        Assert.Equal((-100200L, 77), ((long)answer["chat_id"]!, (int)answer["message_thread_id"]!));
        Assert.Null(await PostAsync(host, InGroup("\"text\":\"/bantuan\"")));
    }

    [Fact]
    public async Task Who_blocked_the_bot_keeps_their_draft_and_goes_on_where_they_were()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        Assert.Contains("data Anda", await PostAsync(host, Message($"\"text\":\"{Story}\"", id: 1)), StringComparison.Ordinal);
        Assert.Null(await PostAsync(host, Member(Chat, "member", "kicked")));
        Assert.Null(await PostAsync(host, Member(Chat, "kicked", "member")));
        Assert.Contains("saya tangkap", await PostAsync(host, Message("\"text\":\"setuju\"", id: 4)), StringComparison.Ordinal);
        Assert.Equal(Story, (await host.Store.LoadAsync(new ReplyAddress("telegram", "7001"), Cancelled)).Conversation?.Draft?.Story);
    }

    private static string Message(string content, string kind = "message", int id = 9) =>
        Update(kind, $"\"message_id\":1,\"date\":1790000000,\"from\":{From},\"chat\":{Chat},{content}", id);

    private static string InGroup(string content) => Update("message", $"\"message_id\":1,\"date\":1790000000,\"from\":{From},\"chat\":{Group},{content}");

    private static string Member(string chat, string before, string after) => Update(
        "my_chat_member",
        $"\"chat\":{chat},\"from\":{From},\"date\":1,\"old_chat_member\":{{\"status\":\"{before}\",\"user\":{Bot},\"until_date\":0}},\"new_chat_member\":{{\"status\":\"{after}\",\"user\":{Bot},\"until_date\":0}}");

    private static string Update(string kind, string content, int id = 9) => $"{{\"update_id\":{id},\"{kind}\":{{{content}}}}}";

    /// <summary>The call in the response, or null; fails when it is not 200.</summary>
    private static async Task<string?> PostAsync(TelegramHost host, string update)
    {
        using var content = new StringContent(update, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/telegram/webhook") { Content = content };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", TelegramHost.Secret);
        using var response = await host.Client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Cancelled) is { Length: > 0 } body ? body : null;
    }
}

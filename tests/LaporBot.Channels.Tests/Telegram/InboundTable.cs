using System.Buffers;
using System.Text;
using LaporBot.Channels.Telegram;
using LaporBot.Core.Messages;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>What each kind of update becomes. The next case costs one row.</summary>
public sealed class InboundTable
{
    private const string From = """{"id":7001,"is_bot":false,"first_name":"Siti","language_code":"en"}""";
    private const string Chat = """{"id":7001,"type":"private","first_name":"Siti"}""";
    private const string Group = """{"id":-100200,"type":"supergroup","title":"RT 05"}""";

    public static TheoryData<string, string, string> Messages => new()
    {
        { "words", Message("\"text\":\"Jalan rusak\""), "text Jalan rusak" },
        { "words with markup signs stay words", Message("\"text\":\"a < b & c\""), "text a < b & c" },
        { "command", Message("\"text\":\"/lapor\""), "text /lapor" },
        { "command with the bot's name", Message("\"text\":\"/Lapor@LaporBotUji_bot\""), "text /Lapor" },
        { "command with name and words", Message("\"text\":\"/status@LaporBotUji_bot LB-1\""), "text /status LB-1" },
        { "slash that is no command", Message("\"text\":\"/ \""), "text / " },
        { "start", Message("\"text\":\"/start\""), "text /start" },
        { "start with lapor", Message("\"text\":\"/start lapor\""), "text /lapor" },
        { "start with junk", Message("\"text\":\"/start ../../etc/passwd\""), "text /start" },
        { "start with a category", Message("\"text\":\"/start jalan\""), "text /start jalan" },
        { "start in a group's form", Message("\"text\":\"/start@LaporBotUji_bot lapor\""), "text /lapor" },
        { "start with 64 letters", Message($"\"text\":\"/start {new string('A', 64)}\""), $"text /start {new string('A', 64)}" },
        { "start with 65 letters", Message($"\"text\":\"/start {new string('A', 65)}\""), "text /start" },
        { "start with two words", Message("\"text\":\"/start jalan rusak\""), "text /start" },
        { "start with a wrong ticket", Message("\"text\":\"/start status_LB-0000-0000-Z\""), "text /start status_LB-0000-0000-Z" },
        { "start with a ticket", Message("\"text\":\"/start status_LB-0000-0000-0\""), "text /status LB-0000-0000-0" },
        { "forwarded words", Message("\"text\":\"Jalan\",\"forward_origin\":{\"type\":\"hidden_user\",\"date\":1,\"sender_user_name\":\"X\"}"), "text Jalan" },
        { "forwarded command is no order", Message("\"text\":\"/batal\",\"forward_origin\":{\"type\":\"hidden_user\",\"date\":1,\"sender_user_name\":\"X\"}"), "unsupported" },
        { "photo, largest size", Message($"\"photo\":[{Size("s", 90)},{Size("l", 1280)},{Size("m", 320)}],\"caption\":\"Lubang\""), "files Photo:l::1000 Lubang" },
        { "photo over the limit", Message($"\"photo\":[{Size("s", 90)},{Size("l", 1280, 30_000_000)}]"), "files Photo:s::1000 " },
        { "photo without sizes", Message("\"photo\":[]"), "unsupported" },
        { "document", Message("\"document\":{\"file_id\":\"d\",\"file_name\":\"surat.pdf\",\"file_size\":5}"), "files Document:d:surat.pdf:5 " },
        { "document without id", Message("\"document\":{\"file_name\":\"surat.pdf\"}"), "unsupported" },
        { "animation also carries a document", Message("\"animation\":{\"file_id\":\"g\",\"file_name\":\"a.mp4\"},\"document\":{\"file_id\":\"g\"}"), "files Video:g:a.mp4: " },
        { "a film as a document", Message("\"document\":{\"file_id\":\"d\",\"file_name\":\"a.mov\",\"mime_type\":\"video/quicktime\"}"), "files Video:d:a.mov: " },
        { "a sound as a document", Message("\"document\":{\"file_id\":\"d\",\"file_name\":\"a.m4a\",\"mime_type\":\"audio/mp4\"}"), "files Voice:d:a.m4a: " },
        { "a program that calls itself a film stays a program", Message("\"document\":{\"file_id\":\"d\",\"file_name\":\"a.exe\",\"mime_type\":\"video/mp4\"}"), "files Video:d:a.exe: " },
        { "a member of an album", Message($"\"media_group_id\":\"135\",\"photo\":[{Size("l", 1280)}],\"caption\":\"Lubang\""), "files Photo:l::1000 Lubang album 135" },
        { "a forwarded photo", Message($"\"forward_origin\":{{\"type\":\"hidden_user\",\"date\":1,\"sender_user_name\":\"X\"}},\"photo\":[{Size("l", 1280)}]"), "files Photo:l::1000 " },
        { "a live photo is its picture", Message($"\"live_photo\":{{\"file_id\":\"v\"}},\"photo\":[{Size("l", 1280)}]"), "files Photo:l::1000 " },
        { "video", Message("\"video\":{\"file_id\":\"v\",\"width\":1,\"height\":1,\"duration\":3}"), "files Video:v:: " },
        { "round video", Message("\"video_note\":{\"file_id\":\"v\",\"length\":1,\"duration\":3}"), "files Video:v:: " },
        { "voice", Message("\"voice\":{\"file_id\":\"o\",\"duration\":3}"), "files Voice:o:: " },
        { "audio", Message("\"audio\":{\"file_id\":\"o\",\"duration\":3}"), "files Voice:o:: " },
        { "location", Message("\"location\":{\"latitude\":-8.58,\"longitude\":116.1}"), "pin -8.58 116.1" },
        { "location off the globe", Message("\"location\":{\"latitude\":-98.58,\"longitude\":116.1}"), "unsupported" },
        { "venue", Message("\"location\":{\"latitude\":1,\"longitude\":2},\"venue\":{\"location\":{\"latitude\":3,\"longitude\":4},\"title\":\"A\",\"address\":\"B\"}"), "pin 3 4 A, B" },
        { "own contact", Message("\"contact\":{\"phone_number\":\"6281234567890\",\"first_name\":\"S\",\"user_id\":7001}"), "contact +6281234567890" },
        { "a stranger's contact", Message("\"contact\":{\"phone_number\":\"6281234567890\",\"first_name\":\"S\",\"user_id\":7002}"), "contact " },
        { "a contact without an account", Message("\"contact\":{\"phone_number\":\"6281234567890\",\"first_name\":\"S\"}"), "contact " },
        { "sticker", Message("\"sticker\":{\"file_id\":\"s\",\"type\":\"regular\",\"width\":1,\"height\":1}"), "unsupported" },
        { "dice", Message("\"dice\":{\"emoji\":\"x\",\"value\":3}"), "unsupported" },
        { "poll", Message("\"poll\":{\"id\":\"1\",\"question\":\"q\",\"options\":[]}"), "unsupported" },
        { "game", Message("\"game\":{\"title\":\"t\",\"description\":\"d\",\"photo\":[]}"), "unsupported" },
        { "story", Message("\"story\":{\"id\":1,\"chat\":{\"id\":1,\"type\":\"private\"}}"), "unsupported" },
        { "checklist", Message("\"checklist\":{\"title\":\"t\",\"tasks\":[]}"), "unsupported" },
        { "bought pictures", Message("\"paid_media\":{\"star_count\":1,\"paid_media\":[]}"), "unsupported" },
        { "a live location begins", Message("\"location\":{\"latitude\":1,\"longitude\":2,\"live_period\":60}"), "pin 1 2" },
        { "edited words", Edited("\"text\":\"Jalan rusak parah\""), "edited Jalan rusak parah" },
        { "edited caption", Edited("\"caption\":\"Lubang\",\"photo\":[]"), "edited Lubang" },
        { "a live location moving", Edited("\"location\":{\"latitude\":1,\"longitude\":2}"), "" },
        { "service message", Message("\"pinned_message\":{\"message_id\":1,\"date\":0,\"chat\":{\"id\":7001,\"type\":\"private\"}}"), "" },
        { "empty message", Message("\"x\":1"), "" },
        { "press", Press($"\"data\":\"k:7f3a:12\",\"message\":{Under(Chat)}"), "press k:7f3a:12" },
        { "press under a message that is gone", Press("\"data\":\"k:7f3a:12\""), "press k:7f3a:12" },
        { "press of a game", Press("\"game_short_name\":\"x\""), "" },
        { "press in a group", Press($"\"data\":\"k\",\"message\":{Under(Group)}"), "" },
        { "press in somebody else's chat", Press($"\"data\":\"k\",\"message\":{Under("""{"id":7002,"type":"private"}""")}"), "" },
        { "press by way of inline", Press("\"data\":\"k\",\"inline_message_id\":\"1\""), "" },
        { "press without sender", """{"update_id":5,"callback_query":{"id":"9","chat_instance":"1","data":"k"}}""", "" },
        { "group", $$$"""{"update_id":5,"message":{"message_id":1,"date":0,"from":{{{From}}},"chat":{{{Group}}},"text":"/lapor"}}""", "" },
        { "channel post", $$$"""{"update_id":5,"channel_post":{"message_id":1,"date":0,"chat":{"id":-1,"type":"channel"},"text":"x"}}""", "" },
        { "another bot", $$$"""{"update_id":5,"message":{"message_id":1,"date":0,"from":{"id":1,"is_bot":true,"first_name":"B"},"chat":{{{Chat}}},"text":"x"}}""", "" },
        { "without sender", $$$"""{"update_id":5,"message":{"message_id":1,"date":0,"chat":{{{Chat}}},"text":"x"}}""", "" },
        { "without chat", $$$"""{"update_id":5,"message":{"message_id":1,"date":0,"from":{{{From}}},"text":"x"}}""", "" },
        { "blocked or unblocked", $$$"""{"update_id":5,"my_chat_member":{"chat":{{{Chat}}},"from":{{{From}}},"date":0}}""", "" },
        { "a kind nobody knows yet", """{"update_id":5,"telepathy":{"thought":"x"}}""", "" },
        { "nothing but a number", """{"update_id":5}""", "" },
    };

    [Theory]
    [InlineData("Laporan LB-0000-0000-0 diterima", true, true)]
    [InlineData("LB-0000-0000-0 lalu sekali lagi lb 0000 0000 0", true, true)]
    [InlineData("LB-0000-0000-0 dan LB-0000-0001-D", true, false)]
    [InlineData("Selamat datang", true, false)]
    [InlineData("LB-0000-0000-0", false, false)]
    public void A_reply_to_a_message_of_ours_that_names_one_case_is_about_it(string repliedTo, bool isOurs, bool isAbout)
    {
        var from = isOurs ? """{"id":424242,"is_bot":true,"first_name":"LaporBot"}""" : From;
        var reply = $$"""{"message_id":5,"from":{{from}},"chat":{{Chat}},"date":1,"text":"{{repliedTo}}"}""";
        var update = Message($"\"text\":\"Masih mati\",\"reply_to_message\":{reply}");
        var message = TelegramInbound.Map(TelegramJson.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(update)))!)!;
        Assert.Equal(isAbout ? "LB-0000-0000-0" : null, message.About?.ToString());
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void An_update_becomes(string label, string update, string expected)
    {
        var message = TelegramInbound.Map(TelegramJson.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(update)))!);
        Assert.Equal((label, expected), (label, Print(message?.Content)));
        if (message is not null)
        {
            Assert.Equal(("5", new ReplyAddress("telegram", "7001"), "en"), (message.Id, message.Sender, message.LanguageHint));
        }
    }

    [Theory]
    [InlineData("/lapor@LaporBotUji_bot", true)]
    [InlineData("/apa@laporbotuji_bot x", true)]
    [InlineData("/lapor", true)]
    [InlineData("/start@other_bot", false)]
    [InlineData("/stats", false)]
    [InlineData("lapor", false)]
    [InlineData("/lapor_bot@", false)]
    [InlineData("tolong @LaporBotUji_bot, jalan rusak", true)]
    [InlineData("@laporbotuji_bot", true)]
    [InlineData("@LaporBotUji_bots jalan rusak", false)]
    [InlineData("surat ke warga@contoh.id", false)]
    [InlineData("jalan rusak di depan pasar sejak dua minggu lalu", false)]
    public void A_group_is_answered_only_when_it_calls_us(string text, bool isCall)
    {
        var update = $$$"""{"update_id":5,"message":{"message_id":1,"date":0,"from":{{{From}}},"chat":{{{Group}}},"text":"{{{text}}}"}}""";
        var call = TelegramInbound.CallFromGroup(TelegramJson.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(update)))!, "LaporBotUji_bot");
        Assert.Equal(isCall, call is not null);
    }

    private static string Print(MessageContent? content) => content switch
    {
        null => "",
        MessageContent.Text text => $"text {text.Value}",
        MessageContent.Press press => $"press {press.Data}",
        MessageContent.Files files => $"files {string.Join(',', files.Items.Select(file => $"{file.Kind}:{file.Source}:{file.Name}:{file.Size}"))} {files.Caption}{(files.Album is null ? "" : $" album {files.Album}")}",
        MessageContent.Pin pin => FormattableString.Invariant($"pin {pin.Point.Latitude} {pin.Point.Longitude} {pin.Words}").TrimEnd(),
        MessageContent.Contact contact => $"contact {contact.OwnPhone}",
        MessageContent.Edited edited => $"edited {edited.Value}",
        _ => "unsupported",
    };

    private static string Message(string content) =>
        $$$"""{"update_id":5,"message":{"message_id":1,"date":1790000000,"from":{{{From}}},"chat":{{{Chat}}},{{{content}}}}}""";

    private static string Edited(string content) =>
        $$$"""{"update_id":5,"edited_message":{"message_id":1,"date":1790000000,"edit_date":1790000001,"from":{{{From}}},"chat":{{{Chat}}},{{{content}}}}}""";

    private static string Press(string content) => $$$"""{"update_id":5,"callback_query":{"id":"9","from":{{{From}}},"chat_instance":"1",{{{content}}}}}""";

    private static string Under(string chat) => $$$"""{"message_id":1,"date":0,"chat":{{{chat}}},"text":"x"}""";

    private static string Size(string id, int width, int bytes = 1000) => $$$"""{"file_id":"{{{id}}}","file_unique_id":"u","width":{{{width}}},"height":{{{width}}},"file_size":{{{bytes}}}}""";
}

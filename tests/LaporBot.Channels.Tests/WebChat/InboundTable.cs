using LaporBot.Channels.WebChat;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Messages;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class InboundTable
{
    public static TheoryData<string, MessageContent> Rows => new()
    {
        { """{"type":"message","text":"Jalan rusak di Gomong"}""", new MessageContent.Text("Jalan rusak di Gomong") },
        { """{"type":"message","text":"/status LB-1"}""", new MessageContent.Text("/status LB-1") },
        { """{"type":"message","text":"q:1:ya","channelData":{"postBack":true}}""", new MessageContent.Press("q:1:ya") },
        { """{"type":"message","value":"q:1:ya","channelData":{"postBack":true}}""", new MessageContent.Press("q:1:ya") },
        { """{"type":"message","text":"ya","channelData":{"postBack":false}}""", new MessageContent.Text("ya") },
        { """{"type":"message","text":"ya","channelData":{"postBack":"true"}}""", new MessageContent.Text("ya") },
        { """{"type":"message","channelData":{"postBack":true},"value":{"adaptive":1}}""", new MessageContent.Unsupported() },
        { """{"type":"message","text":"  "}""", new MessageContent.Unsupported() },
        { """{"type":"message","attachments":[{"contentUrl":"http://169.254.169.254/","contentType":"image/png"}]}""", new MessageContent.Unsupported() },
        {
            """{"type":"message","text":"","entities":[{"type":"GeoCoordinates","latitude":-8.58,"longitude":116.1}]}""",
            new MessageContent.Pin(new GeoPoint(-8.58, 116.1))
        },
        {
            """{"type":"message","entities":[{"type":"Place","geo":{"type":"GeoCoordinates","latitude":-8,"longitude":116}}]}""",
            new MessageContent.Pin(new GeoPoint(-8, 116))
        },
        { """{"type":"message","text":"x","entities":[{"type":"GeoCoordinates","latitude":91,"longitude":0}]}""", new MessageContent.Text("x") },
        { """{"type":"message","text":"x","entities":[{"type":"GeoCoordinates","latitude":"NaN","longitude":0}]}""", new MessageContent.Text("x") },
        { """{"type":"message","text":"x","entities":[{"type":"Place","geo":"di sini"}]}""", new MessageContent.Text("x") },
        { """{"type":"conversationUpdate","membersAdded":[{"id":"dl_1"}]}""", new MessageContent.Joined() },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_activity_becomes_what_the_core_understands(string json, MessageContent expected)
    {
        var message = WebChatInbound.Map(Activity(json), []);

        Assert.NotNull(message);
        Assert.Equal(expected, message.Content);
        Assert.Equal(new ReplyAddress("webchat", "c1"), message.Sender);
        Assert.Equal("c1|7", message.Id);
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"webchat/join"}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"invoke","name":"signin/verifyState"}""")]
    public void Everything_else_needs_no_answer(string json) => Assert.Null(WebChatInbound.Map(Activity(json), []));

    [Theory]
    [InlineData("id-ID", "id-ID")]
    [InlineData("id", "id-ID")]
    [InlineData("jv-ID", "id-ID")]
    [InlineData("en-GB", "en-US")]
    [InlineData("x-nonsense", null)]
    [InlineData(null, null)]
    public void Only_known_languages_are_hinted_at(string? locale, string? expected)
    {
        var activity = Activity("""{"type":"message","text":"x"}""");
        activity.Locale = locale;

        Assert.Equal(expected, WebChatInbound.Map(activity, [])!.LanguageHint);
    }

    [Fact]
    public void Uploaded_files_come_with_the_words_under_them()
    {
        var photo = new UploadedFile("0123456789abcdef0123456789abcdef.jpg", FileType.ByExtension("jpg")!, "jalan.jpg", 731_000);
        var paper = new UploadedFile("0123456789abcdef0123456789abcdef.pdf", FileType.ByExtension("pdf")!, "surat.pdf", 10);

        var content = WebChatInbound.Map(Activity("""{"type":"message","text":"ini fotonya"}"""), [photo, paper])!.Content;

        var files = Assert.IsType<MessageContent.Files>(content);
        Assert.Equal("ini fotonya", files.Caption);
        Assert.Equal(
            [
                new Core.Messages.Attachment(photo.Stored, AttachmentKind.Photo, "jalan.jpg", 731_000),
                new Core.Messages.Attachment(paper.Stored, AttachmentKind.Document, "surat.pdf", 10),
            ],
            files.Items);
    }

    private static Activity Activity(string json)
    {
        var activity = JsonConvert.DeserializeObject<Activity>(json)!;
        activity.Id = "c1|7";
        activity.Conversation = new ConversationAccount(id: "c1");
        return activity;
    }
}

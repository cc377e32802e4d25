using System.Buffers;
using System.Text;
using LaporBot.Channels.Telegram;
using LaporBot.Core.Messages;
using Telegram.Bot.Types.ReplyMarkups;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>A message for officials is known again when it is replied to; nobody else's words are.</summary>
public sealed class DeskMarkTable
{
    private const string From = """{"id":7001,"is_bot":false,"first_name":"Siti"}""";
    private const string Chat = """{"id":7001,"type":"private","first_name":"Siti"}""";
    private const string Bot = """{"id":42,"is_bot":true,"first_name":"LaporBot"}""";

    [Fact]
    public void What_is_sent_for_the_desk_is_known_again_by_its_mark()
    {
        var sent = TelegramOutbound.Render(7001, OutgoingMessage.Plain("Laporan baru LB-0000-0000-0") with { IsForDesk = true })[0].Text;
        Assert.True(Map($$"""{"text":"Sudah","reply_to_message":{"message_id":1,"from":{{Bot}},"chat":{{Chat}},"date":1,"text":"{{sent}}"} }""").RepliesToDesk);
    }

    [Theory]
    [InlineData("""{"text":"Sudah"}""")]
    [InlineData("""{"text":"Sudah","reply_to_message":{"message_id":1,"from":{"id":42,"is_bot":true,"first_name":"LaporBot"},"chat":{"id":7001,"type":"private"},"date":1,"text":"Kabar laporan LB-0000-0000-0"}}""")]
    [InlineData("""{"text":"Sudah","reply_to_message":{"message_id":1,"from":{"id":7001,"is_bot":false,"first_name":"Siti"},"chat":{"id":7001,"type":"private"},"date":1,"text":"🗂 Laporan baru"}}""")]
    public void Other_messages_are_not(string content) => Assert.False(Map(content).RepliesToDesk);

    [Theory]
    [InlineData("""{"text":"Sudah"}""", false)]
    [InlineData("""{"text":"Sudah","forward_origin":{"type":"hidden_user","date":1,"sender_user_name":"X"}}""", true)]
    [InlineData("""{"photo":[{"file_id":"l","file_unique_id":"l","width":9,"height":9}],"caption":"/balas LB-0000-0000-0 x","forward_origin":{"type":"hidden_user","date":1,"sender_user_name":"X"}}""", true)]
    [InlineData("""{"text":"/antrean","via_bot":{"id":43,"is_bot":true,"first_name":"Lain"}}""", true)]
    public void Words_of_somebody_else_are_told_apart(string content, bool isSecondHand) => Assert.Equal(isSecondHand, Map(content).IsSecondHand);

    [Fact]
    public void A_press_says_under_which_message()
    {
        var message = TelegramInbound.Map(TelegramJson.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(
            $$"""{"update_id":9,"callback_query":{"id":"q","chat_instance":"1","from":{{From}},"data":"d:q","message":{"message_id":55,"from":{{Bot}},"chat":{{Chat}},"date":1,"text":"x"} } }""")))!);
        Assert.Equal("55", message!.Under);
    }

    [Fact]
    public void A_message_can_ask_for_a_reply_and_stand_under_another_one()
    {
        var request = TelegramOutbound.Render(7001, OutgoingMessage.Plain("Tulis jawaban") with { AsksForReply = true, Answers = "55" })[0];
        Assert.IsType<ForceReplyMarkup>(request.ReplyMarkup);
        Assert.Equal(55, request.ReplyParameters!.MessageId);
        Assert.True(request.ReplyParameters.AllowSendingWithoutReply);
        Assert.Equal("Tulis jawaban", request.Text);
    }

    private static IncomingMessage Map(string content) => TelegramInbound.Map(TelegramJson.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(
        $$"""{"update_id":9,"message":{"message_id":5,"from":{{From}},"chat":{{Chat}},"date":1,{{content[1..]}} }""")))!)!;
}

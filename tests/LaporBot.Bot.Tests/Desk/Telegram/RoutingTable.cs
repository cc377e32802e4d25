using LaporBot.Bot.Desk.Telegram;
using LaporBot.Core.Messages;
using Xunit;

namespace LaporBot.Bot.Tests.Desk.Telegram;

/// <summary>Which messages are the desk's, and which the citizen's: told from the message alone.</summary>
public sealed class RoutingTable
{
    private static readonly ReplyAddress Somebody = new("telegram", "7001");
    private static readonly Attachment Photo = new("foto", AttachmentKind.Photo);

    [Theory]
    [InlineData("/antrean", "/antrean", "")]
    [InlineData("/ANTREAN", "/antrean", "")]
    [InlineData("/antrean@LaporBotUji_bot", "/antrean", "")]
    [InlineData("/kasus LB-1234-5678-X", "/kasus", "LB-1234-5678-X")]
    [InlineData("/balas LB-1234-5678-X Sudah kami perbaiki.\nTerima kasih", "/balas", "LB-1234-5678-X Sudah kami perbaiki.\nTerima kasih")]
    [InlineData("/balas\nLB-1234-5678-X", "/balas", "LB-1234-5678-X")]
    [InlineData("/siaran", "/siaran", "")]
    [InlineData("/evaluasi", "/evaluasi", "")]
    [InlineData("/lepas", "/lepas", "")]
    [InlineData("/start desk_ABCDEFGHJKMN", "/start", "ABCDEFGHJKMN")]
    public void An_officials_command_goes_to_the_desk(string text, string act, string argument)
    {
        var order = DeskReading.Read(Said(text));
        Assert.Equal((act, argument), (order?.Act, order?.Argument));
    }

    [Theory]
    [InlineData("/lapor")]
    [InlineData("/status LB-1234-5678-X")]
    [InlineData("/start")]
    [InlineData("/start lapor")]
    [InlineData("/start d-QUJDREVGR0hJSktMTU5PUA")]
    [InlineData("/antreanku")]
    [InlineData("/balasan LB-1234-5678-X")]
    [InlineData("balas LB-1234-5678-X")]
    [InlineData("Lampu jalan mati /balas")]
    [InlineData("/")]
    [InlineData("")]
    public void Everything_else_stays_the_citizens(string text) => Assert.Null(DeskReading.Read(Said(text)));

    [Theory]
    [InlineData("d:o:LB-1234-5678-X", "d:o", "LB-1234-5678-X")]
    [InlineData("d:q", "d:q", "")]
    [InlineData("d:", "d:", "")]
    public void A_press_of_a_desks_button_goes_to_the_desk(string data, string act, string argument)
    {
        var order = DeskReading.Read(new IncomingMessage("1", Somebody, new MessageContent.Press(data)));
        Assert.Equal((act, argument), (order?.Act, order?.Argument));
    }

    [Theory]
    [InlineData("g:3:")]
    [InlineData("1f2e3d4c0:5:y")]
    [InlineData("-:2:n")]
    public void A_press_of_a_citizens_button_does_not(string data) =>
        Assert.Null(DeskReading.Read(new IncomingMessage("1", Somebody, new MessageContent.Press(data))));

    [Fact]
    public void A_reply_to_a_message_for_officials_is_an_answer_and_one_to_any_other_message_is_not()
    {
        Assert.Equal(DeskReading.Saying, DeskReading.Read(Said("Sudah diperbaiki") with { RepliesToDesk = true })?.Act);
        Assert.Null(DeskReading.Read(Said("Sudah diperbaiki")));
        Assert.Null(DeskReading.Read(Said("/lapor") with { RepliesToDesk = true }));
        Assert.Equal("/kasus", DeskReading.Read(Said("/kasus") with { RepliesToDesk = true })?.Act);
    }

    [Fact]
    public void Files_go_to_the_desk_by_their_caption_or_by_what_they_reply_to()
    {
        var captioned = DeskReading.Read(With(new MessageContent.Files([Photo], "/balas LB-1234-5678-X Sudah", "album1")));
        Assert.Equal(("/balas", "LB-1234-5678-X Sudah", "album1"), (captioned?.Act, captioned?.Argument, captioned?.Album));
        Assert.Equal(Photo, Assert.Single(captioned!.Files));
        Assert.Equal(DeskReading.Saying, DeskReading.Read(With(new MessageContent.Files([Photo])) with { RepliesToDesk = true })?.Act);
        Assert.Null(DeskReading.Read(With(new MessageContent.Files([Photo], "lubang di jalan"))));
    }

    [Fact]
    public void What_somebody_else_wrote_is_never_an_order()
    {
        Assert.Null(DeskReading.Read(Said("/balas LB-1234-5678-X Sudah") with { IsSecondHand = true }));
        Assert.Null(DeskReading.Read(With(new MessageContent.Files([Photo], "/balas LB-1234-5678-X Sudah")) with { IsSecondHand = true }));
        Assert.Null(DeskReading.Read(Said("Sudah") with { IsSecondHand = true, RepliesToDesk = true }));
    }

    [Fact]
    public void A_correction_of_what_was_sent_to_the_desk_is_the_desks()
    {
        Assert.Equal(DeskReading.Changing, DeskReading.Read(With(new MessageContent.Edited("/balas LB-1234-5678-X Sudah")))?.Act);
        Assert.Equal(DeskReading.Changing, DeskReading.Read(With(new MessageContent.Edited("Sudah")) with { RepliesToDesk = true })?.Act);
        Assert.Null(DeskReading.Read(With(new MessageContent.Edited("Sudah"))));
    }

    private static IncomingMessage Said(string text) => With(new MessageContent.Text(text));

    private static IncomingMessage With(MessageContent content) => new("1", Somebody, content);
}

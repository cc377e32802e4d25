using LaporBot.Channels.WebChat;
using LaporBot.Core.Messages;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class OutboundTable
{
    public static TheoryData<OutgoingMessage, string> Rows => new()
    {
        { OutgoingMessage.Plain("Halo <b>*dunia*</b>"), """{"type":"message","text":"Halo <b>*dunia*</b>","textFormat":"plain"}""" },
        {
            new OutgoingMessage { Text = [new("Nomor "), new("LB-1", TextStyle.Bold), new(" kode "), new("x", TextStyle.Code)] },
            """
            {"type":"message","text":"Nomor LB-1 kode x","textFormat":"plain",
             "channelData":{"lapor":{"runs":[{"t":"Nomor "},{"t":"LB-1","s":"bold"},{"t":" kode "},{"t":"x","s":"code"}]}}}
            """
        },
        {
            new OutgoingMessage { Text = [new("Di mana?")], AsksForLocation = true },
            """{"type":"message","text":"Di mana?","textFormat":"plain","channelData":{"lapor":{"location":true}}}"""
        },
        {
            new OutgoingMessage { Text = [new("Kirim?")], Choices = [new("Kirim", "d:1", ChoiceStyle.Primary), new("Batal", "d:2")] },
            """
            {"type":"message","text":"Kirim?","textFormat":"plain","suggestedActions":{"actions":[
              {"type":"postBack","title":"Kirim","value":"d:1","displayText":"Kirim","channelData":{"style":"primary"}},
              {"type":"postBack","title":"Batal","value":"d:2","displayText":"Batal"}]}}
            """
        },
    };

    [Fact]
    public void A_link_for_another_device_is_a_small_picture_to_be_scanned_as_well()
    {
        var message = OutgoingMessage.Plain("https://t.me/LaporBot?start=d-AAAAAAAAAAAAAAAAAAAAAA") with { Link = "https://t.me/LaporBot?start=d-AAAAAAAAAAAAAAAAAAAAAA" };

        var picture = Assert.Single(((Microsoft.Bot.Schema.Activity)WebChatOutbound.Map(message)).Attachments);

        Assert.Equal("image/png", picture.ContentType);
        Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", picture.ContentUrl, StringComparison.Ordinal);
        Assert.InRange(picture.ContentUrl.Length, 200, 2000);
    }

    [Fact]
    public void A_document_is_an_attachment_with_an_address_for_a_short_while()
    {
        var message = OutgoingMessage.Plain("Ini berkasnya") with { Document = new OutgoingDocument("ab12", "data-saya.json", "application/json") };

        var activity = JObject.FromObject(WebChatOutbound.Map(message, one => new Uri($"https://a.test/files/{one.Id}?e=1&s=x")));
        var withoutAddress = JObject.FromObject(WebChatOutbound.Map(message));

        var attachment = activity["attachments"]![0]!;
        Assert.Equal(
            ("application/json", "https://a.test/files/ab12?e=1&s=x", "data-saya.json"),
            ((string?)attachment["contentType"], (string?)attachment["contentUrl"], (string?)attachment["name"]));
        Assert.Equal("data-saya.json", (string?)withoutAddress["attachments"]![0]!["name"]);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_message_becomes_an_activity_every_client_can_show(OutgoingMessage message, string expected)
    {
        var json = JsonConvert.SerializeObject(WebChatOutbound.Map(message), new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore });

        Assert.Equal(JToken.Parse(expected), JToken.Parse(json), JToken.EqualityComparer);
    }
}

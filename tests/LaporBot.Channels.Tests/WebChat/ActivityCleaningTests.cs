using System.Text;
using System.Text.Json.Nodes;
using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Channels.WebChat.Tokens;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class ActivityCleaningTests
{
    private static readonly ChatGrant Bound = new("c1", "dl_u1", ChatGrant.Page, "id-ID");
    private static readonly ChatGrant Free = new("c1", null, ChatGrant.Server, null);

    [Fact]
    public void What_belongs_to_the_server_is_replaced_or_dropped()
    {
        var said = Clean(
            """
            {"type":"message","id":"c1|1","timestamp":"2000-01-01T00:00:00Z","channelId":"telegram","conversation":{"id":"c2"},
             "recipient":{"id":"x"},"serviceUrl":"http://127.0.0.1/","from":{"id":"dl_other","name":"Admin","role":"bot"},"callerId":"x",
             "membersAdded":[{"id":"x"}],"attachments":[{"contentType":"image/png","name":"a.png"}],
             "text":"halo","value":{"a":1},"locale":"en-AU","localTimestamp":"2026-11-25T09:00:00+08:00","localTimezone":"Asia/Makassar",
             "channelData":{"clientActivityID":"k1","other":2},"entities":[{"type":"x"}],"replyToId":"c1|0","suggestedActions":{},"textFormat":"markdown"}
            """);

        var expected = JsonNode.Parse(
            """
            {"type":"message","channelId":"directline","conversation":{"id":"c1"},"from":{"id":"dl_u1","role":"user"},"text":"halo","locale":"en-US",
             "localTimestamp":"2026-11-25T09:00:00+08:00","localTimezone":"Asia/Makassar","value":{"a":1},"entities":[{"type":"x"}],
             "channelData":{"clientActivityID":"k1","other":2}}
            """);
        Assert.True(JsonNode.DeepEquals(expected, said.Body), said.Body.ToJsonString());
        Assert.Equal("c:k1", said.Key);
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate"}""", 400)]
    [InlineData("""{"type":"message","text":"lihat foto","attachments":[{"contentType":"image/png","contentUrl":"http://127.0.0.1/"}]}""", 400)]
    [InlineData("""{"type":"invoke","name":"x"}""", 400)]
    [InlineData("""{"type":"event","name":"else"}""", 400)]
    [InlineData("""{"type":7}""", 400)]
    [InlineData("""{"text":"no type"}""", 400)]
    [InlineData("""{"type":"message","text":{"a":1}}""", 400)]
    [InlineData("""{"type":"message","type":"event"}""", 400)]
    [InlineData("""{"type":"message","text":"\ud800"}""", 400)]
    [InlineData("""["message"]""", 400)]
    [InlineData("""{"type":"message" """, 400)]
    [InlineData("""{"type":"message","text":1e400}""", 400)]
    public void What_cannot_be_taken_is_refused(string json, int status) =>
        Assert.Equal(status, Assert.Throws<DirectLineFault>(() => Clean(json)).Status);

    [Fact]
    public void Deep_nesting_and_long_text_are_refused()
    {
        var deep = $$"""{"type":"message","value":{{new string('[', 40)}}{{new string(']', 40)}}}""";
        Assert.Equal(400, Assert.Throws<DirectLineFault>(() => Clean(deep)).Status);
        Assert.Equal(413, Assert.Throws<DirectLineFault>(() => Clean($$"""{"type":"message","text":"{{new string('a', 8_001)}}"}""")).Status);
        Assert.Equal(8_000, Clean($$"""{"type":"message","text":"{{new string('a', 8_000)}}"}""").Body["text"]!.GetValue<string>().Length);
    }

    [Fact]
    public void Bulky_extras_are_dropped_and_what_matters_of_them_is_kept()
    {
        var bulk = new string('x', 9_000);
        var said = Clean($$"""{"channelData":{"clientActivityID":"k","postBack":true,"bulk":"{{bulk}}"},"type":"message","text":"a","value":"{{bulk}}"}""");

        Assert.Null(said.Body["value"]);
        Assert.Equal("""{"clientActivityID":"k","postBack":true}""", said.Body["channelData"]!.ToJsonString());
    }

    [Fact]
    public void Without_a_user_in_the_token_a_client_may_name_itself_but_not_as_one_of_ours()
    {
        Assert.Equal("anna", (string?)Clean("""{"type":"message","from":{"id":"anna"}}""", Free).Body["from"]!["id"]);
        Assert.Equal("user", (string?)Clean("""{"type":"message"}""", Free).Body["from"]!["id"]);
        Assert.Equal(400, Assert.Throws<DirectLineFault>(() => Clean("""{"type":"message","from":{"id":"dl_anna"}}""", Free)).Status);
    }

    [Fact]
    public void A_client_id_is_echoed_as_it_is_and_becomes_a_harmless_key()
    {
        var said = Clean("""{"type":"message","text":"a","channelData":{"clientActivityID":"a b\nc\u00e9"}}""");

        Assert.Equal("c:a_b_c_", said.Key);
        Assert.Equal("a b\ncé", (string?)said.Body["channelData"]!["clientActivityID"]);
    }

    [Fact]
    public void The_echo_of_a_pressed_button_shows_its_label_and_never_its_data()
    {
        var said = Clean("""{"type":"message","text":"secret:data","channelData":{"postBack":true}}""");

        Assert.Equal("secret:data", said.Pressed);
        Assert.Contains("\"text\":\"Kirim\"", said.Echo("Kirim"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said.Echo("Kirim"), StringComparison.Ordinal);
        Assert.DoesNotContain("text", said.Echo(null), StringComparison.Ordinal);
    }

    private static SaidActivity Clean(string json, ChatGrant? grant = null) =>
        ActivityCleaning.Clean(RequestJson.Parse(Encoding.UTF8.GetBytes(json)), grant ?? Bound);
}

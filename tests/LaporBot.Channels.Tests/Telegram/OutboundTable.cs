using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaporBot.Channels.Telegram;
using LaporBot.Core.Messages;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>What a message becomes on its way out.</summary>
public sealed partial class OutboundTable
{
    [Fact]
    public void Styles_become_tags_and_everything_from_people_is_escaped()
    {
        var request = Assert.Single(TelegramOutbound.Render(7001, new OutgoingMessage
        {
            Text = [new TextRun("Halo <b>Siti</b> & "), new TextRun("x < y", TextStyle.Bold), new TextRun("LB&1", TextStyle.Code)],
        }));
        Assert.Equal("Halo &lt;b&gt;Siti&lt;/b&gt; &amp; <b>x &lt; y</b><code>LB&amp;1</code>", request.Text);
    }

    [Fact]
    public void The_body_of_a_response_names_the_method_and_the_parse_mode()
    {
        var request = Assert.Single(TelegramOutbound.Render(7001, OutgoingMessage.Plain("Halo & selamat") with { Choices = [new Choice("Ya", "y")] }));
        request.IsWebhookResponse = true;

        var body = JsonNode.Parse(TelegramJson.Write(request))!;

        Assert.Equal("sendMessage", (string?)body["method"]);
        Assert.Equal(7001, (long?)body["chat_id"]);
        Assert.Equal("html", ((string?)body["parse_mode"])?.ToLowerInvariant());
        Assert.Equal("Halo &amp; selamat", (string?)body["text"]);
        Assert.Equal("y", (string?)body["reply_markup"]!["inline_keyboard"]![0]![0]!["callback_data"]);
    }

    [Fact]
    public void What_may_come_silently_says_so_and_an_answer_never_does()
    {
        Assert.True(Assert.Single(TelegramOutbound.Render(1, OutgoingMessage.Plain("Kabar"), isSilent: true)).DisableNotification);
        Assert.False(Assert.Single(TelegramOutbound.Render(1, OutgoingMessage.Plain("Jawaban"))).DisableNotification);
    }

    [Fact]
    public void Two_short_buttons_share_a_row_and_a_long_one_stands_alone()
    {
        var labels = (string[])["Ya", "Tidak", "Saya tidak tahu kapan kejadiannya", "Kembali", "Lewati", "Batal"];
        var request = Assert.Single(TelegramOutbound.Render(1, OutgoingMessage.Plain("?") with { Choices = [.. labels.Select(label => new Choice(label, "x"))] }));
        var rows = JsonNode.Parse(TelegramJson.Write(request))!["reply_markup"]!["inline_keyboard"]!.AsArray();
        Assert.Equal([2, 1, 2, 1], rows.Select(row => row!.AsArray().Count));
    }

    [Fact]
    public void Buttons_hang_under_the_last_part()
    {
        var requests = TelegramOutbound.Render(1, OutgoingMessage.Plain(new string('a', 5000)) with { Choices = [new Choice("Ya", "y")] });
        Assert.Equal([false, true], requests.Select(request => request.ReplyMarkup is not null));
    }

    [Fact]
    public void Nothing_to_see_is_nothing_to_send() => Assert.Empty(TelegramOutbound.Render(1, OutgoingMessage.Plain(" \n")));

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    [InlineData(12289, 4)]
    public void A_part_is_as_long_as_a_message_may_be(int length, int parts) =>
        Assert.Equal(parts, TelegramOutbound.Render(1, OutgoingMessage.Plain(new string('a', length))).Length);

    [Fact]
    public void What_is_counted_is_what_people_see() =>
        Assert.Single(TelegramOutbound.Render(1, OutgoingMessage.Plain(new string('&', 4096))));

    [Fact]
    public void A_cut_prefers_the_end_of_a_line()
    {
        var requests = TelegramOutbound.Render(1, OutgoingMessage.Plain($"{new string('a', 4000)}\n{new string('b', 200)}"));
        Assert.Equal(new string('b', 200), requests[1].Text);
    }

    /// <summary>Random texts of runs, signs and surrogate pairs: nothing is lost, no pair is cut, every part is valid by itself.</summary>
    [Fact]
    public void Any_text_survives_the_cutting()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var runs = Enumerable.Range(0, random.Next(1, 12)).Select(_ => new TextRun(Words(random), (TextStyle)random.Next(3))).ToArray();
            var parts = TelegramOutbound.Render(1, new OutgoingMessage { Text = [.. runs] }).Select(request => request.Text).ToArray();
            var seen = parts.Select(part => WebUtility.HtmlDecode(Tag().Replace(part, ""))).ToArray();
            Assert.True(seen.All(part => part.Length <= 4096), $"seed {seed}, round {round}: too long");
            Assert.True(seen.All(part => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part)) == part), $"seed {seed}, round {round}: a pair is cut");
            Assert.True(parts.All(IsBalanced), $"seed {seed}, round {round}: tags are not balanced");
            Assert.True(string.Concat(seen) == string.Concat(runs.Select(run => run.Text)), $"seed {seed}, round {round}: text is lost");
        }
    }

    private static string Words(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 1500); i > 0; i--)
        {
            text.Append(random.Next(9) switch { 0 => "<b>", 1 => "&amp;", 2 => "😀", 3 => " x", 4 => "\ny", _ => "a" });
        }

        return text.ToString();
    }

    private static bool IsBalanced(string html)
    {
        string? open = null;
        foreach (var tag in Tag().Matches(html).Select(match => match.Value.Trim('<', '>')))
        {
            if (tag.StartsWith('/') != (open is not null) || (open is not null && tag != $"/{open}"))
            {
                return false;
            }

            open = open is null ? tag : null;
        }

        return open is null;
    }

    [GeneratedRegex("</?(b|code)>")]
    private static partial Regex Tag();
}

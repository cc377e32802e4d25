using LaporBot.Bot.Hub;
using LaporBot.Core.Complaints;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>hub.md, "Words", and the cleaning of what hubs write.</summary>
public sealed class HubWordsTests
{
    [Theory]
    [InlineData("open", ComplaintStatus.Relayed)]
    [InlineData("OPEN", ComplaintStatus.Relayed)]
    [InlineData("for_triage", ComplaintStatus.Relayed)]
    [InlineData("internal_referral", ComplaintStatus.Verified)]
    [InlineData("investigating", ComplaintStatus.Verified)]
    [InlineData("in_progress", ComplaintStatus.InProgress)]
    [InlineData("In Progress", ComplaintStatus.InProgress)]
    [InlineData("action-scheduled", ComplaintStatus.InProgress)]
    [InlineData("planned", ComplaintStatus.InProgress)]
    [InlineData("answered", ComplaintStatus.Answered)]
    [InlineData("fixed", ComplaintStatus.Closed)]
    [InlineData("closed", ComplaintStatus.Closed)]
    [InlineData("not_councils_responsibility", ComplaintStatus.NotAuthority)]
    [InlineData("duplicate", ComplaintStatus.Archived)]
    [InlineData("no_further_action", ComplaintStatus.Archived)]
    [InlineData("cancelled", ComplaintStatus.Withdrawn)]
    [InlineData("reopen", ComplaintStatus.Reopened)]
    [InlineData("unchanged", null)]
    [InlineData("menunggu kajian", null)]
    public void Every_word_of_the_hub_has_its_place(string word, ComplaintStatus? expected) =>
        Assert.Equal(expected, HubWords.Translate(word, hasAgency: true));

    [Fact]
    public void Without_an_agency_an_investigation_is_still_the_hubs_own() =>
        Assert.Equal(ComplaintStatus.Relayed, HubWords.Translate("investigating", hasAgency: false));

    [Theory]
    [InlineData("halo\r\nwarga\tbaik", "halo\nwarga baik")]
    [InlineData("\u001b[31mmerah\u001b[0m \u001b]0;judul\u0007x", "merah x")]
    [InlineData("a\u202eb\u2066c\u200fd\u200be\u0000f\ue000g", "abcdefg")]
    [InlineData("<b>tebal</b> [klik](http://x.id)", "<b>tebal</b> [klik](http://x.id)")]
    [InlineData("satu\n\n\n\n\ndua", "satu\n\ndua")]
    [InlineData("keluarga 👨‍👩‍👧", "keluarga 👨‍👩‍👧")]
    [InlineData(" \u200b\u202e\n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Text_of_the_hub_is_made_harmless(string? told, string? shown) => Assert.Equal(shown, HubText.Clean(told));

    [Fact]
    public void Lone_surrogates_are_replaced() => Assert.Equal("a\uFFFDb", HubText.Clean("a" + new string('\ud83d', 1) + "b"));

    [Fact]
    public void Long_text_is_cut_between_characters()
    {
        var clean = HubText.Clean("x" + string.Concat(Enumerable.Repeat("😀", 400_000)))!;
        Assert.Equal(3499, clean.Length);
        Assert.True(char.IsLowSurrogate(clean[^1]));
    }

    [Theory]
    [InlineData("1916449", true)]
    [InlineData("A-1.b_c~2:3", true)]
    [InlineData("", false)]
    [InlineData("../1", false)]
    [InlineData("1/2", false)]
    [InlineData("1,2", false)]
    [InlineData("1 2", false)]
    [InlineData("1\n", false)]
    [InlineData("<b>", false)]
    [InlineData("1%2f", false)]
    public void Only_harmless_ids_pass(string id, bool isSafe) => Assert.Equal(isSafe, TrackingIds.IsSafe(id));

    [Fact]
    public void An_id_has_at_most_64_characters() =>
        Assert.Equal((true, false), (TrackingIds.IsSafe(new string('1', 64)), TrackingIds.IsSafe(new string('1', 65))));

    [Theory]
    [InlineData("2026-11-25T09:00:00+08:00", "2026-11-25T01:00:00Z")]
    [InlineData("2026-11-25T09:00:00.500+0800", "2026-11-25T01:00:00Z")]
    [InlineData("2026-11-25T01:00:00Z", "2026-11-25T01:00:00Z")]
    [InlineData("2026-11-25T08:00:00", "2026-11-25T01:00:00Z")]
    [InlineData("2026-11-25 08:00", "2026-11-25T01:00:00Z")]
    [InlineData("2026-11-25", "2026-11-24T17:00:00Z")]
    [InlineData("2028-02-29T23:30:00+09:00", "2028-02-29T14:30:00Z")]
    [InlineData("2026-02-29T00:00:00Z", null)]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("kemarin", null)]
    [InlineData("", null)]
    public void Times_are_read_with_their_zone_and_without_one_as_WIB(string told, string? expected)
    {
        var read = HubTime.Parse(told);
        Assert.Equal(expected, read is { } time ? HubTime.Format(time) : null);
        Assert.Equal(TimeSpan.Zero, read?.Offset ?? TimeSpan.Zero);
    }
}

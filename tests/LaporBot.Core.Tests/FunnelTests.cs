using LaporBot.Core.Conversations;
using LaporBot.Core.Sla;
using LaporBot.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>How far people come is counted once for each step, in the chat and on the page without scripts.</summary>
public sealed class FunnelTests
{
    private readonly FormScript _script = new(new InMemoryLedger());

    [Fact]
    public async Task The_page_counts_as_a_channel_of_its_own_and_a_mended_one_once()
    {
        _script.Form.Opened();
        _script.HasConsent = false;
        await _script.SendAsync();
        Assert.Equal(["formulir Started 1"], Counted());

        _script.HasConsent = true;
        _script.With(ConversationState.Story, "x");
        await _script.SendAsync();
        await _script.SendAsync();
        Assert.Equal(["formulir Consented 1"], Counted());

        _script.With(ConversationState.Story, "Lampu jalan di depan masjid mati sejak dua minggu, gelap sekali kalau malam");
        await _script.SendAsync();
        await _script.SendAsync();
        Assert.NotNull(_script.Outcome.Ticket);
        Assert.Equal(["formulir Reviewed 1", "formulir Sent 1"], Counted());
    }

    [Fact]
    public void A_report_sent_in_the_chat_is_counted_when_it_is_sent()
    {
        var funnel = new Funnel(WorkCalendar.Of(new NodeOptions()), new FakeTimeProvider(Some.Moment));
        var before = Conversation.New("id");
        var after = before with { Sent = new SentReport("LB-7K2M-9QXD-4", 1, 9) };
        funnel.Count(before, after, "telegram");
        funnel.Count(after, after, "telegram");
        Assert.Equal((FunnelStep.Sent, 1), funnel.Take().Select(one => (one.Key.Step, one.Value)).Single());
    }

    /// <summary>Since the last time.</summary>
    private IEnumerable<string> Counted() => _script.Funnel.Take().OrderBy(one => one.Key.Step).Select(one => $"{one.Key.Channel} {one.Key.Step} {one.Value}");
}

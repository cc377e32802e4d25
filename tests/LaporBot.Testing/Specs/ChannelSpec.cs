using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every channel promises whoever hands it a message.</summary>
public abstract class ChannelSpec
{
    /// <summary>A fresh channel with its outside world.</summary>
    protected abstract Task<IChannelBench> OpenAsync();

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_name_is_lower_case_and_stands_in_its_addresses()
    {
        await using var bench = await OpenAsync();
        Assert.Matches("^[a-z]+$", bench.Channel.Name);
        Assert.Equal(bench.Channel.Name, bench.Someone().Channel);
    }

    [Fact]
    public async Task A_message_reaches_the_person_with_its_words_and_buttons()
    {
        await using var bench = await OpenAsync();
        var person = bench.Someone();
        var message = new OutgoingMessage
        {
            Text = [new TextRun("Laporan "), new TextRun("LB <1> & 2", TextStyle.Bold), new TextRun(" diterima.")],
            Choices = [new Choice("Cek status", "g:2:")],
        };

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.Channel.DeliverAsync(person, message, "d1", Cancelled));

        var seen = Assert.Single(bench.SeenBy(person));
        Assert.Equal("Laporan LB <1> & 2 diterima.", seen.Text);
        Assert.Equal(["Cek status"], seen.Buttons);
    }

    [Fact]
    public async Task Messages_arrive_in_the_order_they_were_handed_over()
    {
        await using var bench = await OpenAsync();
        var person = bench.Someone();
        foreach (var word in (string[])["satu", "dua", "tiga"])
        {
            await bench.Channel.DeliverAsync(person, OutgoingMessage.Plain(word), $"d-{word}", Cancelled);
        }

        Assert.Equal(["satu", "dua", "tiga"], bench.SeenBy(person).Select(seen => seen.Text));
    }

    [Fact]
    public async Task A_long_message_arrives_whole()
    {
        await using var bench = await OpenAsync();
        var person = bench.Someone();
        var words = string.Concat(Enumerable.Range(0, 1500).Select(i => $"kata{i} "));

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.Channel.DeliverAsync(person, OutgoingMessage.Plain(words), "d1", Cancelled));

        var seen = string.Join(' ', bench.SeenBy(person).Select(part => part.Text.Trim()));
        Assert.Equal(words.Trim(), seen);
    }

    [Fact]
    public async Task A_second_attempt_of_a_delivered_message_ends_well()
    {
        await using var bench = await OpenAsync();
        var person = bench.Someone();
        await bench.Channel.DeliverAsync(person, OutgoingMessage.Plain("sekali"), "d1", Cancelled);

        Assert.IsType<DeliveryOutcome.Delivered>(await bench.Channel.DeliverAsync(person, OutgoingMessage.Plain("sekali"), "d1", Cancelled));
        Assert.InRange(bench.SeenBy(person).Count, 1, 2);
    }

    [Fact]
    public async Task An_address_of_another_channel_is_refused_for_good()
    {
        await using var bench = await OpenAsync();
        var outcome = await bench.Channel.DeliverAsync(new ReplyAddress("elsewhere", "?"), OutgoingMessage.Plain("halo"), "d1", Cancelled);
        Assert.True(outcome is DeliveryOutcome.Rejected or DeliveryOutcome.RecipientGone, $"was {outcome}");
    }

    [Fact]
    public async Task What_is_told_about_a_failure_names_nobody()
    {
        await using var bench = await OpenAsync();
        var outcome = await bench.Channel.DeliverAsync(new ReplyAddress(bench.Channel.Name, "rahasia-5270"), OutgoingMessage.Plain("Budi"), "d1", Cancelled);
        Assert.DoesNotContain("5270", outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Budi", outcome.ToString(), StringComparison.Ordinal);
    }
}

/// <summary>A channel together with the world behind it.</summary>
public interface IChannelBench : IAsyncDisposable
{
    IChannel Channel { get; }

    /// <summary>A person who can be reached; another one with each call.</summary>
    ReplyAddress Someone();

    /// <summary>What a person has been shown, oldest first.</summary>
    IReadOnlyList<ShownMessage> SeenBy(ReplyAddress person);
}

/// <summary>A message as a person sees it.</summary>
public sealed record ShownMessage(string Text, IReadOnlyList<string> Buttons);

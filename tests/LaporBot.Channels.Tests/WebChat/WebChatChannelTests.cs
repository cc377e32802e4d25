using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class WebChatChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_status_push_stands_in_the_chat_once()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        var to = new ReplyAddress("webchat", citizen.Conversation);

        var first = await host.Channel.DeliverAsync(to, OutgoingMessage.Plain("Laporan Anda diproses."), "d-1", Cancellation);
        var second = await host.Channel.DeliverAsync(to, OutgoingMessage.Plain("Laporan Anda diproses."), "d-1", Cancellation);

        Assert.IsType<DeliveryOutcome.Delivered>(first);
        Assert.IsType<DeliveryOutcome.Delivered>(second);
        var pushed = Assert.Single(await citizen.ReadAsync("1"))!;
        Assert.Equal("Laporan Anda diproses.", (string?)pushed["text"]);
        Assert.Null(pushed["replyToId"]);
        Assert.Equal($"{citizen.Conversation}|2", (string?)pushed["id"]);
    }

    [Fact]
    public async Task Failures_are_outcomes()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        var to = new ReplyAddress("webchat", citizen.Conversation);

        host.Log.Outage = new StoreUnavailableException("chat log");
        Assert.IsType<DeliveryOutcome.Failed>(await host.Channel.DeliverAsync(to, OutgoingMessage.Plain("x"), "d-1", Cancellation));
        host.Log.Outage = null;
        host.Log.Expire(citizen.Conversation);
        Assert.IsType<DeliveryOutcome.RecipientGone>(await host.Channel.DeliverAsync(to, OutgoingMessage.Plain("x"), "d-1", Cancellation));
    }

    [Fact]
    public async Task An_answer_that_was_queued_and_is_given_again_stands_in_the_chat_once()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var said = await citizen.SayAsync("/bantuan", "k-1");
        var before = (await citizen.ReadAsync()).Count;
        var to = new ReplyAddress("webchat", citizen.Conversation);

        await host.Get<Intake>().DeliverLaterAsync($"{citizen.Conversation}|2", to, [OutgoingMessage.Plain("once")], Cancellation);
        var queued = Assert.Single(host.Ledger.Deliveries);
        await host.Channel.DeliverAsync(queued.To, queued.Message, queued.Id, Cancellation);

        Assert.Equal(before, (await citizen.ReadAsync()).Count);
    }

    [Fact]
    public async Task Direct_line_has_no_verbs_to_change_or_take_back()
    {
        await using var host = await ChatHost.StartAsync();
        var adapter = host.Get<DirectLineAdapter>();
        using var turn = new TurnContext(adapter, new Activity(ActivityTypes.Message));

        await Assert.ThrowsAsync<NotSupportedException>(() => adapter.UpdateActivityAsync(turn, new Activity(), Cancellation));
        await Assert.ThrowsAsync<NotSupportedException>(() => adapter.DeleteActivityAsync(turn, new ConversationReference(), Cancellation));
    }

    [Fact]
    public async Task A_start_with_wrong_settings_names_every_fault_and_no_secret()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => ChatHost.StartAsync(new()
        {
            ["WebChat:SigningKeys"] = "c2hvcnQ=, not base 64",
            ["WebChat:Sites"] = "https://dinas.example.go.id/lapor",
            ["WebChat:DirectLineSecret"] = "geheim",
            ["WebChat:PostsPerMinute"] = "0",
            ["WebChat:TokenLifetime"] = "00:00:01",
        }));

        Assert.Equal(6, fault.Failures.Count());
        Assert.DoesNotContain("geheim", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ", fault.Message, StringComparison.Ordinal);
    }
}

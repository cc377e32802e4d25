using System.Net;
using LaporBot.Channels.WebChat.Azure;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Bot.Schema;
using Microsoft.Identity.Client;
using Microsoft.Rest;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat.Azure;

public sealed class AzureMappingTests
{
    [Fact]
    public void An_address_holds_the_whole_reference_and_no_name()
    {
        var address = AzureAddress.Of(Said("halo"))!;
        var reference = AzureAddress.Read(address)!;

        Assert.Equal(("webchat", "https://service.example/", "talk \"1\"|:", "user-1", "bot-1"),
            (reference.ChannelId, reference.ServiceUrl, reference.Conversation.Id, reference.User.Id, reference.Bot.Id));
        Assert.DoesNotContain("Budi", address.Value, StringComparison.Ordinal);
        Assert.Equal("azure", address.ToString());
    }

    [Theory]
    [InlineData("webchat", "[\"a\",\"b\",\"c\",\"d\",\"e\"]")]
    [InlineData("azure", "")]
    [InlineData("azure", "{}")]
    [InlineData("azure", "[\"a\"]")]
    public void A_foreign_address_is_read_as_none(string channel, string value) => Assert.Null(AzureAddress.Read(new ReplyAddress(channel, value)));

    [Fact]
    public void Words_presses_and_a_join_are_understood_and_files_are_not_fetched()
    {
        Assert.Equal(new MessageContent.Text("halo"), AzureInbound.Map(Said("halo"))!.Content);
        Assert.Equal(new MessageContent.Press("g:1:"), AzureInbound.Map(Said(null, activity => activity.Value = "g:1:"))!.Content);
        Assert.IsType<MessageContent.Joined>(AzureInbound.Map(Said(null, activity =>
        {
            activity.Type = ActivityTypes.ConversationUpdate;
            activity.MembersAdded = [new ChannelAccount("user-1")];
        }))!.Content);
        Assert.IsType<MessageContent.Unsupported>(AzureInbound.Map(Said(null, activity =>
            activity.Attachments = [new Microsoft.Bot.Schema.Attachment("image/png", "http://169.254.169.254/")]))!.Content);
    }

    [Fact]
    public void A_group_and_a_call_that_names_nobody_get_no_answer()
    {
        Assert.Null(AzureInbound.Map(Said("halo", activity => activity.Conversation.IsGroup = true)));
        Assert.Null(AzureInbound.Map(Said("halo", activity => activity.From = null)));
        Assert.Null(AzureInbound.Map(Said("halo", activity => activity.ServiceUrl = null)));
    }

    [Fact]
    public void Nothing_of_our_own_page_goes_to_other_channels()
    {
        var message = OutgoingMessage.Plain("Kirim?") with { Choices = [new Choice("Kirim", "x:1:y", ChoiceStyle.Primary)], AsksForLocation = true };
        var activity = (Activity)AzureOutbound.Map(message);

        Assert.Null(activity.ChannelData);
        Assert.Null(Assert.Single(activity.SuggestedActions.Actions).ChannelData);
    }

    [Fact]
    public void Every_failure_has_its_outcome_and_none_its_words()
    {
        Assert.Equal(new DeliveryOutcome.RetryAfter(TimeSpan.FromSeconds(17)), ConnectorFault.Classify(Refused(429, "17")));
        Assert.Equal(new DeliveryOutcome.RetryAfter(TimeSpan.FromSeconds(5)), ConnectorFault.Classify(Refused(429)));
        Assert.Equal(new DeliveryOutcome.RetryAfter(TimeSpan.FromHours(1)), ConnectorFault.Classify(Refused(429, "999999")));
        Assert.IsType<DeliveryOutcome.RecipientGone>(ConnectorFault.Classify(Refused(403)));
        Assert.IsType<DeliveryOutcome.RecipientGone>(ConnectorFault.Classify(Refused(404)));
        Assert.Equal(new DeliveryOutcome.Rejected("400 refused"), ConnectorFault.Classify(Refused(400)));
        Assert.Equal(new DeliveryOutcome.Failed("502 from the channel"), ConnectorFault.Classify(Refused(502)));
        Assert.Equal(new DeliveryOutcome.Failed("our token is refused"), ConnectorFault.Classify(Refused(401)));
        Assert.Equal(new DeliveryOutcome.Failed("no token to speak with"), ConnectorFault.Classify(new MsalServiceException("x", "rahasia")));
        Assert.Equal(new DeliveryOutcome.Failed("no connection"), ConnectorFault.Classify(new HttpRequestException("rahasia")));
        Assert.Null(ConnectorFault.Classify(new InvalidOperationException()));
    }

    private static Activity Said(string? text, Action<Activity>? change = null)
    {
        var activity = new Activity(ActivityTypes.Message)
        {
            Id = "m-1",
            Text = text,
            ChannelId = "webchat",
            ServiceUrl = "https://service.example/",
            Conversation = new ConversationAccount(id: "talk \"1\"|:"),
            From = new ChannelAccount("user-1", "Budi"),
            Recipient = new ChannelAccount("bot-1"),
        };
        change?.Invoke(activity);
        return activity;
    }

    private static ErrorResponseException Refused(int status, string? retryAfter = null)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return new ErrorResponseException("rahasia") { Response = new HttpResponseMessageWrapper(response, "rahasia") };
    }
}

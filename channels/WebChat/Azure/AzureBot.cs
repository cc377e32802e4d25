using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>The same core behind another door: an activity in, activities out by Bot Builder, nothing decided here.</summary>
internal sealed class AzureBot(Intake intake, ILogger<AzureBot> logger, DocumentLink? link = null) : ActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        AnswerAsync(turnContext, cancellationToken);

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        AnswerAsync(turnContext, cancellationToken);

    private async Task AnswerAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (AzureInbound.Map(turn.Activity) is not { } heard)
        {
            return;
        }

        var answer = await intake.AcceptAsync(heard, cancellationToken);
        if (answer.Messages.IsEmpty)
        {
            return;
        }

        try
        {
            await turn.SendActivitiesAsync([.. answer.Messages.Select(message => AzureOutbound.Map(message, link))], cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.Classify(error) is DeliveryOutcome.Failed or DeliveryOutcome.RetryAfter)
        {
            Log.AzureAnswerQueued(logger, error.GetType().Name);
            await intake.DeliverLaterAsync(heard.Id, heard.Sender, answer.Messages, cancellationToken);
        }
        catch (Exception error) when (ConnectorFault.Classify(error) is not null)
        {
            // Refused for good: the same words would be refused again.
            Log.AzureAnswerRefused(logger, error.GetType().Name);
        }
    }
}

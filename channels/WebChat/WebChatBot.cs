using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace LaporBot.Channels.WebChat;

/// <summary>Bot Builder's entry to the core: activity in, activities out, nothing decided here.</summary>
internal sealed class WebChatBot(Intake intake, ILogger<WebChatBot> logger, DocumentLink? link = null) : ActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        AnswerAsync(turnContext, cancellationToken);

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        AnswerAsync(turnContext, cancellationToken);

    private async Task AnswerAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (WebChatInbound.Map(turn.Activity, turn.TurnState.Get<TurnFiles>()?.Files ?? []) is not { } message)
        {
            return;
        }

        var answer = await intake.AcceptAsync(message, cancellationToken);
        if (answer.Messages.IsEmpty)
        {
            return;
        }

        try
        {
            await turn.SendActivitiesAsync([.. answer.Messages.Select(message => WebChatOutbound.Map(message, link))], cancellationToken);
        }
        catch (StoreUnavailableException away)
        {
            Log.AnswerQueued(logger, away);
            await intake.DeliverLaterAsync(message.Id, message.Sender, answer.Messages, cancellationToken);
        }
    }
}

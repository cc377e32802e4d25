using System.Collections.Immutable;
using LaporBot.Channels.WebChat.Uploads;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// Bot Builder's way out of a turn, into our own chat log. Not a CloudAdapter: there is no connector to call, no token to get and
/// no service address. Direct Line can neither change nor take back an activity, so those two verbs are refused.
/// </summary>
internal sealed class DirectLineAdapter(IChatLog log) : BotAdapter
{
    /// <summary>Bot Framework's name for the protocol; TurnContext treats it specially.</summary>
    public const string ChannelId = "directline";

    // Compact, and without the empty halves of the schema.
    private static readonly JsonSerializerSettings Compact = new() { NullValueHandling = NullValueHandling.Ignore };

    /// <summary>Us, as a member of a conversation.</summary>
    public static ChannelAccount Bot => new("laporbot", "LaporBot", RoleTypes.Bot);

    /// <summary>Runs one turn.</summary>
    /// <returns>False when the conversation's log expired under it.</returns>
    public async Task<bool> ProcessAsync(
        Activity activity, ImmutableArray<UploadedFile> files, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var turn = new TurnContext(this, activity);
        turn.TurnState.Add(new TurnFiles(files));
        try
        {
            await RunPipelineAsync(turn, callback, cancellationToken);
            return true;
        }
        catch (ChatLogExpiredException)
        {
            return false;
        }
    }

    /// <summary>
    /// Appends to the log. An activity is known by its own id if it has one, else by the id of the turn and its position: the
    /// same turn run again appends nothing twice. What only tools look at (traces, delays) is dropped.
    /// </summary>
    /// <exception cref="ChatLogExpiredException">The conversation's log is gone.</exception>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var sent = turnContext.TurnState.Get<SentSoFar>();
        if (sent is null)
        {
            turnContext.TurnState.Add(sent = new SentSoFar());
        }

        var conversation = turnContext.Activity.Conversation.Id;
        var entries = activities
            .Where(activity => activity.Type is ActivityTypes.Message or ActivityTypes.Typing or ActivityTypes.Event)
            .Select(activity => Entry(turnContext.Activity, activity, sent))
            .ToList();
        var numbers = await log.AppendAsync(conversation, entries, cancellationToken) ?? throw new ChatLogExpiredException();
        return [.. numbers.Select(number => new ResourceResponse(ActivityJson.Id(conversation, number)))];
    }

    /// <summary>Not in the protocol.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line has no way to change an activity.");

    /// <summary>Not in the protocol.</summary>
    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line has no way to take an activity back.");

    /// <summary>Speaks without being spoken to. The base class disposes the turn before an asynchronous callback has ended.</summary>
    public override async Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var turn = new TurnContext(this, reference.GetContinuationActivity());
        await RunPipelineAsync(turn, callback, cancellationToken);
    }

    private static ChatEntry Entry(Activity heard, Activity said, SentSoFar sent)
    {
        var key = $"b:{said.Id ?? $"{heard.Id}:{sent.Count++}"}";
        // The log gives id and time. A reply to something that is not in the log is held back by Web Chat for five seconds.
        said.Id = null;
        said.Timestamp = null;
        said.ReplyToId = heard.Type == ActivityTypes.Message ? heard.Id : null;
        said.Recipient = null;
        said.ServiceUrl = null;
        said.From = Bot;
        said.Conversation = new ConversationAccount(id: heard.Conversation.Id);
        return new ChatEntry(key, JsonConvert.SerializeObject(said, Compact), said.Type == ActivityTypes.Typing);
    }

    private sealed class SentSoFar
    {
        public int Count { get; set; }
    }
}

/// <summary>The files that came with the activity of a turn; the activity itself holds addresses only.</summary>
internal sealed record TurnFiles(ImmutableArray<UploadedFile> Files);

/// <summary>The chat log of the conversation is gone; whoever was in it has to start anew.</summary>
internal sealed class ChatLogExpiredException : Exception;

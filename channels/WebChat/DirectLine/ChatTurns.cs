using System.Collections.Immutable;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Ports;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// One turn of a web chat: what was said goes into the log first, so that answers always stand after it, then to the bot.
/// A turn runs to its end even when the person closes the page: the answer must be there when they come back.
/// </summary>
internal sealed class ChatTurns(IChatLog log, DirectLineAdapter adapter, IBot bot, TimeProvider clock)
{
    // As much as a log keeps.
    private const int WholeLog = 500;

    // Words that look like a date stay words.
    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None };

    /// <summary>A turn that takes longer shows the dots.</summary>
    private static readonly TimeSpan TypingAfter = TimeSpan.FromMilliseconds(700);

    /// <summary>Says one message; saying the same <see cref="SaidActivity.Key"/> again has no second effect.</summary>
    /// <returns>The id of the activity, or null when the conversation's log has expired.</returns>
    public async Task<string?> SayAsync(ChatGrant grant, SaidActivity said, ImmutableArray<UploadedFile> files)
    {
        var label = said.Pressed is { } data ? await LabelAsync(grant.ConversationId, data) : null;
        var numbers = await log.AppendAsync(grant.ConversationId, [new ChatEntry(said.Key, said.Echo(label))], CancellationToken.None);
        if (numbers is null)
        {
            return null;
        }

        var activity = JsonConvert.DeserializeObject<Activity>(said.Body.ToJsonString(), AsWritten)!;
        activity.Id = ActivityJson.Id(grant.ConversationId, numbers[0]);
        return await RunAsync(grant, activity, files) ? activity.Id : null;
    }

    /// <summary>
    /// Lets the bot greet in a conversation in which nothing was said yet. Called by everyone who opens it: whoever comes second,
    /// or comes again after a failure, greets with the same keys.
    /// </summary>
    /// <returns>False when the conversation's log has expired.</returns>
    public async Task<bool> GreetAsync(ChatGrant grant)
    {
        var first = await log.ReadAsync(grant.ConversationId, 0, 1, CancellationToken.None);
        if (first is null or { Count: > 0 })
        {
            return first is not null;
        }

        var user = new ChannelAccount(grant.UserId ?? "user", role: RoleTypes.User);
        var update = new Activity(ActivityTypes.ConversationUpdate)
        {
            Id = ActivityJson.Id(grant.ConversationId, 0),
            From = user,
            MembersAdded = [user, DirectLineAdapter.Bot],
            Locale = grant.Locale,
        };
        return await RunAsync(grant, update, []);
    }

    private async Task<bool> RunAsync(ChatGrant grant, Activity activity, ImmutableArray<UploadedFile> files)
    {
        activity.ChannelId = DirectLineAdapter.ChannelId;
        activity.Conversation = new ConversationAccount(id: grant.ConversationId);
        activity.Recipient = DirectLineAdapter.Bot;
        using var ended = new CancellationTokenSource();
        var turn = adapter.ProcessAsync(activity, files, bot.OnTurnAsync, CancellationToken.None);
        var patience = Task.Delay(TypingAfter, clock, ended.Token);
        if (await Task.WhenAny(turn, patience) == patience)
        {
            await ShowTypingAsync(grant.ConversationId);
        }

        await ended.CancelAsync();
        return await turn;
    }

    private async Task ShowTypingAsync(string conversationId)
    {
        try
        {
            var typing = new ChatEntry("typing", ActivityJson.Typing, IsEphemeral: true);
            await log.AppendAsync(conversationId, [typing], CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // A courtesy; the turn itself will say whether the store is away.
        }
    }

    // The newest button with this data: the person sees what they pressed.
    private async Task<string?> LabelAsync(string conversationId, string data)
    {
        var entries = await log.ReadAsync(conversationId, 0, WholeLog, CancellationToken.None) ?? [];
        var quoted = JsonConvert.ToString(data);
        return entries.Reverse()
            .Where(entry => entry.Json.Contains(quoted, StringComparison.Ordinal))
            .SelectMany(entry => JObject.Parse(entry.Json).SelectToken("suggestedActions.actions") ?? new JArray())
            .Where(action => (string?)action["value"] == data)
            .Select(action => (string?)action["title"])
            .FirstOrDefault();
    }
}

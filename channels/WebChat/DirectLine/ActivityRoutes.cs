using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>What was said, and saying something.</summary>
internal sealed class ActivityRoutes(IChatLog log, ChatTurns turns, ChatLimits limits)
{
    // As much as a log keeps: a poll gets all of it.
    private const int MostPerPoll = 500;

    /// <summary>GET activities: for clients behind a proxy that blocks sockets.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, string conversationId)
    {
        var after = ActivityJson.Watermark(context.Request.Query["watermark"]);
        var entries = await log.ReadAsync(conversationId, after, MostPerPoll, context.RequestAborted)
            ?? throw DirectLineFault.ConversationGone();
        var watermark = entries.Count > 0 ? entries[^1].Number : after;
        return Results.Text(ActivityJson.Group(conversationId, entries, watermark), "application/json");
    }

    /// <summary>POST activities: answered when the bot has answered, which takes milliseconds.</summary>
    public async Task<IResult> PostAsync(HttpContext context, string conversationId)
    {
        await limits.PostAsync(conversationId);
        var grant = Caller.Of(context).For(conversationId);
        var said = ActivityCleaning.Clean(await RequestJson.ReadAsync(context.Request), grant);
        var id = said.Type switch
        {
            "message" => await turns.SayAsync(grant, said, []) ?? throw DirectLineFault.ConversationGone(),
            "event" => await turns.GreetAsync(grant) ? ActivityJson.Id(conversationId, 0) : throw DirectLineFault.ConversationGone(),
            // That somebody types changes nothing here; the official client wants an id all the same.
            _ => ActivityJson.Id(conversationId, 0),
        };
        return Results.Ok(new { id });
    }
}

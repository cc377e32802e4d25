using LaporBot.Channels.WebChat.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>GET stream: the handshake of the socket. Browsers send no header of ours there, so a ticket in the address opens it.</summary>
internal sealed class StreamRoute(
    ChatTokens tokens, Origins origins, SocketGate gate, StreamSession session, IHostApplicationLifetime lifetime)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var conversationId = await ConversationAsync(context);
            using var place = gate.TryEnter(conversationId, context.Connection.RemoteIpAddress) ?? throw DirectLineFault.TooMany(TimeSpan.FromSeconds(10));
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var watermark = ActivityJson.Watermark(context.Request.Query["watermark"]);
            await session.RunAsync(socket, conversationId, watermark, lifetime.ApplicationStopping);
        }
        catch (DirectLineFault fault)
        {
            await fault.WriteAsync(context);
        }
    }

    private async Task<string> ConversationAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw DirectLineFault.BadArgument("This address opens a WebSocket.");
        }

        // No CORS guards a socket: any page in the browser may try to open one.
        if (!origins.IsAllowed(context.Request))
        {
            throw DirectLineFault.Forbidden("This site may not use the chat.");
        }

        var reading = await tokens.ReadTicketAsync(context.Request.Query["t"].ToString());
        var conversationId = context.GetRouteValue("conversationId") as string;
        return reading switch
        {
            { State: TokenState.Malformed } => throw DirectLineFault.Unauthorized(),
            { State: TokenState.Expired } => throw DirectLineFault.TokenExpired(),
            { State: TokenState.Good, Grant: { } grant } when grant.ConversationId == conversationId && origins.Permits(context.Request, grant) =>
                conversationId,
            _ => throw DirectLineFault.Forbidden("The ticket is not valid here."),
        };
    }
}

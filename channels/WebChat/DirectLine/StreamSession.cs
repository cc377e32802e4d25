using System.Net.WebSockets;
using System.Text;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Logging;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// Carries one conversation's log into one socket. The log is the truth and the watermark the place in it, so a socket may be
/// dropped at any moment: the client comes back and misses nothing.
/// </summary>
internal sealed class StreamSession(IChatLog log, TimeProvider clock, ILogger<StreamSession> logger)
{
    private const int Page = 200;
    private const int MostIncoming = 64 * 1024;
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    // Nudges come every 15 s at the latest; a silence longer than this is broken by an empty frame.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>Runs until the client leaves, the host stops, or the log is gone.</summary>
    public async Task RunAsync(WebSocket socket, string conversationId, long watermark, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var listening = ListenAsync(socket, ended);
        var reason = await SendAllAsync(socket, conversationId, watermark, ended.Token);
        await CloseAsync(socket, stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : reason, listening);
    }

    private async Task<WebSocketCloseStatus> SendAllAsync(WebSocket socket, string conversationId, long watermark, CancellationToken ended)
    {
        var position = new Position(watermark, clock.GetTimestamp());
        try
        {
            await foreach (var live in log.FollowAsync(conversationId, ended).WithCancellation(ended))
            {
                if (live is not null)
                {
                    await SendAsync(socket, ActivityJson.Live(live));
                }
                else if (await CatchUpAsync(socket, conversationId, position, ended) is { } next)
                {
                    position = next;
                }
                else
                {
                    break;
                }
            }

            return WebSocketCloseStatus.NormalClosure;
        }
        catch (StoreUnavailableException away)
        {
            Log.SocketLostStore(logger, away.Message);
            return WebSocketCloseStatus.InternalServerError;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return WebSocketCloseStatus.NormalClosure;
        }
    }

    /// <summary>Sends what stands after the position, page by page.</summary>
    /// <returns>The new position, or null when the log has expired.</returns>
    private async Task<Position?> CatchUpAsync(WebSocket socket, string conversationId, Position position, CancellationToken ended)
    {
        while (await log.ReadAsync(conversationId, position.Watermark, Page, ended) is { } entries)
        {
            if (entries.Count > 0)
            {
                position = new Position(entries[^1].Number, clock.GetTimestamp());
                await SendAsync(socket, ActivityJson.Group(conversationId, entries, position.Watermark));
            }
            else if (clock.GetElapsedTime(position.SentAt) >= Silence)
            {
                position = position with { SentAt = clock.GetTimestamp() };
                await SendAsync(socket, string.Empty);
            }

            if (entries.Count < Page)
            {
                return position;
            }
        }

        return null;
    }

    private async Task SendAsync(WebSocket socket, string frame)
    {
        using var patience = new CancellationTokenSource(SendPatience, clock);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        }
        catch (OperationCanceledException)
        {
            Log.SlowSocket(logger, (int)SendPatience.TotalSeconds);
            throw;
        }
    }

    // Clients send nothing but empty frames to keep the way open; all else is read over, and too much of it ends the socket.
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource ended)
    {
        var buffer = new byte[1024];
        var size = 0;
        try
        {
            while (size <= MostIncoming)
            {
                // Without a token: cancelling a read aborts the socket, and the client should hear why it is closed.
                var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                size = received.EndOfMessage ? 0 : size + received.Count;
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side is gone, which is how most sockets end.
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    private async Task CloseAsync(WebSocket socket, WebSocketCloseStatus reason, Task listening)
    {
        using var patience = new CancellationTokenSource(ClosePatience, clock);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(reason, null, patience.Token);
            }

            await listening.WaitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    private sealed record Position(long Watermark, long SentAt);
}

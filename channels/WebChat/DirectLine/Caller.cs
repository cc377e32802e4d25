using LaporBot.Channels.WebChat.Tokens;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>Who calls: the holder of a token, or a server that knows the secret (no grant).</summary>
internal sealed record Caller(ChatGrant? Grant)
{
    /// <summary>The site whose secret the caller knows; null for the secret of the whole gateway.</summary>
    public string? Site { get; init; }

    /// <summary>The caller knows a secret: that of the gateway, or of a site.</summary>
    public bool IsServer => Grant is null;

    /// <summary>What <see cref="CallerFilter"/> found out.</summary>
    public static Caller Of(HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("The route has no CallerFilter.");

    /// <summary>The grant for the conversation in the path; a server has it for every conversation it can name.</summary>
    public ChatGrant For(string conversationId) => Grant ?? new ChatGrant(conversationId, null, ChatGrant.Server, null);
}

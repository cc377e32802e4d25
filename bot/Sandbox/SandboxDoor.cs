using System.Net;

namespace LaporBot.Bot.Sandbox;

/// <summary>Who may come in. The sandbox holds whole complaints, so its protocol and its switches answer this machine only.</summary>
internal static class SandboxDoor
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    /// <summary>The request was made on this machine, and no proxy says that it came from elsewhere.</summary>
    public static bool IsLocal(HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress;
        var isHere = remote is null || IPAddress.IsLoopback(remote) || remote.Equals(context.Connection.LocalIpAddress);
        return isHere && !Forwarded.Any(context.Request.Headers.ContainsKey);
    }

    /// <summary>403 for everybody else.</summary>
    public static async ValueTask<object?> LocalOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsLocal(context.HttpContext) ? await next(context) : SandboxAnswers.Fault(403, "the sandbox answers this machine only");

    /// <summary>Local, and not sent by a page of another site that the person at this machine has open.</summary>
    public static async ValueTask<object?> OwnPageOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var isOwn = site is "" or "same-origin" or "none" && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}");
        return isOwn && IsLocal(context.HttpContext) ? await next(context) : SandboxAnswers.Fault(403, "only from this machine and this page");
    }
}

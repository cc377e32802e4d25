using System.Diagnostics;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Hub;

/// <summary>hub.md's outcome table: what came back, and what it means.</summary>
internal static class SubmitAnswers
{
    private const int LongestToken = 256;

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Judges the answer to a POST.</summary>
    public static HubOutcome Read(HubReply reply, TicketNumber ticket) => reply switch
    {
        HubReply.NotSent(var reason) => new HubOutcome.NotDone(reason),
        HubReply.Lost(var reason) => new HubOutcome.Unknown(reason),
        HubReply.Heard { IsSuccess: true } heard => Taken(heard.Body),
        HubReply.Heard { Status: 400 or 409 } heard when DuplicateId(heard, ticket) is { } id => new HubOutcome.Accepted(id),
        HubReply.Heard heard => Common(heard) ?? heard.Status switch
        {
            >= 500 => new HubOutcome.NotDone($"HTTP {heard.Status}"),
            // A redirect, or a server that gave up waiting or sees a conflict: it may have the complaint.
            < 400 or 408 or 409 => new HubOutcome.Unknown($"HTTP {heard.Status}"),
            _ => new HubOutcome.Refused(HubErrors.Words(heard.Body)),
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>Judges the answer to a question for a promised id. A question changes nothing, so a lost answer is simply not done.</summary>
    public static HubOutcome ReadToken(HubReply reply, string token) => reply switch
    {
        HubReply.NotSent(var reason) => new HubOutcome.NotDone(reason),
        HubReply.Lost(var reason) => new HubOutcome.NotDone(reason),
        HubReply.Heard { IsSuccess: true } heard => Id(heard.Body) is { } id ? Bind(id) : new HubOutcome.Promised(token),
        // Some hubs answer 404 until the id exists.
        HubReply.Heard { Status: 404 } => new HubOutcome.Promised(token),
        HubReply.Heard heard => Common(heard) ?? heard.Status switch
        {
            // The token is not known any more: look the complaint up by our reference.
            400 or 410 or 422 => new HubOutcome.Unknown($"token refused with HTTP {heard.Status}"),
            _ => new HubOutcome.NotDone($"HTTP {heard.Status}"),
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>The hub says "duplicate" without an id we could bind.</summary>
    public static bool IsNamelessDuplicate(HubReply reply, TicketNumber ticket) =>
        reply is HubReply.Heard { Status: 400 or 409 } heard
        && HubErrors.NameDuplicate(HubErrors.Read(heard.Body)) && DuplicateId(heard, ticket) is null;

    /// <summary>What concerns the whole line and not this one request.</summary>
    internal static HubOutcome? Common(HubReply.Heard heard) => heard.Status switch
    {
        401 or 403 => new HubOutcome.CredentialRefused(),
        429 or 503 => new HubOutcome.Busy(Wait(heard.RetryAfter)),
        _ => null,
    };

    private static TimeSpan Wait(TimeSpan? told) =>
        told is not { } delay ? UsualWait : delay < ShortestWait ? ShortestWait : delay > LongestWait ? LongestWait : delay;

    private static HubOutcome Taken(string body)
    {
        if (Id(body) is { } id)
        {
            return Bind(id);
        }

        var token = HubJson.Items(body)?.Select(item => HubJson.Text(item, "token")).FirstOrDefault(found => found is not null);
        return token is { Length: <= LongestToken } && !token.Any(char.IsControl)
            ? new HubOutcome.Promised(token)
            : new HubOutcome.Unknown("no id in the answer");
    }

    private static string? Id(string body) =>
        HubJson.Items(body)?.Select(item => HubJson.Text(item, "service_request_id")).FirstOrDefault(found => found is not null);

    private static HubOutcome Bind(string id) =>
        TrackingIds.IsSafe(id) ? new HubOutcome.Accepted(id) : new HubOutcome.Unknown("unusable id in the answer");

    private static string? DuplicateId(HubReply.Heard heard, TicketNumber ticket) =>
        HubErrors.Read(heard.Body) is var errors && HubErrors.NameDuplicate(errors) ? HubErrors.DuplicateOf(errors, ticket) : null;
}

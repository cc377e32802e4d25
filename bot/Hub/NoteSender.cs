using System.Diagnostics;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Hub;

/// <summary>Tells the hub about a case it has. After an unknown outcome it looks first, so nothing is told twice.</summary>
internal sealed class NoteSender(HubHttp http, HubAccess access, HubOptions options)
{
    private const string Path = "servicerequestupdates.json";

    private static readonly TimeSpan Around = TimeSpan.FromHours(1);

    public async Task<HubOutcome> SendAsync(HubNote note, CancellationToken cancellationToken)
    {
        if (!options.UpdatesExtension)
        {
            return new HubOutcome.Refused("the hub takes no updates (Hub:UpdatesExtension is off)");
        }

        if (note.AttemptedAt is { } attempted && await LookAsync(note, attempted, cancellationToken) is { } found)
        {
            return found;
        }

        var reply = await http.PostAsync(Path, NoteForm.Of(note, access.ApiKey, options.JurisdictionId), note.UpdateId, note.Tenure, cancellationToken);
        return Read(reply, note);
    }

    /// <summary>Judges the answer to a POST: hub.md's outcome table.</summary>
    internal static HubOutcome Read(HubReply reply, HubNote note) => reply switch
    {
        HubReply.NotSent(var reason) => new HubOutcome.NotDone(reason),
        HubReply.Lost(var reason) => new HubOutcome.Unknown(reason),
        HubReply.Heard { IsSuccess: true } heard => HubJson.Items(heard.Body) is null ? new HubOutcome.Unknown("no JSON in the answer") : new HubOutcome.Accepted(note.UpdateId),
        HubReply.Heard { Status: 400 or 409 } heard when HubErrors.NameDuplicate(HubErrors.Read(heard.Body)) => new HubOutcome.Accepted(note.UpdateId),
        HubReply.Heard heard => SubmitAnswers.Common(heard) ?? heard.Status switch
        {
            >= 500 => new HubOutcome.NotDone($"HTTP {heard.Status}"),
            // A redirect, or a server that gave up waiting or sees a conflict: it may have the note.
            < 400 or 408 or 409 => new HubOutcome.Unknown($"HTTP {heard.Status}"),
            _ => new HubOutcome.Refused(HubErrors.Words(heard.Body)),
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>Null when the hub could be asked and does not have it.</summary>
    private async Task<HubOutcome?> LookAsync(HubNote note, DateTimeOffset attempted, CancellationToken cancellationToken)
    {
        var from = (note.At < attempted ? note.At : attempted) - Around;
        var reply = await http.GetAsync(Path, [("start_date", HubTime.Format(from)), ("end_date", HubTime.Format(attempted + Around))], cancellationToken);
        return reply switch
        {
            HubReply.Heard { IsSuccess: true } heard when HubJson.Items(heard.Body) is { } items =>
                items.Any(item => HubJson.Text(item, "update_id") == note.UpdateId) ? new HubOutcome.Accepted(note.UpdateId) : null,
            HubReply.Heard heard => SubmitAnswers.Common(heard) ?? new HubOutcome.Unknown($"HTTP {heard.Status}"),
            HubReply.NotSent(var reason) => new HubOutcome.Unknown(reason),
            HubReply.Lost(var reason) => new HubOutcome.Unknown(reason),
            _ => throw new UnreachableException(),
        };
    }
}

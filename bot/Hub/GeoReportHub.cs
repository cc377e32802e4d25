using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Hub;

/// <summary>
/// Hands complaints to a hub that speaks GeoReport v2 (hub.md). Only cancellation is thrown; a cancelled hand-over is of
/// unknown outcome, exactly like one during which the process was killed.
/// </summary>
internal sealed class GeoReportHub(
    HubHttp http, ReferenceSearch search, HubAccess access, HubServices services, IOptions<HubOptions> options) : INationalHub
{
    private readonly NoteSender _notes = new(http, access, options.Value);

    public async Task<HubOutcome> SubmitAsync(HubSubmission submission, CancellationToken cancellationToken)
    {
        var complaint = submission.Complaint;
        var code = Categories.Resolve(complaint.CategoryCode, complaint.CategoryName, services.Current);
        var form = SubmissionForm.Of(submission, code, access.ApiKey, options.Value.JurisdictionId);
        var reply = await http.PostAsync("requests.json", form, submission.Ticket.ToString(), submission.Tenure, cancellationToken);
        var outcome = SubmitAnswers.Read(reply, submission.Ticket);
        if (SubmitAnswers.IsNamelessDuplicate(reply, submission.Ticket)
            && await search.FindAsync(submission.Ticket, complaint.FiledAt, cancellationToken) is HubLookup.Found found)
        {
            outcome = new HubOutcome.Accepted(found.TrackingId);
        }

        return outcome;
    }

    public async Task<HubOutcome> RedeemAsync(string token, CancellationToken cancellationToken)
    {
        var reply = await http.GetAsync($"tokens/{Uri.EscapeDataString(token)}.json", [], cancellationToken);
        return SubmitAnswers.ReadToken(reply, token);
    }

    public Task<HubOutcome> TellAsync(HubNote note, CancellationToken cancellationToken) => _notes.SendAsync(note, cancellationToken);

    public Task<HubLookup> LookUpAsync(TicketNumber ticket, DateTimeOffset attemptedAt, CancellationToken cancellationToken) =>
        search.FindAsync(ticket, attemptedAt, cancellationToken);
}

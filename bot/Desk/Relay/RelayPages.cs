using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core.Complaints;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>Puts the pages of the relay together. Whatever shows a case to be retyped is in the audit before it is shown.</summary>
internal sealed class RelayPages(RelayCases cases, Institutions institutions, Territories territories, AuditTrail audit, IOptions<RelayOptions> options)
{
    public Task<Territory> TerritoryAsync(DeskRequest desk) => territories.OfAsync(desk.Actor, Power.Relay, desk.Aborted);

    /// <returns>Null when the number is none, or not theirs.</returns>
    public async Task<RelayCase?> FindAsync(DeskRequest desk, string number) =>
        TicketNumber.TryParse(number, out var ticket) ? await cases.FindAsync(await TerritoryAsync(desk), ticket, desk.Aborted) : null;

    public async Task<IResult> ShowAsync(DeskRequest desk, RelayCase one, DateTimeOffset now, RelayCaseTyped? typed = null)
    {
        var claim = one.Submission;
        var isMine = one.IsWaiting && claim.ClaimedBy == desk.Actor.Id && claim.ClaimedUntil > now;
        var isHeld = one.IsWaiting && claim.ClaimedBy is { } other && other != desk.Actor.Id && claim.ClaimedUntil > now;
        if (isMine)
        {
            var shows = one.Row.IsSecret ? "rahasia" : one.Row.ReporterName is null ? "" : "identity";
            await audit.WriteAsync(desk.Actor, new AuditAct(RelayWords.Opened, one.Row.Ticket.ToString(), shows), desk.Aborted);
        }
        else if (!one.IsWaiting && one.ToCopy.Count > 0)
        {
            await audit.WriteAsync(desk.Actor, new AuditAct(RelayWords.Opened, one.Row.Ticket.ToString(), "notes"), desk.Aborted);
        }

        var known = await institutions.ListAsync(desk.Aborted);
        var view = new RelayCaseView(
            one,
            [.. known.Where(row => row.IsActive)],
            known.Find(row => row.Code == one.Row.InstitutionCode) is { } lies ? lies.HubName ?? lies.Name : null,
            isMine,
            isHeld,
            typed?.Receipt ?? ReceiptEntry.Empty,
            typed?.Change ?? ChangeEntry.Empty,
            typed?.Faults ?? [],
            options.Value.Site)
        {
            Why = typed?.Why,
        };
        return desk.Show<RelayCasePage>(view, typed is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>What was typed and could not be taken.</summary>
internal sealed record RelayCaseTyped(IReadOnlyList<string> Faults, ReceiptEntry? Receipt = null, ChangeEntry? Change = null)
{
    /// <summary>Why the national site does not take it; null when that was not what was typed.</summary>
    public string? Why { get; init; }
}

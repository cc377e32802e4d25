using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk.Cases;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>Requests for the identity behind rahasia cases, before a kustodian.</summary>
internal static class IdentityRoutes
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/identitas", ListAsync).For(Power.DecideIdentity);
        desk.MapPost("/identitas/{id:guid}/{answer}", DecideAsync).For(Power.DecideIdentity);
    }

    private static async Task<IResult> ListAsync(DeskRequest desk, IdentityRequests requests) =>
        desk.Show<IdentityPage>(new IdentityView(await requests.ListAsync(desk.Aborted), []));

    private static async Task<IResult> DecideAsync(DeskRequest desk, Guid id, string answer, IdentityRequests requests)
    {
        var reason = await desk.FormAsync("alasan");
        if (answer is not ("setuju" or "tolak"))
        {
            return desk.NotFound();
        }

        if (reason.Length is < CaseAct.ShortestReason or > CaseAct.LongestWords)
        {
            return desk.Show<IdentityPage>(new IdentityView(await requests.ListAsync(desk.Aborted), ["Cases.Fault.Reason"]) { Typed = (id, reason) }, StatusCodes.Status422UnprocessableEntity);
        }

        return await requests.DecideAsync(desk.Actor, id, answer == "setuju", reason, desk.Aborted)
            ? desk.GoTo("/identitas", answer == "setuju" ? "Cases.Done.Granted" : "Cases.Done.Refused")
            : desk.NotFound();
    }
}

/// <summary>What the page shows.</summary>
internal sealed record IdentityView(IReadOnlyList<IdentityLine> Lines, IReadOnlyList<string> Faults)
{
    /// <summary>A reason that did not do, and for which request.</summary>
    public (Guid Id, string Reason) Typed { get; init; }
}

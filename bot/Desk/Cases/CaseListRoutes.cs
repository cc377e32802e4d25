using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>The list, and the questions kept under a name.</summary>
internal static class CaseListRoutes
{
    private const int LongestName = 40;
    private const int LongestQuery = 600;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/kasus", ListAsync).For(Power.ReadCases);
        desk.MapPost("/kasus/tampilan", KeepAsync).For(Power.ReadCases);
        desk.MapPost("/kasus/tampilan/{id:guid}/hapus", DropAsync).For(Power.ReadCases);
    }

    private static async Task<IResult> ListAsync(DeskRequest desk, CaseListReader reader)
    {
        var asked = CaseListQuery.Of(desk.Asked);
        if (asked.Words.Length > 0 && await reader.FindAsync(desk.Actor, asked.Words, desk.Aborted) is { } ticket)
        {
            return desk.GoTo($"/kasus/{ticket}");
        }

        return desk.Show<CaseListPage>(await reader.ReadAsync(desk.Actor, asked, CasePlace.Read(desk.Asked("sesudah")), desk.Aborted));
    }

    private static async Task<IResult> KeepAsync(DeskRequest desk, CaseViews views)
    {
        var (name, query) = (await desk.FormAsync("nama"), await desk.FormAsync("tanya"));
        if (name.Length is 0 or > LongestName || query.Length > LongestQuery || !await views.KeepAsync(desk.Actor.Id, name, query, desk.Aborted))
        {
            return desk.Say("Cases.Fault.View", StatusCodes.Status422UnprocessableEntity);
        }

        return desk.GoTo($"/kasus?{query}", "Cases.Done.View");
    }

    private static async Task<IResult> DropAsync(DeskRequest desk, Guid id, CaseViews views) =>
        await views.DropAsync(desk.Actor.Id, id, desk.Aborted) > 0 ? desk.GoTo("/kasus", "Cases.Done.ViewGone") : desk.NotFound();
}

/// <summary>Reads what the list shows to an official.</summary>
internal sealed class CaseListReader(CaseListing listing, CaseViews views, ChoiceReader choices, CaseEye eye)
{
    /// <summary>A number typed into the search box means the case itself.</summary>
    public async Task<TicketNumber?> FindAsync(Actor actor, string typed, CancellationToken cancellationToken) =>
        typed.Contains(' ', StringComparison.Ordinal) ? null : await listing.FindAsync(await eye.SeesAsync(actor, cancellationToken), typed, cancellationToken);

    public async Task<CaseListView> ReadAsync(Actor actor, CaseListQuery asked, CasePlace? after, CancellationToken cancellationToken)
    {
        var territory = await eye.SeesAsync(actor, cancellationToken);
        var page = await listing.ReadAsync(territory, asked.Filter(eye.Face), asked.By, after, cancellationToken);
        return new CaseListView(
            asked, page, await choices.ReadAsync(actor, cancellationToken), await views.ListAsync(actor.Id, cancellationToken), eye.Now, after is null)
        {
            SearchesAll = listing.SearchesAll,
        };
    }
}

/// <summary>What an official sees of all cases, and when it is.</summary>
internal sealed class CaseEye(Territories territories, NodeFace face, TimeProvider time)
{
    public NodeFace Face => face;

    public DateTimeOffset Now => time.GetUtcNow();

    public Task<Territory> SeesAsync(Actor actor, CancellationToken cancellationToken) =>
        territories.OfAsync(actor, Power.ReadCases, cancellationToken);
}

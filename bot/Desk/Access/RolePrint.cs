using System.Text;
using LaporBot.Bot.Desk.Telegram;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LaporBot.Bot.Desk.Access;

/// <summary><c>--print-roles</c>: the table of roles, powers and routes as it really is, for <c>deploy/roles.md</c>.</summary>
internal static class RolePrint
{
    private const string Head =
        """
        # Who may what at the desk

        Printed by `dotnet LaporBot.Bot.dll --print-roles`; a test compares this file with the program and tries every cell.
        `all` is the node, `own` one's own instansi with its units (or one's own unit), `self` one's own acts, `–` not at all (403).
        A foreign object is never found (404), whoever asks.


        """;

    public static string Of(IEnumerable<EndpointDataSource> sources, IEnumerable<DeskAct> acts)
    {
        var text = new StringBuilder(Head);
        AddRow(text, "Power", [.. PowerTable.Roles.Select(role => role.ToString())]);
        AddRow(text, "---", [.. PowerTable.Roles.Select(_ => "---")]);
        foreach (var power in PowerTable.Powers)
        {
            AddRow(text, power.ToString(), Cells(power));
        }

        text.Append("\n## Routes\n\n");
        AddRow(text, "Route", ["Power", .. PowerTable.Roles.Select(role => role.ToString())]);
        AddRow(text, "---", ["---", .. PowerTable.Roles.Select(_ => "---")]);
        foreach (var (route, needed) in Routes(sources))
        {
            AddRow(text, $"`{route}`", [needed?.ToString() ?? "everybody", .. needed is { } power ? Cells(power) : [.. PowerTable.Roles.Select(_ => "all")]]);
        }

        text.Append("\n## Acts in Telegram\n\n");
        AddRow(text, "Act", ["Power", .. PowerTable.Roles.Select(role => role.ToString())]);
        AddRow(text, "---", ["---", .. PowerTable.Roles.Select(_ => "---")]);
        foreach (var act in acts)
        {
            AddRow(text, $"`{act.Name}`", [act.Power.ToString(), .. Cells(act.Power)]);
        }

        return text.ToString();
    }

    private static IEnumerable<(string Route, Power? Needed)> Routes(IEnumerable<EndpointDataSource> sources) =>
        from endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let path = Path(endpoint.RoutePattern)
        let needed = endpoint.Metadata.GetMetadata<Needed>()
        where path.StartsWith(DeskPaths.Root, StringComparison.Ordinal) && needed is not null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        orderby path, method
        select ($"{method} {path}", needed.Power);

    private static string Path(RoutePattern pattern) => $"/{pattern.RawText?.Trim('/')}";

    private static string[] Cells(Power power) => [.. PowerTable.Roles.Select(role => PowerTable.Of(role, power) switch
    {
        Span.All => "all",
        Span.Own => "own",
        Span.Self => "self",
        _ => "–",
    })];

    private static void AddRow(StringBuilder text, string first, string[] cells) =>
        text.Append("| ").Append(first).Append(" | ").AppendJoin(" | ", cells).Append(" |\n");
}

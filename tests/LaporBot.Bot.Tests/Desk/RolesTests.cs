using System.Net;
using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.House;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>The table of <c>deploy/roles.md</c>, compared with the program that printed it and tried cell by cell.</summary>
public sealed partial class RolesTests
{
    private const string Everybody = "everybody";

    /// <summary>In the order of the table's columns.</summary>
    private static readonly string[] Accounts = [SomeDesk.Admin, SomeDesk.Penghubung, SomeDesk.Inspektorat, SomeDesk.Kustodian, SomeDesk.Operator];

    private static string Written => File.ReadAllText(Path.Combine(SourceFile.Repository, "deploy", "roles.md"));

    [Fact]
    public async Task The_written_table_is_the_programs_own()
    {
        await using var application = LaporBotApplication.Create();
        application.Launch("--print-roles");
        await application.ExitAsync();

        var printed = string.Join('\n', application.Printed.SkipWhile(line => !line.StartsWith("# Who may", StringComparison.Ordinal))).Trim();

        Assert.Equal(0, application.ExitCode);
        Assert.Equal(Written.Trim(), printed);
    }

    [Fact]
    public async Task Every_role_gets_at_every_route_what_the_table_says()
    {
        var routes = Row().Matches(Written).Select(match => new Route(
            match.Groups["method"].Value, Filled(match.Groups["path"].Value), match.Groups["power"].Value, [.. match.Groups["cell"].Captures.Select(cell => cell.Value)])).ToList();
        Assert.True(routes.Count > 15);
        await using var gateway = await LaporBotApplication.StartAsync();
        using var stranger = SomeDesk.Stranger(gateway);
        foreach (var route in routes.Where(route => route.Power != Everybody))
        {
            Assert.Equal(route.IsReading ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized, (await AskAsync(stranger, route)).Status);
        }

        for (var column = 0; column < Accounts.Length; column++)
        {
            using var desk = await SomeDesk.EnterAsync(gateway, Accounts[column]);
            foreach (var route in routes.Where(route => route.Power != Everybody))
            {
                var status = (await AskAsync(desk, route)).Status;
                var isShut = route.Cells[column] == "–";
                Assert.True(isShut == (status == HttpStatusCode.Forbidden), $"{Accounts[column]} at {route}: {(int)status}, the table says {route.Cells[column]}.");

                // Without a token nothing may happen, whoever asks.
                Assert.True(isShut || route.IsReading || status == HttpStatusCode.BadRequest, $"{Accounts[column]} at {route}: {(int)status} without a token.");
                Assert.NotEqual(HttpStatusCode.InternalServerError, status);
            }
        }
    }

    [Fact]
    public async Task A_refusal_is_in_the_audit_and_another_site_cannot_post()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var kustodian = await SomeDesk.EnterAsync(gateway, SomeDesk.Kustodian);
        Assert.Equal(HttpStatusCode.Forbidden, (await kustodian.GetAsync("/petugas")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await kustodian.GetAsync("/tidak-ada")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await kustodian.ForgeAsync("/keluar")).Status);
        Assert.Equal(HttpStatusCode.OK, (await kustodian.GetAsync("")).Status);

        using var inspektorat = await SomeDesk.EnterAsync(gateway, SomeDesk.Inspektorat);
        var trail = await inspektorat.GetAsync("/audit?tindakan=desk.denied");
        Assert.Contains("Kustodian percobaan", trail.Text);
        Assert.Contains("ManageStaff", trail.Text);
        Assert.Contains("utuh", (await inspektorat.PostAsync("/audit/rantai")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Inspektorat percobaan", (await kustodian.GetAsync("/audit")).Text);
    }

    private static Task<DeskAnswer> AskAsync(SomeDesk desk, Route route) => route.IsReading ? desk.GetAsync(route.Path) : desk.ForgeAsync(route.Path);

    /// <summary>Places of a route filled with something that is nobody's.</summary>
    private static string Filled(string pattern) =>
        Place().Replace(pattern, place => place.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : place.Value.Contains(":long", StringComparison.Ordinal) || place.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "LB-0000-0000");

    [GeneratedRegex(@"^\| `(?<method>GET|POST|PUT|DELETE) (?<path>/[^`]*)` \| (?<power>\w+) \|(?: (?<cell>all|own|self|–) \|)+", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();

    private sealed record Route(string Method, string Path, string Power, string[] Cells)
    {
        public bool IsReading => Method == "GET";

        public override string ToString() => $"{Method} {Path}";
    }
}

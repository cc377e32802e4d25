using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.House;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>What watches the gateway, and the gateway: everything asked for is there, and everything there is shown.</summary>
public sealed partial class WatchingJourney
{
    private static readonly string Alerts = File.ReadAllText(Path.Combine(SourceFile.Repository, "deploy/alerts.yml"));
    private static readonly string Runbook = File.ReadAllText(Path.Combine(SourceFile.Repository, "deploy/runbook.md"));

    private static IEnumerable<string> OnDashboard =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(SourceFile.Repository, "deploy/dashboard.json")))!["panels"]!.AsArray()
            .SelectMany(panel => panel!["targets"]?.AsArray() ?? []).SelectMany(target => NamesIn(target!["expr"]!.GetValue<string>())).Distinct();

    private static IEnumerable<string> InAlerts =>
        Expression().Matches(Alerts).SelectMany(match => NamesIn(match.Groups[1].Value)).Distinct();

    [Fact]
    public async Task Dashboard_and_alerts_ask_only_for_what_a_running_program_exports_and_show_all_of_it()
    {
        var operations = Programs.FreePort();
        await using var gateway = LaporBotApplication.Create(("Operations__Port", $"{operations}"));
        gateway.Set("ASPNETCORE_URLS", $"{gateway.Address.ToString().TrimEnd('/')};http://127.0.0.1:{operations}");
        await gateway.RestartAsync();
        using var chat = new WebCitizen(gateway.Address);
        await chat.FileAsync();
        var exported = new HashSet<string>(StringComparer.Ordinal);
        await Programs.UntilAsync(
            async () =>
            {
                exported = [.. Series().Matches(await gateway.Http.GetStringAsync($"http://127.0.0.1:{operations}/metrics")).Select(match => match.Groups[1].Value)];
                return exported.Contains("laporbot_health") && exported.Contains("laporbot_turn_duration_seconds_bucket");
            },
            "the health is published",
            90);

        Assert.Empty(OnDashboard.Concat(InAlerts).Except(exported));
        Assert.Empty(exported.Where(name => name.StartsWith("laporbot_", StringComparison.Ordinal) && !Part().IsMatch(name)).Except(OnDashboard));
    }

    [Fact]
    public void Each_alert_has_its_paragraph_in_the_runbook_and_each_paragraph_its_alert()
    {
        var alerts = Alert().Matches(Alerts).Select(match => match.Groups[1].Value).ToList();
        var paragraphs = Paragraph().Matches(Runbook).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());

        Assert.Equal(alerts.Order(StringComparer.Ordinal), paragraphs.Keys.Order(StringComparer.Ordinal));
        Assert.All(paragraphs.Values, words => Assert.InRange(words.Length, 60, 600));
        Assert.Equal(alerts.Count, Regex.Count(Alerts, "summary: "));
        Assert.Equal(alerts.Count, Regex.Count(Alerts, "severity: (page|warn)"));
    }

    private static IEnumerable<string> NamesIn(string expression) => Metric().Matches(expression).Select(match => match.Value);

    [GeneratedRegex(@"\b(laporbot|http_server|dotnet)_[a-z_]+\b", RegexOptions.NonBacktracking)]
    private static partial Regex Metric();

    [GeneratedRegex(@"^ +expr: (.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^ +- alert: (\w+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Alert();

    [GeneratedRegex(@"^### (LaporBot\w+)\n\n((?:[^#\n].*\n|\n)*)", RegexOptions.Multiline)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^([a-z_]+)[ {]", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Series();

    /// <summary>The other parts of a histogram say nothing of their own.</summary>
    [GeneratedRegex("_(sum|count)$", RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}

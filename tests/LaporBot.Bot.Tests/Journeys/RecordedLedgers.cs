using System.Text.RegularExpressions;
using LaporBot.Bot.Tests.Ledger;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>
/// Ledgers as released versions left them: one case the hub knows, one complaint that waits for a hub that was away. Each must
/// open in this version, lose nothing and send what waits once. Record both databases with each release; never change an old file.
/// </summary>
public sealed partial class RecordedLedgers
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Ledger", "Recorded");

    public static TheoryData<string> Ledgers => [.. Directory.EnumerateFiles(Folder, "ledger-*.sql").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Ledgers))]
    public async Task A_ledger_of_a_released_version_opens_and_goes_on(string file)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        await using var gateway = LaporBotApplication.Create(("Sandbox__SecondsPerStep", "3600"));
        await PutAsync(gateway, file, script);

        await gateway.RestartAsync();

        using var anybody = new WebCitizen(gateway.Address);
        await anybody.GreetAsync();
        foreach (var ticket in Ticket().Matches(script).Select(match => match.Value).Distinct())
        {
            await anybody.AskUntilAsync(ticket, "Menunggu verifikasi");
        }

        Assert.Single(await Arrived.AtSandboxAsync(gateway));
        Assert.Equal(0, await gateway.StopAsync());
        gateway.Launch("--verify-audit");
        await gateway.ExitAsync();
        Assert.Equal(0, gateway.ExitCode);
    }

    private static async Task PutAsync(LaporBotApplication gateway, string file, string script)
    {
        if (file.Contains("postgres", StringComparison.Ordinal))
        {
            var connection = await PostgresServer.NewDatabaseAsync();
            await PostgresServer.FillAsync(connection, script);
            gateway.Set("Ledger__ConnectionString", connection);
            return;
        }

        await using var ledger = new SqliteConnection($"Data Source={Path.Combine(gateway.DataPath, "ledger.db")};Pooling=False");
        await ledger.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = ledger.CreateCommand();
        command.CommandText = $"PRAGMA foreign_keys = OFF;\n{script}";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("LB-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")]
    private static partial Regex Ticket();
}

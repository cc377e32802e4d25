using LaporBot.Bot.Tests;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Testing.Telegram;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace LaporBot.Faults;

/// <summary>The ledger is locked or away at the very moment a complaint is sent: no receipt without a record, and one of each in the end.</summary>
public sealed class LedgerFaultTests
{
    [Fact]
    public async Task F31_While_another_program_holds_the_file_locked_nothing_is_acknowledged()
    {
        await using var stage = await Stage.StartAsync(1);
        var citizen = await stage.AtReviewAsync(7300);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(stage.Fleet.Replicas[0].Program.DataPath, "ledger.db")}");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using (var transaction = other.BeginTransaction(deferred: false))
        {
            await IsRefusedAsync(stage, citizen);
        }

        await citizen.WaitForAsync("LB-");
        await stage.UntilTheHubHasAsync(1);
    }

    [Fact]
    public async Task F31_While_the_database_server_is_away_nothing_is_acknowledged()
    {
        var address = new NpgsqlConnectionStringBuilder(await PostgresServer.NewDatabaseAsync());
        await using var wire = new Link(address.Port);
        address.Port = wire.Port;
        await using var stage = await Stage.StartAsync(1, ("Ledger__ConnectionString", address.ConnectionString));
        var citizen = await stage.AtReviewAsync(7301);
        wire.Refuse();
        await IsRefusedAsync(stage, citizen);

        wire.Heal();
        await citizen.WaitForAsync("LB-");
        await stage.UntilTheHubHasAsync(1);
    }

    private static async Task IsRefusedAsync(Stage stage, Citizen citizen)
    {
        _ = stage.Answers;
        citizen.Press("Kirim");
        await Programs.UntilAsync(() => Task.FromResult(!stage.Telegram.Webhook.Answers.IsEmpty), "the webhook answers", 60);
        Assert.All(stage.Answers, status => Assert.Equal(503, status));
        Assert.DoesNotContain(citizen.Messages, message => message.Text.Contains("LB-", StringComparison.Ordinal));
    }
}

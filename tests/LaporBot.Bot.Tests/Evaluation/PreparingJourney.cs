using System.Net;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Bot.Tests.Ledger;
using Npgsql;
using Xunit;

namespace LaporBot.Bot.Tests.Evaluation;

/// <summary>Figures that take long to make: an official reads so at once, and the page comes by itself.</summary>
public sealed class PreparingJourney
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_waits_before_an_empty_window()
    {
        var ledger = await PostgresServer.NewDatabaseAsync();
        await using var gateway = await LaporBotApplication.StartAsync(("Ledger__ConnectionString", ledger));
        using var desk = await SomeDesk.EnterAsync(gateway, SomeDesk.Inspektorat);
        await Programs.UntilAsync(async () => (await desk.GetAsync("/evaluasi")).Status == HttpStatusCode.OK, "the figures are there");

        // Nothing can be read of what is counted until this ends; what was read lately is answered from memory for some seconds.
        await using var connection = new NpgsqlConnection(ledger);
        await connection.OpenAsync(Cancel);
        await using (var shut = await connection.BeginTransactionAsync(Cancel))
        {
            await using var command = new NpgsqlCommand("LOCK TABLE case_facts IN ACCESS EXCLUSIVE MODE", connection, shut);
            await command.ExecuteNonQueryAsync(Cancel);
            await Programs.UntilAsync(async () => (await desk.GetAsync("/evaluasi?masa=2026")).Status == HttpStatusCode.Accepted, "the page says that it is being prepared");
            using var waiting = await desk.FetchAsync("/evaluasi?masa=2026");
            Assert.Equal("2", Assert.Single(waiting.Headers.GetValues("Refresh")));
            var page = await desk.GetAsync("/evaluasi?masa=2026");
            Assert.Contains("sedang disusun", page.Text, StringComparison.Ordinal);
            Assert.Contains("/admin/evaluasi?masa=2026", page.Html, StringComparison.Ordinal);

            // The others go on working.
            Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/kasus")).Status);
        }

        await Programs.UntilAsync(async () => (await desk.GetAsync("/evaluasi?masa=2026")).Status == HttpStatusCode.OK, "the page comes");
    }
}

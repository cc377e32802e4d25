using System.Net;
using LaporBot.Bot.Tests.Ledger;
using Npgsql;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>The ledger goes away under the hands of somebody who writes, and comes back.</summary>
public sealed class LedgerAwayJourney
{
    [Fact]
    public async Task A_sentence_is_read_nothing_is_lost_and_the_same_form_goes_through_afterwards()
    {
        var connection = await PostgresServer.NewDatabaseAsync();
        var elsewhere = await PostgresServer.NewDatabaseAsync();
        var database = new NpgsqlConnectionStringBuilder(connection).Database;
        await using var gateway = await LaporBotApplication.StartAsync(("Ledger__ConnectionString", connection));
        using var clerk = await SomeDesk.EnterAsync(gateway);
        var token = SomeDesk.Field(await clerk.GetAsync("/templat"), "__RequestVerificationToken");
        (string, string)[] form = [("nama", "Ucapan"), ("isi", "Terima kasih, laporan {nomor} kami terima."), ("__RequestVerificationToken", token)];

        await PostgresServer.FillAsync(elsewhere, $"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        var page = await clerk.GetAsync("/kasus?status=Relayed");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("href=\"/admin/kasus?status=Relayed\"", page.Html, StringComparison.Ordinal);
        var lost = await clerk.ForgeAsync("/templat", form);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, lost.Status);
        Assert.Contains("Terima kasih, laporan {nomor} kami terima.", lost.Text, StringComparison.Ordinal);
        Assert.Contains("action=\"/admin/templat\"", lost.Html, StringComparison.Ordinal);
        Assert.Contains(gateway.Printed, line => line.Contains("[8001]", StringComparison.Ordinal));
        Assert.DoesNotContain(gateway.Printed, line => line.Contains("Terima kasih", StringComparison.Ordinal));

        await PostgresServer.FillAsync(elsewhere, $"ALTER DATABASE {database} WITH ALLOW_CONNECTIONS true");
        await Programs.UntilAsync(async () => (await clerk.ForgeAsync("/templat", form)).GoesTo is not null, "the same form goes through", 60);
        Assert.Contains("Ucapan", (await clerk.GetAsync("/templat")).Text);
    }
}

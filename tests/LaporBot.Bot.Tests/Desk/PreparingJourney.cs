using System.Net;
using LaporBot.Bot.Tests.Ledger;
using Npgsql;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>What takes long to make: an official reads so at once, everybody else works on, and the page comes by itself.</summary>
public sealed class PreparingJourney : IAsyncLifetime
{
    private string _ledger = "";
    private LaporBotApplication _gateway = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ledger = await PostgresServer.NewDatabaseAsync();
        _gateway = await LaporBotApplication.StartAsync(("Ledger__ConnectionString", _ledger));
    }

    public async ValueTask DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Figures_that_cannot_be_read_yet()
    {
        using var desk = await SomeDesk.EnterAsync(_gateway, SomeDesk.Inspektorat);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/evaluasi")).Status);

        // What was read lately is answered from memory for some seconds.
        await WhileShutAsync("case_facts", async () =>
        {
            await Programs.UntilAsync(async () => (await desk.OnceAsync("/evaluasi?masa=2026")).Status == HttpStatusCode.Accepted, "the page says that it is being prepared");
            await IsPreparedAsync(desk, "/evaluasi?masa=2026", "sedang disusun");
            Assert.Equal(HttpStatusCode.OK, (await desk.OnceAsync("/kasus")).Status);
        });
        Assert.Contains("90", (await desk.GetAsync("/evaluasi?masa=2026")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipients_that_are_still_being_counted()
    {
        using var desk = await SomeDesk.EnterAsync(_gateway);
        var draft = (await desk.PostAsync("/siaran", ("isi", "Jalan ditutup besok."), ("tujuan", "kasus"), ("kategori", "jalan"))).GoesTo!.Split('?')[0];
        await WhileShutAsync("people", async () =>
        {
            await IsPreparedAsync(desk, draft, "sedang dihitung");
            Assert.Equal(HttpStatusCode.OK, (await desk.OnceAsync("/siaran")).Status);
        });
        Assert.Contains("Jalan ditutup besok.", (await desk.GetAsync(draft)).Text, StringComparison.Ordinal);
    }

    private static async Task IsPreparedAsync(SomeDesk desk, string path, string words)
    {
        using var first = await desk.FetchAsync(path);
        Assert.Equal((HttpStatusCode.Accepted, "1"), (first.StatusCode, Assert.Single(first.Headers.GetValues("Refresh"))));
        var page = await desk.OnceAsync(path);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.Contains(path, page.Html, StringComparison.Ordinal);
    }

    /// <summary>Nobody can read this table meanwhile.</summary>
    private async Task WhileShutAsync(string table, Func<Task> act)
    {
        await using var connection = new NpgsqlConnection(_ledger);
        await connection.OpenAsync(Cancel);
        await using var shut = await connection.BeginTransactionAsync(Cancel);
        await using var command = new NpgsqlCommand($"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", connection, shut);
        await command.ExecuteNonQueryAsync(Cancel);
        await act();
    }
}

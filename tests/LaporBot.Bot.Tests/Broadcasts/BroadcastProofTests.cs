using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Workers;
using LaporBot.Core;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Broadcasts;

/// <summary>What may be said, when, and in which order: rules without a ledger, but for the rehearsal.</summary>
public sealed class BroadcastProofTests : BroadcastTest
{
    [Theory]
    [InlineData("Lihat https://lapor.go.id/info dan bima.go.id", "")]
    [InlineData("Lihat https://lapor.go.id.jahat.com/info", "https://lapor.go.id.jahat.com/info")]
    [InlineData("Lihat https://lapor.go.id@jahat.com/", "https://lapor.go.id@jahat.com/")]
    [InlineData("Klik bit.ly/hadiah sekarang", "bit.ly/hadiah")]
    [InlineData("Klik www.hadiah.example", "www.hadiah.example")]
    [InlineData("Buka tg://resolve?domain=x", "tg://resolve?domain=x")]
    [InlineData("Buka javascript://go.id/%0aalert(1)", "javascript://go.id/%0aalert(1)")]
    [InlineData("Hubungi @bantuan_palsu", "@bantuan_palsu")]
    [InlineData("Surel ke humas@bimakab.go.id, Jl.Pejanggik no.3, pukul 08.00, Rp2.500.000", "")]
    [InlineData("Lihat https://lаpor.go.id/", "")]
    [InlineData("Lihat https://gо.id/ palsu", "https://gо.id/")]
    public void Only_links_of_trusted_domains_pass(string text, string found) =>
        Assert.Equal(found, string.Join(' ', LinkScan.Foreign(text, ["go.id"])));

    [Fact]
    public async Task A_text_that_cannot_go_is_told_why()
    {
        await Bench.InstitutionsAsync();
        await Bench.FileAsync();
        async Task<string[]> FaultsAsync(string text, string? english = null)
        {
            var id = await Bench.DraftAsync(text, english: english);
            var rehearsal = await Bench.Office.RehearseAsync(await Bench.RowAsync(id), Cancel);
            Assert.Equal(rehearsal.HasFaults ? BroadcastAnswer.Faulty : BroadcastAnswer.Done, await Bench.Office.SubmitAsync(BroadcastBench.Author, id, again: true, Cancel));
            return [.. rehearsal.Findings.Where(one => one.IsFault).Select(one => one.Kind)];
        }

        Assert.Empty(await FaultsAsync("Air mati besok. 👨‍👩‍👧"));
        Assert.Equal([FindingKinds.Empty], await FaultsAsync(" "));
        Assert.Equal([FindingKinds.TooLong], await FaultsAsync(new string('a', 3001)));
        Assert.Equal([FindingKinds.Link], await FaultsAsync("Air mati.", "See evil.com"));
        Assert.Equal([FindingKinds.Hidden], await FaultsAsync("Air \u202Emati"));
    }

    [Fact]
    public async Task A_rehearsal_shows_every_variant_and_warns_of_personal_data()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(51);
        var id = await Bench.DraftAsync("Hubungi Pak Ali 0812-3456-7890.", english: null);

        var rehearsal = await Bench.Office.RehearseAsync(await Bench.RowAsync(id), Cancel);

        Assert.Equal([("test", "id"), ("test", "en")], rehearsal.Proofs.Select(proof => (proof.Channel, proof.Language)));
        Assert.Contains("Indonesian only", rehearsal.Proofs[1].Parts[0], StringComparison.Ordinal);
        Assert.Equal([FindingKinds.PersonalData, FindingKinds.NoEnglish], rehearsal.Findings.Select(finding => finding.Kind));
        Assert.True(rehearsal.NeedsSecond);
        Assert.False(rehearsal.IsMeasured);
        Assert.Equal(20, rehearsal.PerSecond);
        Assert.Equal(TimeSpan.FromSeconds(51 / 20.0), rehearsal.Ends - rehearsal.Starts);
    }

    [Theory]
    [InlineData("2026-11-25T09:00:00+08:00", 2, "2026-11-25T11:00:00+08:00")]
    [InlineData("2026-11-25T19:00:00+08:00", 2, "2026-11-26T08:00:00+08:00")]
    [InlineData("2026-11-25T22:00:00+08:00", 1, "2026-11-26T08:00:00+08:00")]
    [InlineData("2026-11-25T03:00:00+08:00", 30, "2026-11-27T11:00:00+08:00")]
    public void The_estimate_knows_the_night(string start, int hours, string end)
    {
        var sending = new SendingHours(Options.Create(new BroadcastOptions()), Options.Create(new NodeOptions()), new FakeTimeProvider());
        Assert.Equal(DateTimeOffset.Parse(end, null), sending.EndOf(DateTimeOffset.Parse(start, null), TimeSpan.FromHours(hours)));
    }

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 20)]
    [InlineData(100_000, 1000)]
    public void The_first_ones_are_one_in_a_hundred_but_enough_to_read(int total, int first) => Assert.Equal(first, new BroadcastOptions().CanaryOf(total));

    [Fact]
    public async Task News_of_ones_own_case_go_first()
    {
        var time = new FakeTimeProvider();
        var way = new RightOfWay(time);
        var turn = new TaskCompletionSource<bool>();
        var news = way.PassAsync(_ => turn.Task, Cancel);
        var bulk = way.IsFreeAsync(Cancel);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.False(bulk.IsCompleted);

        turn.SetResult(true);
        Assert.True(await news);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(await bulk);
    }

    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(Parts);
}

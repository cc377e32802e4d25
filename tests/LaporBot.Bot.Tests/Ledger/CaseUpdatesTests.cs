using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>What becomes of the hub's news.</summary>
public abstract class CaseUpdatesSpec : LedgerTest
{
    private CaseUpdates Updates => Harness.Get<CaseUpdates>();

    [Fact]
    public async Task A_change_moves_the_case_is_kept_and_told_once()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1");
        var update = Some.Update("hub-1", words: "Tim sudah di lokasi.") with { Agency = "Dinas PUPR", ExpectedAt = Some.Moment.AddDays(5) };

        Assert.Equal(UpdateResult.Applied, await Updates.ApplyAsync(update, Cancel));

        var one = (await Harness.Ledger.FindAsync(ticket, Cancel))!;
        Assert.Equal(
            (ComplaintStatus.InProgress, update.At, "Dinas PUPR", "Tim sudah di lokasi."), (one.Status, one.StatusSince, one.Agency, one.HubWords));
        Assert.True((await Harness.EventsAsync(ticket)).Single(kept => kept.UpdateId == update.UpdateId).Moved);
        var told = await ToldAsync(complaint);
        Assert.Contains("Tim sudah di lokasi.", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_institution_the_hub_names_is_where_the_case_lies_from_then_on()
    {
        var (ticket, _) = await Harness.BoundAsync("hub-1");
        await Harness.Get<Institutions>().KeepAsync(null, new InstitutionRow { Code = "ntb", Name = "Pemerintah Provinsi NTB", RegionCode = "52", IsActive = true, HasDecree = true }, Cancel);
        await Harness.Get<Institutions>().KeepAsync(null, new InstitutionRow { Code = "ntb/pupr", ParentCode = "ntb", Name = "Dinas PUPR Provinsi NTB", HubName = "Dinas Pekerjaan Umum", RegionCode = "52", IsActive = true, HasDecree = false }, Cancel);

        await Updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.Verified, Some.Moment.AddHours(1)) with { Agency = "dinas pekerjaan umum " }, Cancel);
        Assert.Equal("ntb/pupr", (await Harness.RowAsync(ticket)).InstitutionCode);
        Assert.Equal("ntb/pupr", (await Harness.EventsAsync(ticket)).Single(kept => kept.Status == ComplaintStatus.Verified).InstitutionCode);

        await Updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.InProgress, Some.Moment.AddHours(2)) with { Agency = "Kantor yang tidak kami kenal" }, Cancel);
        await Updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.Verified, Some.Moment) with { Agency = "Pemerintah Provinsi NTB" }, Cancel);
        Assert.Equal("ntb/pupr", (await Harness.RowAsync(ticket)).InstitutionCode);
    }

    [Fact]
    public async Task The_same_update_again_changes_nothing()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1");
        var update = Some.Update("hub-1");
        await Updates.ApplyAsync(update, Cancel);

        Assert.Equal(UpdateResult.Known, await Updates.ApplyAsync(update with { Status = ComplaintStatus.Closed }, Cancel));

        Assert.Equal(ComplaintStatus.InProgress, (await Harness.Ledger.FindAsync(ticket, Cancel))!.Status);
        Assert.Single(await ToldAsync(complaint));
    }

    [Fact]
    public async Task Ten_at_once_tell_it_once()
    {
        var (_, complaint) = await Harness.BoundAsync("hub-1");
        var update = Some.Update("hub-1");

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Updates.ApplyAsync(update, Cancel))));

        Assert.Single(results, UpdateResult.Applied);
        Assert.Equal(9, results.Count(result => result == UpdateResult.Known));
        Assert.Single(await ToldAsync(complaint));
    }

    [Fact]
    public async Task The_same_update_id_of_another_case_is_another_update()
    {
        await Harness.BoundAsync("hub-1");
        await Harness.BoundAsync("hub-2");
        var update = Some.Update("hub-1");

        Assert.Equal(UpdateResult.Applied, await Updates.ApplyAsync(update, Cancel));
        Assert.Equal(UpdateResult.Applied, await Updates.ApplyAsync(update with { TrackingId = "hub-2" }, Cancel));
    }

    [Fact]
    public async Task An_id_that_is_not_ours_is_an_unknown_case() =>
        Assert.Equal(UpdateResult.UnknownCase, await Updates.ApplyAsync(Some.Update("nobody"), Cancel));

    [Fact]
    public async Task What_comes_too_late_is_kept_and_never_moves_the_case_back()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1");
        await Updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.Closed, Some.Moment.AddHours(5)), Cancel);

        var late = Some.Update("hub-1", ComplaintStatus.InProgress, Some.Moment.AddHours(4));
        Assert.Equal(UpdateResult.Applied, await Updates.ApplyAsync(late, Cancel));

        Assert.Equal(ComplaintStatus.Closed, (await Harness.Ledger.FindAsync(ticket, Cancel))!.Status);
        Assert.False((await Harness.EventsAsync(ticket)).Single(kept => kept.UpdateId == late.UpdateId).Moved);
        Assert.Single(await ToldAsync(complaint));
    }

    [Fact]
    public async Task A_hub_whose_clock_is_behind_ours_still_moves_the_case()
    {
        var (ticket, _) = await Harness.BoundAsync("hub-1");

        await Updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.Verified, Some.Moment.AddMinutes(-10)), Cancel);

        Assert.Equal(ComplaintStatus.Verified, (await Harness.Ledger.FindAsync(ticket, Cancel))!.Status);
    }

    [Fact]
    public async Task The_same_status_without_new_words_is_not_told()
    {
        var (_, complaint) = await Harness.BoundAsync("hub-1");
        await Updates.ApplyAsync(Some.Update("hub-1", words: "Sedang dikerjakan."), Cancel);

        await Updates.ApplyAsync(Some.Update("hub-1", at: Some.Moment.AddHours(2), words: "Sedang dikerjakan."), Cancel);
        await Updates.ApplyAsync(Some.Update("hub-1", at: Some.Moment.AddHours(3)), Cancel);
        Assert.Single(await ToldAsync(complaint));

        await Updates.ApplyAsync(Some.Update("hub-1", at: Some.Moment.AddHours(4), words: "Aspal sudah datang."), Cancel);
        Assert.Equal(2, (await ToldAsync(complaint)).Count);
    }

    [Fact]
    public async Task A_word_we_do_not_know_is_shown_and_moves_nothing()
    {
        var (ticket, complaint) = await Harness.BoundAsync("hub-1");

        await Updates.ApplyAsync(Some.Update("hub-1", status: null), Cancel);

        Assert.Equal(ComplaintStatus.Relayed, (await Harness.Ledger.FindAsync(ticket, Cancel))!.Status);
        Assert.Contains("SOMETHING_NEW", Assert.Single(await ToldAsync(complaint)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_of_a_secret_case_go_to_its_owner_only_and_in_their_language()
    {
        var secret = Some.FullComplaint();
        var (ticket, complaint) = await Harness.BoundAsync("hub-1", secret);

        await Updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.Answered, words: "Done."), Cancel);

        Assert.True((await Harness.Ledger.FindAsync(ticket, Cancel))!.IsSecret);
        var all = await Harness.LookAsync(context => Task.FromResult(context.Deliveries.ToList()));
        Assert.All(all, row => Assert.Equal((complaint.Owner.Channel, complaint.Owner.Value), (row.Channel, row.Address)));
        Assert.Contains("Followed up", Assert.Single(await ToldAsync(complaint)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_and_words_of_any_length_and_kind_are_survived()
    {
        var (_, complaint) = await Harness.BoundAsync("hub-1");
        var wild = Some.Update("hub-1", words: "Se\0lesai \ud83d") with { UpdateId = new string('x', 9000) };

        Assert.Equal(UpdateResult.Applied, await Updates.ApplyAsync(wild, Cancel));
        Assert.Equal(UpdateResult.Known, await Updates.ApplyAsync(wild, Cancel));
        Assert.Equal(UpdateResult.UnknownCase, await Updates.ApplyAsync(Some.Update(new string('y', 9000)), Cancel));
        Assert.Single(await ToldAsync(complaint));
    }

    [Fact]
    public async Task Open_cases_are_those_not_final()
    {
        await Harness.BoundAsync("hub-1");
        await Harness.BoundAsync("hub-2");
        Assert.Null(await Updates.LastHeardAsync(Cancel));
        await Updates.ApplyAsync(Some.Update("hub-1", ComplaintStatus.Closed), Cancel);

        Assert.Equal(["hub-2"], await Updates.OpenTrackingIdsAsync(50, Cancel));
        Assert.Equal(Some.Moment.AddHours(1), await Updates.LastHeardAsync(Cancel));
    }

    /// <summary>What the owner was told of the hub's news, beside the message about the number.</summary>
    private async Task<List<string>> ToldAsync(Complaint complaint) =>
        [.. (await Harness.DeliveriesAsync(complaint.Owner))
            .Where(row => row.DeliveryId.StartsWith("status:", StringComparison.Ordinal))
            .Select(row => StoredMessage.Read(row.Message).PlainText)];
}

public sealed class SqliteCaseUpdatesTests : CaseUpdatesSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync();
}

public sealed class PostgresCaseUpdatesTests : CaseUpdatesSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync();
}

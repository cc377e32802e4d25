using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every ledger promises about cases of the same thing.</summary>
public abstract class AlikeCasesSpec
{
    private static readonly DateTimeOffset LongAgo = Some.Moment.AddDays(-30);

    protected abstract ILedger Ledger { get; }

    protected abstract IAlikeCases Alike { get; }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Brings a case where the hub would have brought it.</summary>
    protected abstract Task MoveAsync(TicketNumber ticket, ComplaintStatus status);

    [Fact]
    public async Task Open_cases_of_the_same_region_are_near_and_ones_own_are_marked()
    {
        var mine = Some.Complaint();
        var own = await Ledger.FileAsync(mine, Cancel);
        var other = await Ledger.FileAsync(Some.Complaint(), Cancel);

        var near = await Alike.NearAsync(Again(mine), LongAgo, Cancel);

        Assert.True(Assert.Single(near, one => one.Ticket == own).IsOwn);
        Assert.False(Assert.Single(near, one => one.Ticket == other).IsOwn);
    }

    [Fact]
    public async Task Secret_ended_foreign_and_old_cases_of_others_are_not_offered()
    {
        var secret = await Ledger.FileAsync(Some.Complaint() with { IsSecret = true }, Cancel);
        var ended = await Ledger.FileAsync(Some.Complaint(), Cancel);
        await MoveAsync(ended, ComplaintStatus.Closed);
        var elsewhere = await Ledger.FileAsync(Some.Complaint() with { Region = Regions.ByCode("52.05")! }, Cancel);
        var old = await Ledger.FileAsync(Some.Complaint() with { FiledAt = LongAgo.AddDays(-1) }, Cancel);

        var near = await Alike.NearAsync(Some.Complaint(), LongAgo, Cancel);

        Assert.DoesNotContain(near, one => one.Ticket == secret || one.Ticket == ended || one.Ticket == elsewhere || one.Ticket == old);
    }

    [Fact]
    public async Task Whoever_supports_a_case_twice_counts_once()
    {
        var ticket = await Ledger.FileAsync(Some.Complaint(), Cancel);
        var (first, second) = (Some.Address(), Some.Address());

        Assert.True(await Alike.SupportAsync(ticket, first, "id", Cancel));
        Assert.True(await Alike.SupportAsync(ticket, first, "id", Cancel));
        Assert.True(await Alike.SupportAsync(ticket, second, "en", Cancel));

        Assert.Equal(2, Assert.Single(await Alike.NearAsync(Some.Complaint(), LongAgo, Cancel), one => one.Ticket == ticket).Supporters);
    }

    [Fact]
    public async Task Neither_a_secret_nor_an_ended_nor_an_unknown_case_can_be_supported()
    {
        var secret = await Ledger.FileAsync(Some.Complaint() with { IsSecret = true }, Cancel);
        var ended = await Ledger.FileAsync(Some.Complaint(), Cancel);
        await MoveAsync(ended, ComplaintStatus.Withdrawn);

        foreach (var ticket in (TicketNumber[])[secret, ended, TicketNumber.Draw()])
        {
            Assert.False(await Alike.SupportAsync(ticket, Some.Address(), "id", Cancel));
        }
    }

    private static Complaint Again(Complaint complaint) => complaint with { DraftId = Guid.NewGuid() };
}

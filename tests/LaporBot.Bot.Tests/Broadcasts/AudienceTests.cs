using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Broadcasts;

/// <summary>Who gets it, each once, and who does not and why.</summary>
public abstract class AudienceSpec : BroadcastTest
{
    [Fact]
    public async Task Everybody_counts_once_and_what_is_taken_away_is_shown_apart()
    {
        await Bench.InstitutionsAsync();
        var twice = await Bench.FileAsync();
        await Bench.FileAsync(complaint => complaint with { Owner = twice, Language = "en", FiledAt = Some.Moment.AddHours(1) });
        var quiet = await Bench.FileAsync();
        await Harness.Get<Bot.Ledger.People>().HearAsync(quiet, broadcasts: false, Cancel);
        var gone = await Bench.FileAsync();
        await Harness.LookAsync(context => Bot.Ledger.Reach.LoseAsync(context, gone, Some.Moment, Cancel));
        await Bench.FileAsync(complaint => complaint with { IsSecret = true });
        await Bench.FileAsync(complaint => complaint with { Owner = Some.Address("surat") });
        await Bench.FileAsync(complaint => complaint with { Owner = new ReplyAddress("test", $"{ComplaintForm.AddressPrefix}{Guid.NewGuid():N}") });
        var erased = await Bench.FileAsync();
        await Harness.Get<IAftercare>().DoAsync(new PersonStep.Erase(Guid.NewGuid(), erased, StopsNews: false), Cancel);

        var count = await Bench.CountAsync(BroadcastBench.Roads);

        Assert.Equal(1, count.Reached);
        Assert.Equal([("en", 1L)], count.ByLanguage());
        Assert.Equal([("test", 1L)], count.ByChannel());
        Assert.Equal(
            [1, 1, 1, 2, 1],
            new[] { Verdicts.OptedOut, Verdicts.Unreachable, Verdicts.Secret, Verdicts.NoChannel, Verdicts.Erased }.Select(count.Of));
    }

    [Fact]
    public async Task Each_copy_knows_the_one_case_of_its_person_or_that_there_are_several()
    {
        await Bench.InstitutionsAsync();
        var one = await Bench.FileAsync();
        var two = await Bench.FileAsync();
        await Bench.FileAsync(complaint => complaint with { Owner = two });
        var half = await Bench.FileAsync(complaint => complaint with { IsSecret = true });
        await Bench.FileAsync(complaint => complaint with { Owner = half });
        var follower = Some.Address();
        var tickets = await Harness.LookAsync(context => context.Complaints.AsNoTracking().ToListAsync());
        await Harness.Get<IAlikeCases>().SupportAsync(tickets.Single(row => row.OwnerAddress == one.Value).Ticket, follower, "id", Cancel);

        var id = await Bench.BegunAsync();

        var about = (await Bench.RecipientsAsync(id)).ToDictionary(row => row.Address, row => row.About);
        Assert.Equal($"{tickets.Single(row => row.OwnerAddress == one.Value).Ticket}", about[one.Value]);
        Assert.Equal(Announcement.Several, about[two.Value]);
        Assert.Equal($"{tickets.Single(row => row.OwnerAddress == half.Value && !row.IsSecret).Ticket}", about[half.Value]);
        Assert.Null(about[follower.Value]);

        await Bench.RoundAsync();
        var correction = (await Bench.Office.CorrectAsync(BroadcastBench.Author, id, "Jalan ditutup lusa.", null, Cancel))!.Value;
        await Bench.GoAsync(correction);
        await Bench.RoundAsync();
        Assert.Equal(about, (await Bench.RecipientsAsync(correction)).ToDictionary(row => row.Address, row => row.About));
    }

    [Fact]
    public async Task A_secret_case_brings_nobody_in_even_when_another_case_of_theirs_does()
    {
        await Bench.InstitutionsAsync();
        var person = await Bench.FileAsync(complaint => complaint with { IsSecret = true, CategoryCode = "air" });
        await Bench.FileAsync(complaint => complaint with { Owner = person });

        Assert.Equal(0, (await Bench.CountAsync(new Audience { Kind = AudienceKind.Cases, Category = "air" })).Reached);
        Assert.Equal(1, (await Bench.CountAsync(new Audience { Kind = AudienceKind.Everybody })).Reached);
    }

    [Fact]
    public async Task Nobody_writes_to_people_of_another_institution()
    {
        await Bench.InstitutionsAsync();
        await Bench.FileAsync(institution: "kab-bima/pupr");
        await Bench.FileAsync(complaint => complaint with { Region = new Region("52.06.01", "Bolo") }, institution: null);
        await Bench.FileAsync(institution: null);
        await Bench.FileAsync(institution: "kota-mataram");

        Assert.Equal(2, (await Bench.CountAsync(new Audience { Kind = AudienceKind.Everybody })).Reached);
        Assert.Equal(0, (await Bench.CountAsync(new Audience { Kind = AudienceKind.Cases, Institution = "kota-mataram" })).Reached);
        Assert.Equal(1, (await Bench.CountAsync(new Audience { Kind = AudienceKind.Cases, Institution = "kab-bima" })).Reached);
    }

    [Fact]
    public async Task Every_criterion_narrows()
    {
        await Bench.InstitutionsAsync();
        var incident = Guid.NewGuid();
        var one = await Bench.FileAsync(incident: incident);
        await Bench.FileAsync(complaint => complaint with { CategoryCode = "air", Region = new Region("52.06.02", "Sape"), FiledAt = Some.Moment.AddDays(-40) });
        var ticket = (await Harness.LookAsync(context => context.Complaints.SingleAsync(row => row.OwnerAddress == one.Value))).Ticket;
        await Harness.Get<IAlikeCases>().SupportAsync(ticket, Some.Address(), "id", Cancel);

        async Task<long> Of(Audience audience) => (await Bench.CountAsync(audience)).Reached;
        Assert.Equal(2, await Of(new Audience { Kind = AudienceKind.Incident, IncidentId = incident }));
        Assert.Equal(1, await Of(new Audience { Kind = AudienceKind.Incident, IncidentId = incident, Part = AudiencePart.Reporters }));
        Assert.Equal(1, await Of(new Audience { Kind = AudienceKind.Tickets, Tickets = [ticket.ToString()], Part = AudiencePart.Followers }));
        Assert.Equal(1, await Of(new Audience { Kind = AudienceKind.Cases, Category = "air" }));
        Assert.Equal(1, await Of(new Audience { Kind = AudienceKind.Cases, Region = "52.06" }));
        Assert.Equal(0, await Of(new Audience { Kind = AudienceKind.Cases, Region = "52.0" }));
        Assert.Equal(0, await Of(new Audience { Kind = AudienceKind.Cases, Region = "%" }));
        Assert.Equal(3, await Of(new Audience { Kind = AudienceKind.Cases, Status = ComplaintStatus.Submitted }));
        Assert.Equal(1, await Of(new Audience { Kind = AudienceKind.Cases, Until = new DateOnly(2026, 11, 1) }));
        Assert.Equal(2, await Of(new Audience { Kind = AudienceKind.Cases, From = new DateOnly(2026, 11, 25), Until = new DateOnly(2026, 11, 25) }));
        Assert.Equal(0, await Of(new Audience { Kind = AudienceKind.Cases, Category = "jalan' OR '1'='1" }));
    }
}

public sealed class SqliteAudienceTests : AudienceSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(Parts);
}

public sealed class PostgresAudienceTests : AudienceSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(Parts);
}

using System.Text.Json;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every ledger promises to a conversation.</summary>
public abstract class LedgerSpec
{
    private const int Racers = 20;

    /// <summary>A ledger that may be shared with other tests.</summary>
    protected abstract ILedger Ledger { get; }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The complaint as it is kept.</summary>
    protected abstract Task<Complaint> KeptAsync(TicketNumber ticket);

    /// <summary>What is queued for one person, oldest first.</summary>
    protected abstract Task<IReadOnlyList<QueuedDelivery>> QueuedForAsync(ReplyAddress to);

    [Fact]
    public async Task A_filed_complaint_is_a_case_that_waits_for_the_hub()
    {
        var complaint = Some.Complaint();

        var ticket = await Ledger.FileAsync(complaint, Cancel);

        var one = await Ledger.FindAsync(ticket, Cancel);
        Assert.Equal(
            new ComplaintCase
            {
                Ticket = ticket,
                Owner = complaint.Owner,
                Title = complaint.Title,
                IsSecret = false,
                Status = ComplaintStatus.Submitted,
                FiledAt = complaint.FiledAt,
                StatusSince = complaint.FiledAt,
            },
            one);
    }

    [Fact]
    public async Task Every_field_of_a_complaint_is_kept()
    {
        var full = Some.FullComplaint();
        var bare = Some.Complaint() with { IncidentDate = null, Place = null, Region = Region.Elsewhere };

        Assert.Equal(Print(InUtc(full)), Print(InUtc(await KeptAsync(await Ledger.FileAsync(full, Cancel)))));
        Assert.Equal(Print(InUtc(bare)), Print(InUtc(await KeptAsync(await Ledger.FileAsync(bare, Cancel)))));
    }

    [Fact]
    public async Task Filing_the_same_draft_again_gives_the_first_ticket_and_changes_nothing()
    {
        var complaint = Some.Complaint();
        var first = await Ledger.FileAsync(complaint, Cancel);

        var second = await Ledger.FileAsync(complaint with { Title = "Judul yang lain sama sekali" }, Cancel);

        Assert.Equal(first, second);
        Assert.Equal(complaint.Title, Assert.Single(await Ledger.CasesOfAsync(complaint.Owner, 5, Cancel)).Title);
    }

    [Fact]
    public async Task Twenty_at_once_file_one_draft_once()
    {
        var complaint = Some.FullComplaint();

        var tickets = await Task.WhenAll(Enumerable.Range(0, Racers).Select(_ => Task.Run(() => Ledger.FileAsync(complaint, Cancel))));

        Assert.Single(tickets.Distinct());
        Assert.Single(await Ledger.CasesOfAsync(complaint.Owner, Racers, Cancel));
        Assert.Equal(3, (await KeptAsync(tickets[0])).Files.Length);
    }

    [Fact]
    public async Task A_number_nobody_has_finds_nothing() =>
        Assert.Null(await Ledger.FindAsync(TicketNumber.Draw(), Cancel));

    [Fact]
    public async Task The_newest_cases_come_first_and_no_more_than_asked_for()
    {
        var owner = Some.Address();
        for (var day = 0; day < 4; day++)
        {
            await Ledger.FileAsync(Some.Complaint(owner, Some.Moment.AddDays(day)), Cancel);
        }

        var cases = await Ledger.CasesOfAsync(owner, 3, Cancel);

        Assert.Equal([3, 2, 1], cases.Select(one => (int)(one.FiledAt - Some.Moment).TotalDays));
    }

    [Fact]
    public async Task The_same_value_in_another_channel_is_another_person()
    {
        var owner = Some.Address("telegram");
        await Ledger.FileAsync(Some.Complaint(owner), Cancel);

        Assert.Empty(await Ledger.CasesOfAsync(owner with { Channel = "webchat" }, 5, Cancel));
        Assert.Empty(await Ledger.CasesOfAsync(Some.Address(), 5, Cancel));
    }

    [Fact]
    public async Task A_delivery_queued_twice_is_one_delivery()
    {
        var to = Some.Address();
        var id = Some.Id("delivery");
        var message = Some.Message() with { Choices = [new Choice("Status", "status", ChoiceStyle.Primary)], IsVital = true };

        await Ledger.EnqueueAsync(id, to, message, Cancel);
        await Ledger.EnqueueAsync(id, to, Some.Message("Lain"), Cancel);

        var queued = Assert.Single(await QueuedForAsync(to));
        Assert.Equal(id, queued.Id);
        Assert.Equal(Print(message), Print(queued.Message));
    }

    [Fact]
    public async Task Deliveries_to_one_person_keep_their_order()
    {
        var to = Some.Address();
        for (var i = 0; i < 5; i++)
        {
            await Ledger.EnqueueAsync(Some.Id("delivery"), to, Some.Message($"kabar {i}"), Cancel);
        }

        Assert.Equal(
            ["kabar 0", "kabar 1", "kabar 2", "kabar 3", "kabar 4"],
            (await QueuedForAsync(to)).Select(one => one.Message.PlainText));
    }

    /// <summary>A ledger keeps the moment, not the zone it was told in.</summary>
    private static Complaint InUtc(Complaint complaint) => complaint with
    {
        FiledAt = complaint.FiledAt.ToUniversalTime(),
        Consent = complaint.Consent with { At = complaint.Consent.At.ToUniversalTime() },
    };

    private static string Print<T>(T value) => JsonSerializer.Serialize(value);
}

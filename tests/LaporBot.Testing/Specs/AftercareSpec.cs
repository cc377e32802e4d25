using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every ledger promises about cases after filing, and about a person's own data.</summary>
public abstract class AftercareSpec
{
    protected abstract ILedger Ledger { get; }

    protected abstract IAftercare Care { get; }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Brings a case where the hub would have brought it.</summary>
    protected abstract Task MoveAsync(TicketNumber ticket, ComplaintStatus status);

    [Fact]
    public async Task An_addition_is_kept_once_however_often_it_is_asked_for()
    {
        var (ticket, owner) = await FiledAsync();
        var step = Add(ticket, owner);

        Assert.Equal(new StepResult(StepVerdict.Taken, 1), await Care.TakeAsync(step, Cancel));
        Assert.Equal(new StepResult(StepVerdict.Taken, 2), await Care.TakeAsync(Add(ticket, owner, "Dan yang kedua"), Cancel));
        Assert.Equal(new StepResult(StepVerdict.Taken, 1), await Care.TakeAsync(step, Cancel));

        var file = (await Care.OpenAsync(ticket, Cancel))!;
        Assert.Equal(2, file.Additions);
        Assert.Equal(2, file.Events.Count(one => one.Kind == CaseEventKind.Added));
    }

    [Fact]
    public async Task Ten_at_once_are_ten_and_the_eleventh_is_refused()
    {
        var (ticket, owner) = await FiledAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Care.TakeAsync(Add(ticket, owner), Cancel))));

        Assert.Equal(10, results.Count(result => result.Verdict == StepVerdict.Taken));
        Assert.Equal(2, results.Count(result => result.Verdict == StepVerdict.Full));
        Assert.Equal(10, (await Care.OpenAsync(ticket, Cancel))!.Additions);
    }

    [Fact]
    public async Task Satisfied_closes_with_its_reason_and_stars_are_kept_apart()
    {
        var (ticket, owner) = await FiledAsync();
        Assert.Equal(StepVerdict.NotAnswered, (await Care.TakeAsync(new CaseStep.Satisfied(Guid.NewGuid(), owner, ticket), Cancel)).Verdict);
        await MoveAsync(ticket, ComplaintStatus.Answered);

        Assert.Equal(StepVerdict.Taken, (await Care.TakeAsync(new CaseStep.Satisfied(Guid.NewGuid(), owner, ticket), Cancel)).Verdict);
        var one = (await Ledger.FindAsync(ticket, Cancel))!;
        Assert.Equal((ComplaintStatus.Closed, CloseReason.Satisfied), (one.Status, one.CloseReason));
        Assert.Null((await Care.PersonAsync(owner, Cancel)).Reports.Single().Rating);

        await Care.TakeAsync(new CaseStep.Rate(Guid.NewGuid(), owner, ticket, 2), Cancel);
        await Care.TakeAsync(new CaseStep.Rate(Guid.NewGuid(), owner, ticket, 5), Cancel);
        Assert.Equal(5, (await Care.PersonAsync(owner, Cancel)).Reports.Single().Rating);
        Assert.Equal(StepVerdict.Over, (await Care.TakeAsync(Add(ticket, owner), Cancel)).Verdict);
    }

    [Fact]
    public async Task Not_satisfied_opens_it_again_also_after_it_was_closed()
    {
        var (ticket, owner) = await FiledAsync();
        await MoveAsync(ticket, ComplaintStatus.Closed);

        var step = new CaseStep.Dissatisfied(Guid.NewGuid(), owner, ticket, "Jalannya masih berlubang");
        Assert.Equal(StepVerdict.Taken, (await Care.TakeAsync(step, Cancel)).Verdict);
        Assert.Equal(StepVerdict.Taken, (await Care.TakeAsync(step, Cancel)).Verdict);

        var one = (await Ledger.FindAsync(ticket, Cancel))!;
        Assert.Equal((ComplaintStatus.Reopened, null), (one.Status, one.CloseReason));
        Assert.Equal(StepVerdict.NotAnswered, (await Care.TakeAsync(step with { Id = Guid.NewGuid() }, Cancel)).Verdict);
    }

    [Fact]
    public async Task A_report_taken_back_stays_so()
    {
        var (ticket, owner) = await FiledAsync();

        Assert.Equal(StepVerdict.Taken, (await Care.TakeAsync(new CaseStep.Withdraw(Guid.NewGuid(), owner, ticket), Cancel)).Verdict);

        Assert.Equal(ComplaintStatus.Withdrawn, (await Ledger.FindAsync(ticket, Cancel))!.Status);
        Assert.Equal(StepVerdict.Over, (await Care.TakeAsync(new CaseStep.Withdraw(Guid.NewGuid(), owner, ticket), Cancel)).Verdict);
        Assert.Equal(StepVerdict.Over, (await Care.TakeAsync(new CaseStep.Dissatisfied(Guid.NewGuid(), owner, ticket, "Berubah pikiran"), Cancel)).Verdict);
    }

    [Fact]
    public async Task Nobody_touches_the_case_of_another()
    {
        var (ticket, _) = await FiledAsync();
        var stranger = Some.Address();

        Assert.Equal(StepVerdict.NotFound, (await Care.TakeAsync(Add(ticket, stranger), Cancel)).Verdict);
        Assert.Equal(StepVerdict.NotFound, (await Care.TakeAsync(new CaseStep.Withdraw(Guid.NewGuid(), stranger, ticket), Cancel)).Verdict);
        Assert.Equal(StepVerdict.NotFound, (await Care.TakeAsync(Add(TicketNumber.Draw(), stranger), Cancel)).Verdict);
        Assert.Null(await Care.OpenAsync(TicketNumber.Draw(), Cancel));
        Assert.Equal(0, (await Care.OpenAsync(ticket, Cancel))!.Additions);
    }

    [Fact]
    public async Task Broadcasts_are_switched_off_and_on_per_person()
    {
        var person = Some.Address();
        Assert.True((await Care.PersonAsync(person, Cancel)).HearsBroadcasts);

        Assert.True((await Care.DoAsync(new PersonStep.Hear(person, false), Cancel)).Changed);
        Assert.False((await Care.DoAsync(new PersonStep.Hear(person, false), Cancel)).Changed);
        Assert.False((await Care.PersonAsync(person, Cancel)).HearsBroadcasts);
        Assert.True((await Care.PersonAsync(person with { Channel = "another" }, Cancel)).HearsBroadcasts);

        Assert.True((await Care.DoAsync(new PersonStep.Hear(person, true), Cancel)).Changed);
        Assert.False((await Care.DoAsync(new PersonStep.Hear(person, true), Cancel)).Changed);
        Assert.True((await Care.PersonAsync(person, Cancel)).HearsBroadcasts);
    }

    [Fact]
    public async Task Everything_kept_about_a_person_is_theirs_to_see()
    {
        var complaint = Some.FullComplaint();
        var ticket = await Ledger.FileAsync(complaint, Cancel);
        await Care.TakeAsync(Add(ticket, complaint.Owner, "Ada foto baru"), Cancel);

        var report = Assert.Single((await Care.PersonAsync(complaint.Owner, Cancel)).Reports);

        Assert.Equal((complaint.Story, complaint.Reporter), (report.Complaint.Story, report.Complaint.Reporter));
        Assert.Equal(3, report.Complaint.Files.Length);
        Assert.Contains(report.File.Events, one => one.Words == "Ada foto baru");
    }

    [Fact]
    public async Task Erasing_takes_identity_and_files_and_leaves_the_report()
    {
        var (running, owner) = await FiledAsync(Some.FullComplaint());
        var over = await Ledger.FileAsync(Some.FullComplaint(owner), Cancel);
        await MoveAsync(over, ComplaintStatus.Closed);
        var erase = new PersonStep.Erase(Guid.NewGuid(), owner, StopsNews: false);

        var result = await Care.DoAsync(erase, Cancel);
        Assert.Equal((true, 2, 6, 1, 6), (result.Changed, result.Reports, result.Files, result.Open, result.Sources.Length));
        Assert.False((await Care.DoAsync(erase, Cancel)).Changed);

        var left = Assert.Single((await Care.PersonAsync(owner, Cancel)).Reports);
        Assert.Equal(running, left.File.Case.Ticket);
        Assert.Null(left.Complaint.Reporter);
        Assert.Empty(left.Complaint.Files);
        Assert.NotEqual(owner, (await Ledger.FindAsync(over, Cancel))!.Owner);
        Assert.Equal(ComplaintStatus.Closed, (await Ledger.FindAsync(over, Cancel))!.Status);
    }

    [Fact]
    public async Task Who_wants_to_hear_no_more_is_forgotten_whole()
    {
        var (running, owner) = await FiledAsync(Some.FullComplaint());

        var result = await Care.DoAsync(new PersonStep.Erase(Guid.NewGuid(), owner, StopsNews: true), Cancel);
        Assert.Equal((true, 1, 3, 1), (result.Changed, result.Reports, result.Files, result.Open));

        Assert.Empty((await Care.PersonAsync(owner, Cancel)).Reports);
        Assert.NotEqual(owner, (await Ledger.FindAsync(running, Cancel))!.Owner);
        Assert.Equal(ComplaintStatus.Submitted, (await Ledger.FindAsync(running, Cancel))!.Status);
    }

    protected static CaseStep.Add Add(TicketNumber ticket, ReplyAddress by, string words = "Sekarang makin dalam") =>
        new(Guid.NewGuid(), by, ticket, words, []);

    protected async Task<(TicketNumber Ticket, ReplyAddress Owner)> FiledAsync(Complaint? complaint = null)
    {
        var filed = complaint ?? Some.Complaint();
        return (await Ledger.FileAsync(filed, Cancel), filed.Owner);
    }
}

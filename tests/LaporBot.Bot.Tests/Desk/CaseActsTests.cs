using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Cases;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>What officials do to cases, the same on both databases: case, history, citizen, hub and audit in one.</summary>
public abstract class CaseActsSpec : LedgerTest
{
    private static readonly InstitutionRow Ntb = new() { Code = "ntb", Name = "Pemprov NTB", RegionCode = "52", IsActive = true, HasDecree = true };
    private static readonly InstitutionRow Pupr = new() { Code = "ntb/pupr", ParentCode = "ntb", Name = "Dinas PUPR", RegionCode = "52", IsActive = true, HasDecree = false };
    private static readonly InstitutionRow Bima = new() { Code = "kab-bima", Name = "Pemkab Bima", RegionCode = "52.06", IsActive = true, HasDecree = false };

    private static readonly Actor Admin = Official(DeskRole.AdminInstansi, "ntb");
    private static readonly Actor Unit = Official(DeskRole.PejabatPenghubung, "ntb/pupr");
    private static readonly Actor Stranger = Official(DeskRole.AdminInstansi, "kab-bima");

    private CaseActs Acts => Harness.Get<CaseActs>();

    [Fact]
    public async Task Forwarding_gives_the_case_to_the_unit_and_everybody_hears_of_it_once()
    {
        var (ticket, complaint) = await CaseAsync();
        var act = new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, "Kami periksa minggu ini.");

        Assert.True((await Acts.DoAsync(Admin, act, await MarkAsync(ticket), Cancel)).IsDone);
        Assert.True((await Acts.DoAsync(Admin, act, "sudah lain", Cancel)).IsDone);

        var row = await Harness.RowAsync(ticket);
        Assert.Equal((ComplaintStatus.Verified, "ntb/pupr", "Dinas PUPR"), (row.Status, row.InstitutionCode, row.Agency));
        var step = Assert.Single(await Harness.EventsAsync(ticket), one => one.StaffId == Admin.Id);
        Assert.Equal((act.Id, true, "ntb/pupr"), (step.Id, step.Moved, step.InstitutionCode));
        var told = Assert.Single(await Harness.DeliveriesAsync(complaint.Owner), one => one.DeliveryId.StartsWith("act:", StringComparison.Ordinal));
        Assert.Contains("Kami periksa minggu ini.", told.Message, StringComparison.Ordinal);
        Assert.Equal((HubNoteKind.Forward, "Diteruskan ke Dinas PUPR. Kami periksa minggu ini."), Assert.Single(await NotesAsync(ticket)));
        Assert.Equal(("case.forward", Admin.Id), await AuditedAsync(ticket));
    }

    [Fact]
    public async Task Every_act_moves_tells_and_is_remembered()
    {
        var (ticket, complaint) = await CaseAsync();
        await DoneAsync(Admin, new CaseAct.Correct(Guid.NewGuid(), ticket, "pju", "Penerangan Jalan"), ComplaintStatus.Relayed, "case.category");
        await DoneAsync(Admin, new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, ""), ComplaintStatus.Verified, "case.forward");
        await DoneAsync(Unit, new CaseAct.Progress(Guid.NewGuid(), ticket, "Tim berangkat besok."), ComplaintStatus.InProgress, "case.progress");
        await DoneAsync(Unit, new CaseAct.Answer(Guid.NewGuid(), ticket, "Sudah kami tambal.", []), ComplaintStatus.Answered, "case.answer");
        await DoneAsync(Unit, new CaseAct.Remark(Guid.NewGuid(), ticket, "Anggaran dari pos darurat."), ComplaintStatus.Answered, "case.remark");

        Assert.Equal(
            [HubNoteKind.Correction, HubNoteKind.Forward, HubNoteKind.Progress, HubNoteKind.Answer], (await NotesAsync(ticket)).Select(note => note.Kind));
        var told = (await Harness.DeliveriesAsync(complaint.Owner)).Where(one => one.DeliveryId.StartsWith("act:", StringComparison.Ordinal)).Select(one => one.Message).ToArray();
        Assert.Equal(3, told.Length);
        Assert.Contains("Sudah kami tambal.", told[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(told, message => message.Contains("Anggaran", StringComparison.Ordinal));
        Assert.Equal("Penerangan Jalan", (await Harness.RowAsync(ticket)).CategoryName);
    }

    [Fact]
    public async Task What_the_citizen_answers_to_a_question_brings_the_case_back_to_where_it_stood()
    {
        var (ticket, complaint) = await CaseAsync();
        await DoneAsync(Admin, new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, ""), ComplaintStatus.Verified, "case.forward");
        await DoneAsync(Unit, new CaseAct.Ask(Guid.NewGuid(), ticket, "Di depan nomor berapa?"), ComplaintStatus.Pending, "case.ask");

        Harness.Time.Advance(TimeSpan.FromHours(1));
        await Harness.Get<CaseSteps>().TakeAsync(new CaseStep.Add(Guid.NewGuid(), complaint.Owner, ticket, "Depan nomor 12", []), Cancel);

        Assert.Equal(ComplaintStatus.Verified, (await Harness.RowAsync(ticket)).Status);
        var thread = TimelineEntry.Of((await Harness.Get<CaseDossiers>().OpenAsync(Territory.Everywhere, ticket, Cancel))!);
        Assert.Contains(thread, entry => entry is { Side: TimelineSide.Citizen, Words: "Depan nomor 12" });
    }

    [Fact]
    public async Task Not_our_authority_goes_back_to_whoever_verifies_and_the_reason_stays_inside()
    {
        var (ticket, complaint) = await CaseAsync();
        await DoneAsync(Admin, new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, ""), ComplaintStatus.Verified, "case.forward");

        Assert.Equal(["Cases.Fault.Reason"], (await Acts.DoAsync(Unit, new CaseAct.HandBack(Guid.NewGuid(), ticket, null, "bukan"), null, Cancel)).Faults);
        await DoneAsync(Unit, new CaseAct.HandBack(Guid.NewGuid(), ticket, null, "Ini jalan nasional, bukan jalan provinsi."), ComplaintStatus.NotAuthority, "case.hand-back");

        Assert.Null((await Harness.RowAsync(ticket)).InstitutionCode);
        Assert.Equal(ActVerdict.NotFound, (await Acts.DoAsync(Unit, new CaseAct.Remark(Guid.NewGuid(), ticket, "masih terlihat?"), null, Cancel)).Verdict);
        Assert.DoesNotContain(await Harness.DeliveriesAsync(complaint.Owner), one => one.Message.Contains("jalan nasional", StringComparison.Ordinal));
        Assert.Equal("ntb/pupr", (await Harness.EventsAsync(ticket))[^1].InstitutionCode);
    }

    [Fact]
    public async Task An_archived_case_says_why_in_the_citizens_words_and_nothing_can_be_done_to_it_any_more()
    {
        var (ticket, complaint) = await CaseAsync();
        await DoneAsync(Admin, new CaseAct.Archive(Guid.NewGuid(), ticket, "too_general", ""), ComplaintStatus.Archived, "case.archive");

        Assert.Contains(await Harness.DeliveriesAsync(complaint.Owner), one => one.Message.Contains("terlalu umum", StringComparison.Ordinal));
        Assert.Equal("too_general", (await Harness.EventsAsync(ticket))[^1].ReasonCode);
        Assert.Equal(ActVerdict.WrongStatus, (await Acts.DoAsync(Admin, new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, ""), null, Cancel)).Verdict);
    }

    [Fact]
    public async Task Cases_of_one_event_share_it_whoever_was_with_either()
    {
        var (first, _) = await CaseAsync();
        var (second, _) = await CaseAsync();
        var (third, _) = await CaseAsync();
        await DoneAsync(Admin, new CaseAct.Join(Guid.NewGuid(), first, second), ComplaintStatus.Relayed, "case.incident");
        await DoneAsync(Admin, new CaseAct.Join(Guid.NewGuid(), third, second), ComplaintStatus.Relayed, "case.incident");

        var incident = (await Harness.RowAsync(first)).IncidentId;
        Assert.NotNull(incident);
        Assert.Equal([incident, incident], [(await Harness.RowAsync(second)).IncidentId, (await Harness.RowAsync(third)).IncidentId]);
    }

    [Fact]
    public async Task A_case_that_changed_meanwhile_is_not_acted_on_blindly()
    {
        var (ticket, _) = await CaseAsync();
        var mark = await MarkAsync(ticket);
        Assert.True((await Acts.DoAsync(Admin, new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, ""), mark, Cancel)).IsDone);

        var late = new CaseAct.Archive(Guid.NewGuid(), ticket, "spam", "");
        Assert.Equal(ActVerdict.Changed, (await Acts.DoAsync(Admin, late, mark, Cancel)).Verdict);
        Assert.Equal(ComplaintStatus.Verified, (await Harness.RowAsync(ticket)).Status);
        Assert.True((await Acts.DoAsync(Admin, late, await MarkAsync(ticket), Cancel)).IsDone);
    }

    [Fact]
    public async Task Two_of_the_same_form_at_once_are_one_act()
    {
        var (ticket, complaint) = await CaseAsync();
        var act = new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, "Diteruskan.");
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Acts.DoAsync(Admin, act, null, Cancel)));

        Assert.All(results, result => Assert.True(result.IsDone));
        Assert.Single(await Harness.DeliveriesAsync(complaint.Owner), one => one.DeliveryId.StartsWith("act:", StringComparison.Ordinal));
        Assert.Single(await NotesAsync(ticket));
    }

    [Fact]
    public async Task Who_may_not_act_does_not_and_a_foreign_case_is_not_found()
    {
        var (ticket, _) = await CaseAsync();
        var forward = new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, "");
        foreach (var role in (DeskRole[])[DeskRole.PejabatPenghubung, DeskRole.Inspektorat, DeskRole.Kustodian, DeskRole.Operator])
        {
            Assert.Equal(ActVerdict.Denied, (await Acts.DoAsync(Official(role, role == DeskRole.PejabatPenghubung ? "ntb/pupr" : null), forward, null, Cancel)).Verdict);
        }

        Assert.Equal(ActVerdict.NotFound, (await Acts.DoAsync(Stranger, forward, null, Cancel)).Verdict);
        Assert.Equal(ActVerdict.NotFound, (await Acts.AnswerAsync(Unit, ticket, "Bukan milik kami", Guid.NewGuid(), Cancel)).Verdict);
        Assert.Equal(ComplaintStatus.Relayed, (await Harness.RowAsync(ticket)).Status);
    }

    [Fact]
    public async Task A_rahasia_case_is_worked_on_only_while_it_is_open_and_its_messages_say_nothing()
    {
        var (ticket, complaint) = await CaseAsync(Some.Complaint() with { IsSecret = true });
        var forward = new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, "Kami lindungi.");
        Assert.Equal(["Cases.Fault.Closed"], (await Acts.DoAsync(Admin, forward, null, Cancel)).Faults);

        var row = await Harness.RowAsync(ticket);
        await Harness.Get<SecretOpenings>().OpenAsync(Admin, row.Id, ticket, "Saya yang memverifikasi", Cancel);
        Assert.Equal(("case.open-secret", Admin.Id), await AuditedAsync(ticket));
        Assert.True((await Acts.DoAsync(Admin, forward, null, Cancel)).IsDone);
        Assert.DoesNotContain(await Harness.DeliveriesAsync(complaint.Owner), one =>
            one.DeliveryId.StartsWith("act:", StringComparison.Ordinal) && (one.Message.Contains("lindungi", StringComparison.Ordinal) || one.Message.Contains(complaint.Title, StringComparison.Ordinal)));

        Harness.Time.Advance(SecretOpenings.Length);
        Assert.Equal(["Cases.Fault.Closed"], (await Acts.DoAsync(Admin, new CaseAct.Remark(Guid.NewGuid(), ticket, "sudah lewat"), null, Cancel)).Faults);
    }

    [Fact]
    public async Task What_the_hub_says_back_of_an_act_is_no_news_to_the_citizen()
    {
        var (ticket, complaint) = await CaseAsync(trackingId: "4711");
        await DoneAsync(Admin, new CaseAct.Forward(Guid.NewGuid(), ticket, Pupr, "Segera ditangani."), ComplaintStatus.Verified, "case.forward");
        var before = (await Harness.DeliveriesAsync(complaint.Owner)).Count;

        var echo = Some.Update("4711", ComplaintStatus.Verified, words: "Diteruskan ke Dinas PUPR. Segera ditangani.");
        Assert.Equal(UpdateResult.Known, await Harness.Get<CaseUpdates>().ApplyAsync(echo, Cancel));
        Assert.Equal(UpdateResult.Applied, await Harness.Get<CaseUpdates>().ApplyAsync(Some.Update("4711", ComplaintStatus.Relayed), Cancel));

        Assert.Equal(before, (await Harness.DeliveriesAsync(complaint.Owner)).Count);
        Assert.Equal(ComplaintStatus.Verified, (await Harness.RowAsync(ticket)).Status);
    }

    [Fact]
    public async Task A_page_of_the_list_goes_on_where_the_last_one_ended_and_finds_words_of_what_is_not_rahasia()
    {
        for (var i = 0; i < CaseListing.PageSize + 3; i++)
        {
            await Harness.Ledger.FileAsync(Some.Complaint(filedAt: Some.Moment.AddMinutes(-(i % 7))), Cancel);
        }

        await Harness.Ledger.FileAsync(Some.Complaint() with { Title = "Lampu taman padam", IsSecret = false }, Cancel);
        await Harness.Ledger.FileAsync(Some.Complaint() with { Title = "Lampu rahasia", IsSecret = true }, Cancel);
        var listing = Harness.Get<CaseListing>();

        var first = await listing.ReadAsync(Territory.Everywhere, new CaseFilter(), CaseOrder.Newest, null, Cancel);
        var second = await listing.ReadAsync(Territory.Everywhere, new CaseFilter(), CaseOrder.Newest, CasePlace.Read(first.Next!.ToString()), Cancel);
        Assert.Equal(CaseListing.PageSize + 5, first.Lines.Concat(second.Lines).Select(line => line.Ticket).Distinct().Count());
        Assert.Null(second.Next);

        var found = await listing.ReadAsync(Territory.Everywhere, new CaseFilter { Words = ["lampu"] }, CaseOrder.Newest, null, Cancel);
        Assert.Equal("Lampu taman padam", Assert.Single(found.Lines).Title);
        Assert.Null((await listing.ReadAsync(Territory.Everywhere, new CaseFilter { Words = [] }, CaseOrder.Newest, null, Cancel)).Lines.First(line => line.IsSecret).Title);
        Assert.Empty((await listing.ReadAsync(Territory.Of(Bima, true), new CaseFilter(), CaseOrder.Newest, null, Cancel)).Lines);
    }

    [Fact]
    public async Task Who_acts_for_nobody_sees_nothing()
    {
        var (ticket, _) = await CaseAsync();
        await DoneAsync(Admin, new CaseAct.Forward(Guid.NewGuid(), ticket, Ntb, ""), ComplaintStatus.Verified, "case.forward");

        Assert.Empty((await Harness.Get<CaseListing>().ReadAsync(Territory.Nowhere, new CaseFilter(), CaseOrder.Newest, null, Cancel)).Lines);
        Assert.Null(await Harness.Get<CaseDossiers>().OpenAsync(Territory.Nowhere, ticket, Cancel));
    }

    [Fact]
    public async Task The_identity_behind_a_rahasia_case_is_asked_for_granted_by_another_and_ends_after_a_day()
    {
        var (ticket, _) = await CaseAsync(Some.FullComplaint() with { Files = [] });
        var (row, requests) = (await Harness.RowAsync(ticket), Harness.Get<IdentityRequests>());
        foreach (var official in (Actor[])[Admin, Official(DeskRole.Kustodian, null, "00000000-0000-0000-0000-000000000009")])
        {
            await Harness.Get<LedgerDatabase>().TransactAsync(
                context =>
                {
                    context.Add(new StaffRow { Id = official.Id, Subject = official.Id.ToString(), Name = official.Name, Role = official.Role, Language = "id", CreatedAt = Some.Moment });
                    return Task.FromResult(true);
                },
                Cancel);
        }

        Assert.True(await requests.AskAsync(Admin, row.Id, ticket, "Perlu memanggil saksi", Cancel));
        Assert.False(await requests.AskAsync(Admin, row.Id, ticket, "Perlu memanggil saksi", Cancel));
        var asked = Assert.Single(await requests.ListAsync(Cancel));
        Assert.False(await requests.DecideAsync(Admin, asked.Row.Id, true, "Saya setuju sendiri", Cancel));
        Assert.True(await requests.DecideAsync(Official(DeskRole.Kustodian, null), asked.Row.Id, true, "Alasan cukup kuat", Cancel));
        Assert.False(await requests.DecideAsync(Official(DeskRole.Kustodian, null), asked.Row.Id, false, "Berubah pikiran", Cancel));

        Assert.True(IdentityGate.MaySee(Admin, await ViewAsync(Admin, ticket)));
        Assert.False(IdentityGate.MaySee(Unit, await ViewAsync(Unit, ticket)));
        Harness.Time.Advance(IdentityRequests.Length);
        Assert.False(IdentityGate.MaySee(Admin, await ViewAsync(Admin, ticket)));
        Assert.Equal(["identity.ask", "identity.grant"], await Harness.LookAsync(context => context.Audit.OrderBy(one => one.Seq).Select(one => one.Action).ToListAsync(Cancel)));
    }

    /// <summary>The rule itself, cell by cell.</summary>
    [Theory]
    [InlineData("AdminInstansi", false, true)]
    [InlineData("PejabatPenghubung", false, true)]
    [InlineData("Inspektorat", false, false)]
    [InlineData("Kustodian", false, false)]
    [InlineData("Operator", false, false)]
    [InlineData("AdminInstansi", true, false)]
    [InlineData("PejabatPenghubung", true, false)]
    [InlineData("Inspektorat", true, false)]
    [InlineData("Kustodian", true, false)]
    [InlineData("Operator", true, false)]
    public async Task Who_sees_an_identity_without_a_grant(string role, bool isSecret, bool sees)
    {
        var (ticket, _) = await CaseAsync(Some.Complaint() with { Reporter = Some.Reporter(), IsSecret = isSecret });
        var gate = new IdentityGate(Harness.Get<AuditTrail>());
        var actor = Official(Enum.Parse<DeskRole>(role), "ntb");
        var view = await ViewAsync(actor, ticket);

        Assert.Equal(sees, (await gate.UnveilAsync(actor, view, "Perlu menghubungi pelapor", Cancel)).IsUnveiled);
        var kept = await Harness.LookAsync(context => context.Audit.AsNoTracking().OrderByDescending(one => one.Seq).FirstAsync(Cancel));
        Assert.Equal((CaseAuditWords.IdentitySeen, sees ? AuditAct.Done : AuditAct.Refused), (kept.Action, kept.Result));
        if (sees)
        {
            Assert.Equal("Cases.Fault.Reason", (await gate.UnveilAsync(actor, view, "mau", Cancel)).Fault);
        }
    }

    private protected static void More(IServiceCollection services) => services.AddSingleton<Territories>().AddSingleton<CaseActs>();

    private static Actor Official(DeskRole role, string? institution, string id = "00000000-0000-0000-0000-000000000000") =>
        new(new Guid([.. Guid.Parse(id).ToByteArray()[..15], (byte)(((int)role * 16) + (institution?.Length ?? 0))]), $"{role} {institution}", role, institution, "id", "web 127.0.0.1");

    private async Task<(TicketNumber Ticket, Complaint Complaint)> CaseAsync(Complaint? complaint = null, string? trackingId = null)
    {
        if (await Harness.LookAsync(context => context.Institutions.CountAsync(Cancel)) == 0)
        {
            await Harness.Get<LedgerDatabase>().TransactAsync(
                context =>
                {
                    foreach (var one in (InstitutionRow[])[Ntb, Pupr, Bima])
                    {
                        context.Add(new InstitutionRow { Code = one.Code, ParentCode = one.ParentCode, Name = one.Name, RegionCode = one.RegionCode, IsActive = true, HasDecree = false });
                    }

                    return Task.FromResult(true);
                },
                Cancel);
        }

        return await Harness.BoundAsync(trackingId ?? Some.Id("id"), complaint);
    }

    private async Task DoneAsync(Actor actor, CaseAct act, ComplaintStatus status, string audited)
    {
        Harness.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ActVerdict.Done, (await Acts.DoAsync(actor, act, await MarkAsync(act.Ticket), Cancel)).Verdict);
        Assert.Equal(status, (await Harness.RowAsync(act.Ticket)).Status);
        Assert.Equal((audited, actor.Id), await AuditedAsync(act.Ticket));
    }

    private async Task<string> MarkAsync(TicketNumber ticket) => (await Harness.Get<CaseDossiers>().OpenAsync(Territory.Everywhere, ticket, Cancel))!.Mark;

    private async Task<CaseView> ViewAsync(Actor actor, TicketNumber ticket)
    {
        var dossier = (await Harness.Get<CaseDossiers>().OpenAsync(Territory.Everywhere, ticket, Cancel))!;
        return new CaseView(dossier, new CaseChoices([Ntb, Pupr, Bima], actor.InstitutionCode, []), Harness.Time.GetUtcNow())
        {
            Request = await Harness.Get<IdentityRequests>().NewestAsync(actor.Id, dossier.Row.Id, Cancel),
        };
    }

    private async Task<List<(HubNoteKind Kind, string Words)>> NotesAsync(TicketNumber ticket)
    {
        var id = (await Harness.RowAsync(ticket)).Id;
        var notes = await Harness.LookAsync(context => context.Notes.AsNoTracking().Where(one => one.ComplaintId == id).OrderBy(one => one.Number).ToListAsync(Cancel));
        return [.. notes.Select(note => (note.Kind, note.Words))];
    }

    private async Task<(string, Guid?)> AuditedAsync(TicketNumber ticket)
    {
        var last = await Harness.LookAsync(context => context.Audit.AsNoTracking().Where(one => one.Object == ticket.ToString()).OrderByDescending(one => one.Seq).FirstAsync(Cancel));
        return (last.Action, last.ActorId);
    }
}

public sealed class SqliteCaseActsTests : CaseActsSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(More);
}

public sealed class PostgresCaseActsTests : CaseActsSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(More);
}

using LaporBot.Bot.Desk.Telegram;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Desk.Telegram;

/// <summary>Officials hear of what happened to their cases: the right ones, once, and nothing about anybody.</summary>
public abstract class NoticeSpec : LedgerTest
{
    [Fact]
    public async Task A_new_report_is_told_once_to_the_institution_of_its_area_however_often_one_looks()
    {
        var admin = await BeginAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        var other = await Harness.OfficialAsync(DeskRole.AdminInstansi, "lain");
        var unit = await Harness.OfficialAsync(DeskRole.PejabatPenghubung, ChatDesk.Unit);
        var ticket = await FileAsync();

        await LookAsync();
        await LookAsync();
        Harness.Time.Advance(TimeSpan.FromMinutes(5));
        await LookAsync();

        var told = Assert.Single(await ToldAsync(admin));
        Assert.Contains("Laporan baru", told.PlainText, StringComparison.Ordinal);
        Assert.Contains(ticket.ToString(), told.PlainText, StringComparison.Ordinal);
        Assert.True(told is { IsForDesk: true, CanWait: true });
        Assert.Empty(await ToldAsync(other));
        Assert.Empty(await ToldAsync(unit));
    }

    [Fact]
    public async Task Nothing_of_who_reported_is_in_a_notice_and_a_rahasia_title_is_not_either()
    {
        var admin = await BeginAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        var open = Some.Complaint() with { Reporter = Some.Reporter() };
        await FileAsync(open);
        await FileAsync(Some.Complaint() with { IsSecret = true, Reporter = Some.Reporter(), Title = "Kepala dinas minta uang" });

        await LookAsync();

        var told = await ToldAsync(admin);
        Assert.Equal(2, told.Count);
        Assert.Contains(told, message => message.PlainText.Contains(open.Title, StringComparison.Ordinal));
        Assert.Contains(told, message => message.PlainText.Contains("(rahasia)", StringComparison.Ordinal) && message.Choices.Length == 1);
        foreach (var private_ in (string[])["Siti", "+62812", "siti@", "Kepala dinas", open.Story, open.Place!, open.Owner.Value])
        {
            Assert.DoesNotContain(told, message => message.PlainText.Contains(private_, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task At_night_only_what_is_over_its_time_is_told_and_the_rest_in_the_morning()
    {
        var admin = await BeginAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        var calm = await FileAsync();
        var late = await FileAsync();
        await WriteAsync(context => context.Complaints.Where(row => row.Ticket == late).ExecuteUpdateAsync(set => set.SetProperty(row => row.RedAt, Some.Moment.AddDays(-1)), Cancel));

        await LookAsync(isNight: true);
        await LookAsync(isNight: true);
        Assert.Contains(late.ToString(), Assert.Single(await ToldAsync(admin)).PlainText, StringComparison.Ordinal);

        Harness.Time.Advance(TimeSpan.FromHours(8));
        await LookAsync();
        Assert.Equal([late.ToString(), calm.ToString()], (await ToldAsync(admin)).Select(message => TicketNumber.TryFindOnly(message.PlainText, out var ticket) ? ticket.ToString() : ""));
    }

    [Fact]
    public async Task Many_at_once_are_one_message()
    {
        var admin = await BeginAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        for (var i = 0; i < 7; i++)
        {
            await FileAsync();
        }

        await LookAsync();
        await LookAsync();

        Assert.Contains("7 laporan baru", Assert.Single(await ToldAsync(admin)).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_forwarded_is_told_to_the_unit_and_what_the_citizen_says_to_who_answered_last()
    {
        var admin = await BeginAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        var unit = await Harness.OfficialAsync(DeskRole.PejabatPenghubung, ChatDesk.Unit);
        var (ticket, complaint) = await Harness.BoundAsync("LAPOR-1");
        await LookAsync();
        var before = (await ToldAsync(admin)).Count;

        var to = (await Harness.Get<Institutions>().ListAsync(Cancel)).Single(one => one.Code == ChatDesk.Unit);
        await ActAsync(admin, new CaseAct.Forward(Guid.NewGuid(), ticket, to, "Mohon ditindaklanjuti"));
        await LookAsync();
        Assert.Contains("Diteruskan kepada Anda", Assert.Single(await ToldAsync(unit)).PlainText, StringComparison.Ordinal);

        Harness.Time.Advance(TimeSpan.FromMinutes(1));
        await ActAsync(unit, new CaseAct.Answer(Guid.NewGuid(), ticket, "Sudah kami perbaiki.", []));
        Harness.Time.Advance(TimeSpan.FromMinutes(1));
        await Harness.Get<IAftercare>().TakeAsync(new CaseStep.Dissatisfied(Guid.NewGuid(), complaint.Owner, ticket, "Masih berlubang di sisi kiri"), Cancel);
        await LookAsync();
        await LookAsync();

        var told = await ToldAsync(unit);
        Assert.Equal(2, told.Count);
        Assert.Contains("belum puas", told[1].PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("berlubang di sisi", told[1].PlainText, StringComparison.Ordinal);
        Assert.Equal(before, (await ToldAsync(admin)).Count);
    }

    [Fact]
    public async Task Who_was_revoked_hears_nothing_more()
    {
        var admin = await BeginAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        await Harness.Get<Staff>().RevokeAsync(Actor.Of(admin, "test"), admin.Id, "pindah", Cancel);
        await FileAsync();
        await LookAsync();
        Assert.Empty(await ToldAsync(admin));
    }

    private async Task<StaffRow> BeginAsync(DeskRole role, string institution)
    {
        var official = await Harness.OfficialAsync(role, institution);
        await LookAsync();
        Harness.Time.Advance(TimeSpan.FromSeconds(2));
        return official;
    }

    private Task<TicketNumber> FileAsync(Complaint? complaint = null) =>
        Harness.Ledger.FileAsync((complaint ?? Some.Complaint()) with { FiledAt = Harness.Time.GetUtcNow() }, Cancel);

    private Task<bool> LookAsync(bool isNight = false) => Harness.Get<DeskNews>().TellAsync(isNight, Cancel);

    private async Task<List<OutgoingMessage>> ToldAsync(StaffRow official) =>
        [.. (await Harness.DeliveriesAsync(new ReplyAddress("telegram", official.TelegramId!))).Select(row => StoredMessage.Read(row.Message))];

    private async Task ActAsync(StaffRow by, CaseAct act) =>
        Assert.True((await Harness.Get<CaseDesk>().TakeAsync(Actor.Of(by, "test"), Territory.Everywhere, act, null, Cancel)).IsDone);

    private Task<int> WriteAsync(Func<LedgerContext, Task<int>> write) => Harness.Get<LedgerDatabase>().WriteAsync(write, Cancel);
}

public sealed class SqliteNoticeTests : NoticeSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(ChatDesk.Add);
}

public sealed class PostgresNoticeTests : NoticeSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(ChatDesk.Add);
}

using LaporBot.Bot.Desk.Telegram;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Desk.Telegram;

/// <summary>An answer from a chat: shown, sent once, and only by whoever wrote it.</summary>
public abstract class ReplySpec : LedgerTest
{
    private const string Words = "Lubang sudah kami tambal kemarin.";

    [Fact]
    public async Task What_is_shown_is_what_the_citizen_gets_once_however_often_it_is_sent()
    {
        var (official, ticket, owner) = await BeginAsync();
        var shown = await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {Words}");
        Assert.Empty(await AnswersAsync(owner));
        Assert.Contains(ticket.ToString(), (await Harness.SayAsync(official.TelegramId!, "/antrean")).Text(), StringComparison.Ordinal);

        for (var i = 0; i < 3; i++)
        {
            var sent = await Harness.PressAsync(official.TelegramId!, Data(shown, "Kirim"));
            Assert.Equal("55", Assert.Single(sent!.Messages).Replaces);
        }

        var got = Assert.Single(await AnswersAsync(owner));
        Assert.Contains(got.PlainText, shown.Text(), StringComparison.Ordinal);
        Assert.Equal(ComplaintStatus.Answered, (await Harness.RowAsync(ticket)).Status);
        Assert.Equal(1, await Harness.LookAsync(context => context.Audit.CountAsync(row => row.Action == CaseAuditWords.Answered && row.Source == "telegram", Cancel)));

        // Now it waits for the citizen and no longer for an official.
        Assert.Contains("Tidak ada laporan yang menunggu", (await Harness.SayAsync(official.TelegramId!, "/antrean")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_that_is_shown_is_the_day_the_citizen_reads_also_when_the_hubs_clock_runs_ahead()
    {
        var (official, ticket, owner) = await BeginAsync();
        await AheadAsync(ticket, TimeSpan.FromDays(5));

        var shown = await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {Words}");
        await Harness.PressAsync(official.TelegramId!, Data(shown, "Kirim"));

        var got = Assert.Single(await AnswersAsync(owner));
        Assert.Contains("ditutup sendiri setelah", got.PlainText, StringComparison.Ordinal);
        Assert.Contains(got.PlainText, shown.Text(), StringComparison.Ordinal);
        Assert.All(got.Choices, choice => Assert.Contains(choice.Label, shown.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_message_again_is_the_same_preview()
    {
        var (official, ticket, _) = await BeginAsync();
        var first = await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {Words}", message => message with { Id = "77" });
        var again = await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {Words}", message => message with { Id = "77" });
        Assert.Equal(Data(first, "Kirim"), Data(again, "Kirim"));
        Assert.Equal(1, await Harness.LookAsync(context => context.ReplyDrafts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Somebody_elses_preview_and_a_foreign_case_are_not_found()
    {
        var (official, ticket, owner) = await BeginAsync();
        var shown = await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {Words}");
        var colleague = await Harness.OfficialAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        var foreigner = await Harness.OfficialAsync(DeskRole.AdminInstansi, "lain");

        Assert.Contains("sudah dikirim, dibatalkan", (await Harness.PressAsync(colleague.TelegramId!, Data(shown, "Kirim"))).Text(), StringComparison.Ordinal);
        Assert.Contains("bukan bagian Anda", (await Harness.SayAsync(foreigner.TelegramId!, $"/balas {ticket} {Words}")).Text(), StringComparison.Ordinal);
        Assert.Contains("bukan bagian Anda", (await Harness.SayAsync(foreigner.TelegramId!, $"/kasus {ticket}")).Text(), StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync(owner));
    }

    [Fact]
    public async Task What_is_put_aside_cannot_be_sent_and_changing_asks_for_other_words()
    {
        var (official, ticket, owner) = await BeginAsync();
        var shown = await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {Words}");
        var changed = await Harness.PressAsync(official.TelegramId!, Data(shown, "Ubah"));
        Assert.True(changed!.Messages[^1].AsksForReply);
        Assert.Contains("sudah dikirim, dibatalkan", (await Harness.PressAsync(official.TelegramId!, Data(shown, "Kirim"))).Text(), StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync(owner));
        Assert.All(await Harness.LookAsync(context => context.ReplyDrafts.Select(row => row.Words).ToListAsync(Cancel)), Assert.Empty);

        var better = await Harness.SayAsync(official.TelegramId!, "Sudah, dan trotoarnya juga.", message => message with { RepliesToDesk = true, About = ticket });
        await Harness.PressAsync(official.TelegramId!, Data(better, "Kirim"));
        Assert.Contains("trotoarnya", Assert.Single(await AnswersAsync(owner)).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rahasia_case_shows_nothing_and_is_answered_elsewhere()
    {
        var secret = Some.FullComplaint() with { Title = "Kepala dinas minta uang", Story = "Saya diminta membayar lima juta" };
        var (official, ticket, owner) = await BeginAsync(secret);
        var card = (await Harness.SayAsync(official.TelegramId!, $"/kasus {ticket}")).Text();
        var queue = (await Harness.SayAsync(official.TelegramId!, "/antrean")).Text();
        var reply = (await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {Words}")).Text();

        Assert.Contains("meja kerja", card, StringComparison.Ordinal);
        Assert.Contains("meja kerja", reply, StringComparison.Ordinal);
        foreach (var said in (string[])[card, queue, reply])
        {
            Assert.DoesNotContain("Kepala dinas", said, StringComparison.Ordinal);
            Assert.DoesNotContain("lima juta", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Siti", said, StringComparison.Ordinal);
        }

        Assert.Empty(await AnswersAsync(owner));
    }

    [Theory]
    [InlineData("/balas", "Laporan yang mana")]
    [InlineData("/balas LB-9999-9999-0 Sudah", "Laporan yang mana")]
    [InlineData("/kasus", "Laporan yang mana")]
    public async Task What_is_missing_is_asked_for(string words, string answer)
    {
        var (official, _, _) = await BeginAsync();
        Assert.Contains(answer, (await Harness.SayAsync(official.TelegramId!, words)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_said_before_anything_is_kept()
    {
        var (official, ticket, _) = await BeginAsync();
        Assert.Contains("terlalu panjang", (await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {new string('a', CaseAct.LongestWords + 1)}")).Text(), StringComparison.Ordinal);
        var film = new MessageContent.Files([new Attachment("film", AttachmentKind.Video)], $"/balas {ticket} {Words}");
        Assert.Contains("hanya foto dan dokumen", (await Harness.SayAsync(official.TelegramId!, "", message => message with { Content = film })).Text(), StringComparison.Ordinal);
        var fresh = await Harness.Ledger.FileAsync(Some.Complaint(), Cancel);
        Assert.Contains("belum atau tidak lagi", (await Harness.SayAsync(official.TelegramId!, $"/balas {fresh} {Words}")).Text(), StringComparison.Ordinal);
        Assert.Equal(0, await Harness.LookAsync(context => context.ReplyDrafts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task The_members_of_an_album_make_one_answer()
    {
        var (official, ticket, _) = await BeginAsync();
        var first = new MessageContent.Files([Some.Photo("satu")], $"/balas {ticket} {Words}", "album");
        var second = new MessageContent.Files([Some.Photo("dua")], null, "album");
        await Harness.SayAsync(official.TelegramId!, "", message => message with { Content = first });
        var shown = await Harness.SayAsync(official.TelegramId!, "", message => message with { Content = second });
        Assert.Contains("2 berkas", shown.Text(), StringComparison.Ordinal);
        Assert.Contains(Words, shown.Text(), StringComparison.Ordinal);
        Assert.Null(await Harness.SayAsync(official.TelegramId!, "", message => message with { Content = second with { Album = "lain" } }));
    }

    [Theory]
    [InlineData(nameof(DeliveryState.Sent), "sudah sampai")]
    [InlineData(nameof(DeliveryState.Resting), "memblokir bot")]
    [InlineData(nameof(DeliveryState.Dead), "tidak dapat diantar")]
    public async Task Its_author_is_told_once_what_became_of_it(string state, string words)
    {
        var (official, ticket, owner) = await BeginAsync();
        var shown = await Harness.SayAsync(official.TelegramId!, $"/balas {ticket} {Words}");
        await Harness.PressAsync(official.TelegramId!, Data(shown, "Kirim"));
        await Harness.Get<LedgerDatabase>().WriteAsync(
            context => context.Deliveries.Where(row => row.Address == owner.Value)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, Enum.Parse<DeliveryState>(state)), Cancel),
            Cancel);

        await Harness.Get<ReplyNews>().TellAsync(Cancel);
        await Harness.Get<ReplyNews>().TellAsync(Cancel);

        var told = Assert.Single(await Harness.DeliveriesAsync(new ReplyAddress("telegram", official.TelegramId!)), row => row.DeliveryId.StartsWith("desk-told", StringComparison.Ordinal));
        Assert.Contains(words, StoredMessage.Read(told.Message).PlainText, StringComparison.Ordinal);
        Assert.Equal("55", StoredMessage.Read(told.Message).Replaces);
    }

    private async Task<(StaffRow Official, TicketNumber Ticket, ReplyAddress Owner)> BeginAsync(Complaint? complaint = null)
    {
        var official = await Harness.OfficialAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        var (ticket, filed) = await Harness.BoundAsync(Some.Id("LAPOR"), complaint);
        await Harness.Get<LedgerDatabase>().WriteAsync(
            context => context.Complaints.Where(row => row.Ticket == ticket).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, ComplaintStatus.Verified), Cancel), Cancel);
        return (official, ticket, filed.Owner);
    }

    /// <summary>The hub dates a step later than our clock says it is.</summary>
    private async Task AheadAsync(TicketNumber ticket, TimeSpan by)
    {
        var (id, now) = ((await Harness.RowAsync(ticket)).Id, Harness.Time.GetUtcNow());
        await Harness.Get<LedgerDatabase>().WriteAsync(
            context =>
            {
                context.Add(new StatusEventRow
                {
                    Id = Guid.CreateVersion7(now),
                    ComplaintId = id,
                    Status = ComplaintStatus.Verified,
                    StatusWord = "verified",
                    At = now + by,
                    ReceivedAt = now,
                    Moved = true,
                });
                return context.SaveChangesAsync(Cancel);
            },
            Cancel);
    }

    private async Task<List<OutgoingMessage>> AnswersAsync(ReplyAddress owner) =>
        [.. (await Harness.DeliveriesAsync(owner)).Where(row => row.DeliveryId.StartsWith("act:", StringComparison.Ordinal)).Select(row => StoredMessage.Read(row.Message))];

    private static string Data(Core.Answer? shown, string label) =>
        shown!.Messages.SelectMany(message => message.Choices).Single(choice => choice.Label == label).Data;
}

public sealed class SqliteReplyTests : ReplySpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(ChatDesk.Add);
}

public sealed class PostgresReplyTests : ReplySpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(ChatDesk.Add);
}

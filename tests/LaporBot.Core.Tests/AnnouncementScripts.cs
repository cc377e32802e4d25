using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>A resident answers a message that went to many: it belongs to the report it was about.</summary>
public sealed class AnnouncementScripts
{
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task A_reply_goes_to_the_one_report_it_is_about_also_in_the_middle_of_another_question()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.Says("lapor");
        await chat.RepliesTo(Button($"{ticket}"), "Di gang kami jalannya masih bisa dilewati motor");
        chat.Sees("Sudah ditambahkan");
        Assert.Equal((ticket, "Di gang kami jalannya masih bisa dilewati motor"), Added());
    }

    [Fact]
    public async Task A_press_asks_what_to_add_and_the_next_message_is_it()
    {
        var (chat, ticket) = await FiledAsync();
        await chat.PressesData(Button($"{ticket}").Data);
        await chat.Says("Di gang kami jalannya masih bisa dilewati motor");
        Assert.Equal((ticket, "Di gang kami jalannya masih bisa dilewati motor"), Added());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_several_reports_it_is_asked_which_and_the_words_are_kept_meanwhile(bool isPressed)
    {
        var (chat, first) = await TwiceAsync();
        await chat.RepliesTo(Button(Announcement.Several), "Di gang kami jalannya masih bisa dilewati motor");
        chat.Sees("Laporan yang mana");
        Assert.Empty(_ledger.Steps);
        await (isPressed ? chat.Presses("2.") : chat.Says("2"));
        chat.Sees("Sudah ditambahkan");
        Assert.Equal((first, "Di gang kami jalannya masih bisa dilewati motor"), Added());
    }

    [Fact]
    public async Task A_photo_is_kept_while_the_report_is_chosen()
    {
        var (chat, first) = await TwiceAsync();
        await chat.RepliesTo(Button(Announcement.Several), new MessageContent.Files([new Attachment("foto-jalan", AttachmentKind.Photo)], "Ini keadaannya"));
        await chat.Says($"{first}");
        var step = Assert.IsType<CaseStep.Add>(Assert.Single(_ledger.Steps));
        Assert.Equal((first, "Ini keadaannya", "foto-jalan"), (step.Ticket, step.Words, Assert.Single(step.Files).Source));
    }

    [Fact]
    public async Task With_one_of_several_still_open_nothing_is_asked()
    {
        var (chat, first) = await TwiceAsync();
        _ledger.Change(_ledger.Filed[^1].Ticket, one => one with { Status = ComplaintStatus.Closed, CloseReason = CloseReason.Satisfied });
        await chat.RepliesTo(Button(Announcement.Several), "Di gang kami jalannya masih bisa dilewati motor");
        Assert.Equal(first, Added().Ticket);
    }

    [Fact]
    public async Task Somebody_elses_number_under_the_button_adds_nothing()
    {
        var (_, ticket) = await FiledAsync();
        var stranger = new ConversationScript(_store, _ledger, "2");
        await stranger.RepliesTo(Button($"{ticket}"), "Di gang kami jalannya masih bisa dilewati motor");
        Assert.Empty(_ledger.Steps);
    }

    private static Choice Button(string about) => Assert.Single(Announcement.Buttons(new Wording(), Wording.Indonesian, about));

    private (TicketNumber Ticket, string Words) Added()
    {
        var step = Assert.IsType<CaseStep.Add>(Assert.Single(_ledger.Steps));
        return (step.Ticket, step.Words);
    }

    private async Task<(ConversationScript Chat, TicketNumber Ticket)> FiledAsync()
    {
        var chat = await FilingScripts.AtReview(new ConversationScript(_store, _ledger, "1"));
        await chat.Presses("Kirim");
        return (chat, _ledger.Filed[^1].Ticket);
    }

    private async Task<(ConversationScript Chat, TicketNumber First)> TwiceAsync()
    {
        var (chat, first) = await FiledAsync();
        chat.Time.Advance(TimeSpan.FromMinutes(5));
        await FilingScripts.AtReview(chat, isFirst: false);
        await chat.FillsUntil("diterima dan tersimpan");
        return (chat, first);
    }
}

using LaporBot.Core.Messages;
using LaporBot.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

/// <summary>Begun in the web chat, gone on with in another chat.</summary>
public sealed class HandoverScripts
{
    private const string Story = "Lampu jalan di depan pasar mati sejak seminggu lalu, gelap dan berbahaya.";

    private readonly FakeTimeProvider _time = new(ConversationScript.Morning);
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();
    private readonly TwoChats _shared;
    private readonly ConversationScript _web;
    private readonly ConversationScript _phone;

    public HandoverScripts()
    {
        _shared = new TwoChats(_time);
        _shared.Doors.Open("phone", "https://t.me/LaporBot?start=");
        _web = Chat("web", "talk");
        _phone = Chat("phone", "4711");
    }

    [Fact]
    public async Task An_open_draft_moves_as_it_stands_and_the_first_chat_says_so()
    {
        await ToClassificationAsync(_web);
        await _web.SendsPhoto("foto.jpg");
        var before = (await _store.LoadAsync(new ReplyAddress("web", "talk"), Cancel)).Conversation!;
        await _web.Says("lanjutkan di Telegram");
        _web.Sees("15 menit", "https://t.me/LaporBot?start=");

        await _phone.Says($"/start {Token(_web)}");

        _phone.Sees("sekarang ada di sini");
        var here = (await _store.LoadAsync(new ReplyAddress("phone", "4711"), Cancel)).Conversation!;
        Assert.Equal((before.Draft!.Id, before.State, before.Consent), (here.Draft!.Id, here.State, here.Consent));
        Assert.Equal(("web", "foto.jpg"), (here.Draft.Files[0].Held("phone").Channel, here.Draft.Files[0].Held("phone").File.Source));
        Assert.Null((await _store.LoadAsync(new ReplyAddress("web", "talk"), Cancel)).Conversation!.Draft);
        Assert.Contains("diteruskan di Telegram", Assert.Single(_ledger.Deliveries).Message.PlainText, StringComparison.Ordinal);
        await _phone.FillsUntil("Periksa dulu");
        await _phone.Says("kirim");
        Assert.Equal(new ReplyAddress("phone", "4711"), Assert.Single(_ledger.Filed).Complaint.Owner);
    }

    [Fact]
    public async Task A_filed_case_is_bound_and_its_news_come_to_the_phone()
    {
        await ToClassificationAsync(_web);
        await _web.FillsUntil("Periksa dulu");
        await _web.Says("kirim");
        await _web.Presses("Lanjutkan di Telegram");

        await _phone.Says($"/start {Token(_web)}");

        var ticket = Assert.Single(_ledger.Filed).Ticket;
        _phone.Sees("mulai sekarang datang ke sini", ticket.ToString());
        Assert.Equal(new ReplyAddress("phone", "4711"), (await _ledger.FindAsync(ticket, Cancel))!.Owner);
    }

    [Fact]
    public async Task A_draft_open_on_the_phone_wins_and_the_token_stays_good()
    {
        await ToClassificationAsync(_web);
        await _web.Says("lanjutkan di telegram");
        var token = Token(_web);
        await _phone.Says("lapor");
        var own = (await _store.LoadAsync(new ReplyAddress("phone", "4711"), Cancel)).Conversation!.Draft!.Id;

        (await _phone.Says($"/start {token}")).Sees("masih ada laporan yang terbuka");
        Assert.Equal(own, (await _store.LoadAsync(new ReplyAddress("phone", "4711"), Cancel)).Conversation!.Draft!.Id);
        Assert.NotNull((await _store.LoadAsync(new ReplyAddress("web", "talk"), Cancel)).Conversation!.Draft);

        await _phone.Says("batal");
        await _phone.Says("ya");
        (await _phone.Says($"/start {token}")).Sees("sekarang ada di sini");
    }

    [Fact]
    public async Task A_token_works_once_for_a_quarter_of_an_hour_and_for_its_own_draft_only()
    {
        await ToClassificationAsync(_web);
        await _web.Says("lanjutkan di telegram");
        var token = Token(_web);
        var thief = Chat("phone", "666");
        await _phone.Says($"/start {token}");
        (await thief.Says($"/start {token}")).Sees("sudah terpakai");

        var second = Chat("web", "another");
        await ToClassificationAsync(second);
        await second.Says("lanjutkan di telegram");
        _time.Advance(TimeSpan.FromMinutes(15));
        (await thief.Says($"/start {Token(second)}")).Sees("lewat 15 menit");

        await second.Says("lanjutkan di telegram");
        var stale = Token(second);
        await second.Says("batal");
        await second.Says("ya");
        await ToClassificationAsync(second);
        (await thief.Says($"/start {stale}")).Sees("sudah terpakai");
        Assert.NotNull((await _store.LoadAsync(new ReplyAddress("web", "another"), Cancel)).Conversation!.Draft);
    }

    [Fact]
    public async Task Without_a_door_or_without_anything_to_take_along_that_is_said()
    {
        (await _web.Says("lanjutkan di telegram")).Sees("Belum ada laporan");
        (await _phone.Says("lanjutkan di telegram")).Sees("belum bisa");
        (await new ConversationScript(_store, _ledger).Says("/telegram")).Sees("belum bisa");
        foreach (var odd in (string[])["d-", "d-####################ab", "x-AAAAAAAAAAAAAAAAAAAAAA", "d-AAAAAAAAAAAAAAAAAAAAAA"])
        {
            await _phone.Says($"/start {odd}");
            Assert.NotEmpty(_phone.Answer);
        }
    }

    [Fact]
    public async Task What_was_said_on_the_web_meanwhile_comes_along()
    {
        await ToClassificationAsync(_web);
        await _web.Says("lanjutkan di telegram");
        var token = Token(_web);
        await _web.Says("1");
        var meanwhile = (await _store.LoadAsync(new ReplyAddress("web", "talk"), Cancel)).Conversation!;

        await _phone.Says($"/start {token}");

        var here = (await _store.LoadAsync(new ReplyAddress("phone", "4711"), Cancel)).Conversation!;
        Assert.Equal((meanwhile.State, meanwhile.Draft!.Answered), (here.State, here.Draft!.Answered));
    }

    [Fact]
    public async Task The_link_is_marked_to_be_shown_as_a_code()
    {
        await ToClassificationAsync(_web);
        await _web.Says("lanjutkan di telegram");
        var link = Assert.Single(_web.Answer, message => message.Link is not null).Link!;
        Assert.StartsWith("https://t.me/LaporBot?start=d-", link, StringComparison.Ordinal);
        Assert.Contains(link, _web.Text, StringComparison.Ordinal);
        Assert.True(link.Length - "https://t.me/LaporBot?start=".Length <= 64, "Telegram takes no longer ones");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ConversationScript Chat(string channel, string citizen) =>
        new(_store, _ledger, citizen, _time, other: _shared with { Speaking = channel });

    private static string Token(ConversationScript chat) => chat.Answer.Select(message => message.Link).OfType<string>().Single().Split('=')[1];

    private static async Task ToClassificationAsync(ConversationScript chat)
    {
        await chat.Says(Story);
        await chat.Says("setuju");
    }
}

using LaporBot.Core.Complaints;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class StatusScripts
{
    private readonly InMemoryConversationStore _store = new();
    private readonly InMemoryLedger _ledger = new();

    [Theory]
    [InlineData("/status")]
    [InlineData("laporan saya")]
    [InlineData("status")]
    [InlineData("/laporansaya")]
    public async Task The_owner_sees_every_case_with_state_dates_and_the_next_step(string words)
    {
        var (chat, ticket) = await FiledAsync("1");
        _ledger.Change(ticket, one => one with
        {
            Status = ComplaintStatus.Verified,
            StatusSince = ConversationScript.Morning,
            TrackingId = "1916449",
            Agency = "Dinas PUPR Kota Mataram",
        });

        await chat.Says(words);

        chat.Sees(ticket.ToString(), "Terdisposisi", "1916449", "Dinas PUPR", "25-11-2026 09.00", "paling lambat Rabu 2 Des", "5 hari kerja lagi");
    }

    [Fact]
    public async Task A_bare_number_in_a_sentence_is_enough()
    {
        var (chat, ticket) = await FiledAsync("1");
        await chat.Says($"pak gimana {ticket.ToString().ToLowerInvariant().Replace('0', 'o')} sudah diproses?");
        chat.Sees(ticket.ToString(), "Terkirim", "Lampu jalan");
    }

    [Fact]
    public async Task A_stranger_with_the_number_sees_the_state_only()
    {
        var (_, ticket) = await FiledAsync("1");
        var stranger = new ConversationScript(_store, _ledger, "2");
        await stranger.Says(ticket.ToString());
        stranger.Sees(ticket.ToString(), "Terkirim").DoesNotSee("Lampu");
    }

    [Fact]
    public async Task A_secret_case_reads_like_an_unknown_one_to_a_stranger()
    {
        var (_, secret) = await FiledAsync("1", isSecret: true);
        var stranger = new ConversationScript(_store, _ledger, "2");
        await stranger.Says(secret.ToString());
        var seen = stranger.Text;
        await stranger.Says(TicketNumber.Draw().ToString());
        Assert.Equal(seen, stranger.Text);
        stranger.Sees("tidak ditemukan");
    }

    [Fact]
    public async Task After_ten_wrong_numbers_a_person_waits_for_the_hour_to_end()
    {
        var (_, ticket) = await FiledAsync("1");
        var guesser = new ConversationScript(_store, _ledger, "2");
        for (var guess = 0; guess < 10; guess++)
        {
            await guesser.Says(TicketNumber.Draw().ToString());
            guesser.Sees("tidak ditemukan");
        }

        await guesser.Says(ticket.ToString());
        guesser.Sees("Terlalu banyak");
        guesser.Time.Advance(TimeSpan.FromMinutes(61));
        await guesser.Says(ticket.ToString());
        guesser.Sees("Terkirim");
    }

    [Fact]
    public async Task The_number_of_the_hub_finds_ones_own_case_only()
    {
        var (chat, ticket) = await FiledAsync("1");
        _ledger.Change(ticket, one => one with { TrackingId = "1916449" });
        await chat.Says("/status #1916449");
        chat.Sees(ticket.ToString());
        var stranger = new ConversationScript(_store, _ledger, "2");
        await stranger.Says("/status 1916449");
        stranger.Sees("tidak ditemukan");
    }

    [Fact]
    public async Task Asking_in_the_middle_of_a_report_loses_nothing()
    {
        var (_, ticket) = await FiledAsync("1");
        var chat = await FilingScripts.AtReview(new ConversationScript(_store, _ledger, "3"));
        await chat.Says(ticket.ToString());
        chat.Sees("Terkirim", "Periksa dulu");
        await chat.FillsUntil("diterima dan tersimpan");
    }

    private async Task<(ConversationScript Chat, TicketNumber Ticket)> FiledAsync(string citizen, bool isSecret = false)
    {
        var chat = await FilingScripts.AtReview(new ConversationScript(_store, _ledger, citizen));
        if (isSecret)
        {
            await chat.Says("ubah");
            await chat.Says("sifat laporan");
            await chat.Says("rahasia");
        }

        await chat.Presses("Kirim");
        return (chat, _ledger.Filed[^1].Ticket);
    }
}

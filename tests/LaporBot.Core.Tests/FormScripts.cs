using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;
using Field = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Tests;

/// <summary>The same complaint on one page.</summary>
public sealed class FormScripts
{
    private readonly InMemoryLedger _ledger = new();

    [Fact]
    public async Task A_form_files_what_a_conversation_would()
    {
        var form = Fresh();
        await form.SendAsync();

        Assert.Empty(form.Faults);
        var (ticket, complaint) = Assert.Single(_ledger.Filed);
        Assert.Equal(form.Outcome.Ticket, ticket);
        Assert.Equal((Classification.Pengaduan, "52.71", "Depan masjid Karang Baru"), (complaint.Classification, complaint.Region.Code, complaint.Place));
        Assert.Equal("Lampu jalan di depan masjid Karang Baru mati sejak dua", complaint.Title);
        Assert.Equal(new DateOnly(2026, 11, 20), complaint.IncidentDate);
        Assert.Equal(PrivacyNotice.Version, complaint.Consent.NoticeVersion);
        Assert.Null(complaint.Reporter);
        Assert.False(complaint.IsSecret);
    }

    [Fact]
    public async Task Sent_twice_it_is_filed_once_under_the_same_number()
    {
        var form = Fresh();
        var first = (await form.SendAsync()).Outcome.Ticket;
        var second = (await form.SendAsync()).Outcome.Ticket;

        Assert.Equal(first, second);
        Assert.Single(_ledger.Filed);
    }

    [Fact]
    public async Task An_empty_form_is_told_all_its_faults_at_once_and_nothing_is_filed()
    {
        var form = await Fresh().Empty().SendAsync();

        Field[] expected = [Field.Story, Field.Classification, Field.IncidentDate, Field.Region, Field.Place, Field.Identity, Field.Secrecy, Field.Consent];
        Assert.Equal(expected.Order(), form.Outcome.Faults.Select(fault => fault.Field).Order());
        Assert.Empty(_ledger.Filed);
    }

    [Theory]
    [InlineData(Field.Story, "lampu mati", "Masih terlalu pendek")]
    [InlineData(Field.Story, "1234567890 1234567890 123", "dengan kata-kata")]
    [InlineData(Field.Title, "Lampu", "Judulnya terlalu pendek")]
    [InlineData(Field.IncidentDate, "2026-11-26", "belum terjadi")]
    [InlineData(Field.IncidentDate, "kapan-kapan", "belum bisa saya baca")]
    [InlineData(Field.Place, "sana", "Terlalu pendek")]
    [InlineData(Field.Region, "52.99", "Pilih kabupaten")]
    [InlineData(Field.Classification, "Kritik", "Pilih salah satu")]
    [InlineData(Field.Category, "tidak ada di daftar", "Pilih salah satu")]
    public async Task What_a_conversation_refuses_a_form_refuses_in_the_same_words(Field field, string typed, string fault)
    {
        var form = await Fresh().With(field, typed).SendAsync();

        Assert.Equal([field], form.Outcome.Faults.Select(one => one.Field));
        Assert.Contains(fault, form.Faults, StringComparison.Ordinal);
        Assert.Empty(_ledger.Filed);
    }

    [Fact]
    public async Task A_wish_needs_no_date_and_no_place()
    {
        var form = Fresh().With(Field.Classification, nameof(Classification.Aspirasi)).With(Field.IncidentDate, "").With(Field.Place, " ");
        await form.SendAsync();

        Assert.Empty(form.Faults);
        Assert.Equal((null, null), (_ledger.Filed[0].Complaint.IncidentDate, _ledger.Filed[0].Complaint.Place));
    }

    [Fact]
    public async Task A_date_long_past_is_taken_when_the_person_says_it_is_right()
    {
        var form = await Fresh().With(Field.IncidentDate, "2024-02-29").SendAsync();
        Assert.True(Assert.Single(form.Outcome.Faults).MayConfirm);

        form.IsDateSure = true;
        await form.SendAsync();
        Assert.Equal(new DateOnly(2024, 2, 29), Assert.Single(_ledger.Filed).Complaint.IncidentDate);
    }

    [Fact]
    public async Task Danger_in_a_story_is_answered_with_whom_to_call_first()
    {
        var form = await Fresh().With(Field.Story, "Tolong, sekarang ada kebakaran besar di rumah tetangga saya di Karang Baru, apinya sudah tinggi").SendAsync();

        Assert.Equal([Field.Emergency], form.Outcome.Faults.Select(fault => fault.Field));
        Assert.Contains("113", form.Faults, StringComparison.Ordinal);
        await form.With(Field.Emergency, "y").SendAsync();
        Assert.Single(_ledger.Filed);
    }

    [Fact]
    public async Task Personal_numbers_in_a_story_are_asked_about_and_covered()
    {
        var form = await Fresh().With(Field.Story, "KTP saya 5271014505900001 ditahan di kantor desa sejak minggu lalu, tidak mau dikembalikan.").SendAsync();
        Assert.Equal([Field.PersonalData], form.Outcome.Faults.Select(fault => fault.Field));

        await form.With(Field.PersonalData, "y").SendAsync();
        Assert.DoesNotContain("5271014505900001", Assert.Single(_ledger.Filed).Complaint.Story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_name_the_name_and_one_contact_are_needed()
    {
        var form = await Fresh().With(Field.Identity, "n").With(Field.Contact, "12").SendAsync();
        Assert.Equal([Field.PersonName, Field.Contact], form.Outcome.Faults.Select(fault => fault.Field));

        await form.With(Field.PersonName, "Siti Aminah").With(Field.Contact, "0812 3456 7890").SendAsync();
        Assert.Equal(new Reporter("Siti Aminah", "+6281234567890", null), Assert.Single(_ledger.Filed).Complaint.Reporter);
    }

    [Fact]
    public async Task An_anonymous_form_keeps_no_name_even_when_one_was_typed()
    {
        await Fresh().With(Field.PersonName, "Siti Aminah").With(Field.Contact, "0812 3456 7890").SendAsync();
        Assert.Null(Assert.Single(_ledger.Filed).Complaint.Reporter);
    }

    [Fact]
    public async Task A_file_nobody_takes_is_a_fault_and_the_others_stay()
    {
        var form = Fresh();
        form.Files = [Some.Photo(), new Attachment("", AttachmentKind.Other, "virus.exe", 10)];
        await form.SendAsync();

        Assert.Equal([Field.Files], form.Outcome.Faults.Select(fault => fault.Field));
        form.Files = form.Outcome.Files;
        await form.SendAsync();
        Assert.Single(Assert.Single(_ledger.Filed).Complaint.Files);
    }

    [Fact]
    public async Task A_category_left_open_is_the_desk_s_to_choose_and_a_chosen_one_is_kept()
    {
        await Fresh().SendAsync();
        await Fresh().With(Field.Category, ConversationScript.Services[0].Code).SendAsync();

        Assert.NotEqual(ConversationScript.Services[0].Name, _ledger.Filed[0].Complaint.CategoryName);
        Assert.Equal(ConversationScript.Services[0].Code, _ledger.Filed[1].Complaint.CategoryCode);
    }

    [Fact]
    public async Task A_number_is_looked_up_without_telling_a_stranger_more_than_a_chat_does()
    {
        var form = Fresh();
        var ticket = (await form.SendAsync()).Outcome.Ticket!.Value;

        Assert.Contains("Terkirim", await FoundAsync(form, $" {ticket.ToString().ToLowerInvariant()} "), StringComparison.Ordinal);
        Assert.DoesNotContain("Lampu", await FoundAsync(form, ticket.ToString()), StringComparison.Ordinal);
        Assert.Contains("tidak ditemukan", await FoundAsync(form, TicketNumber.Draw().ToString()), StringComparison.Ordinal);
        Assert.Contains("salah ketik", await FoundAsync(form, "LB-1"), StringComparison.Ordinal);
        var own = await form.Form.ShowAsync(form.Sender, "id", TestContext.Current.CancellationToken);
        Assert.Contains("Lampu jalan", string.Concat(own!.Value.Select(run => run.Text)), StringComparison.Ordinal);
        Assert.Null(await form.Form.ShowAsync(Some.Address(), "id", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("id", "Setuju?")]
    [InlineData("en", "agree?")]
    public void The_notice_is_that_of_the_conversation_without_its_question(string language, string question)
    {
        var notice = Fresh().Form.Notice(language);
        var asked = new Wording().Text(language, "Ask.Consent");

        Assert.StartsWith(notice, asked, StringComparison.Ordinal);
        Assert.Contains(question, asked[notice.Length..], StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> FoundAsync(FormScript form, string typed) =>
        string.Concat((await form.Form.FindAsync(typed, "id", TestContext.Current.CancellationToken)).Select(run => run.Text));

    private FormScript Fresh() => new(_ledger);
}

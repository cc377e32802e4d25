using System.Net;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>The form for browsers without scripts, over HTTP.</summary>
public sealed class FormTests
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Range(0, 50_000).Select(i => (byte)(i * 7))];

    [Fact]
    public async Task A_form_is_filed_once_however_often_it_is_sent_and_its_receipt_tells_the_number()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = new FormClient(host.Url);
        await citizen.OpenAsync();
        citizen.Files.Add(("foto jalan.jpg", "image/jpeg", Photo));

        Assert.Equal(HttpStatusCode.Redirect, await citizen.SendAsync(host.Url.GetLeftPart(UriPartial.Authority), "same-origin"));
        Assert.Equal(HttpStatusCode.Redirect, await citizen.SendAsync());

        var (ticket, complaint) = Assert.Single(host.Ledger.Filed);
        Assert.Equal(("webchat", FormClient.Story), (complaint.Owner.Channel, complaint.Story));
        var file = Assert.Single(complaint.Files);
        await using var bytes = await host.Attachments.OpenAsync(file, TestContext.Current.CancellationToken);
        Assert.NotNull(bytes);
        Assert.Equal(HttpStatusCode.OK, await citizen.FollowAsync());
        Assert.Contains(ticket.ToString(), citizen.Html, StringComparison.Ordinal);
        Assert.Contains("Terkirim", citizen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_form_comes_back_with_every_fault_and_all_that_was_typed_and_the_files()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = new FormClient(host.Url);
        await citizen.OpenAsync();
        var seal = citizen.Seal;
        const string Story = "\n  <b>\"Jalan\"</b> rusak & berlubang 'parah' di depan pasar, sudah dua orang jatuh";
        citizen.Set("Story", Story);
        citizen.Set("Place", "x\" onfocus=\"alert(1)");
        citizen.Set("Region", "");
        citizen.Set("Consent", "");
        citizen.Files.Add(("surat 'penting'.pdf", "application/pdf", [.. "%PDF-1.7 x"u8]));
        citizen.Files.Add(("jahat.exe", "image/jpeg", [.. "MZ"u8]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await citizen.SendAsync());

        Assert.Equal(seal, citizen.Seal);
        Assert.Contains($"<textarea id=\"Story\"", citizen.Html, StringComparison.Ordinal);
        Assert.Contains(Story, WebUtility.HtmlDecode(citizen.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\"Jalan", citizen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("onfocus=\"", citizen.Html, StringComparison.Ordinal);
        foreach (var field in (string[])["Region", "Consent", "Files"])
        {
            Assert.Contains($"id=\"{field}-fault\"", citizen.Html, StringComparison.Ordinal);
            Assert.Contains($"href=\"#{field}\"", citizen.Html, StringComparison.Ordinal);
        }

        citizen.Set("Region", "52.71");
        citizen.Set("Consent", "y");
        citizen.Files.Clear();
        citizen.Fields.AddRange(citizen.Kept().Select(box => ("kept", box)));
        Assert.Equal(HttpStatusCode.Redirect, await citizen.SendAsync());
        Assert.Equal("surat 'penting'.pdf", Assert.Single(Assert.Single(host.Ledger.Filed).Complaint.Files).Name);
    }

    [Fact]
    public async Task A_file_larger_than_anything_we_take_costs_none_of_the_words()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = new FormClient(host.Url);
        await citizen.OpenAsync();
        citizen.Files.Add(("film.mp4", "video/mp4", [.. "\0\0\0\u0018ftypisom"u8, .. new byte[21 * 1024 * 1024]]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await citizen.SendAsync());

        Assert.Contains("lebih dari 20 MB", citizen.Html, StringComparison.Ordinal);
        Assert.Contains(FormClient.Story, citizen.Html, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(host.DataPath, "uploads")));
        Assert.Empty(host.Ledger.Filed);
    }

    [Theory]
    [InlineData("https://evil.example", "cross-site")]
    [InlineData("null", "cross-site")]
    [InlineData("https://dinas.example.go.id", null)]
    public async Task Another_site_cannot_send_the_form(string origin, string? site)
    {
        await using var host = await ChatHost.StartAsync(new() { ["WebChat:Sites"] = "https://dinas.example.go.id" });
        using var citizen = new FormClient(host.Url);
        await citizen.OpenAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await citizen.SendAsync(origin, site));
        Assert.Empty(host.Ledger.Filed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("411322fa9f28343095e8fc3f4282f1e0")]
    [InlineData("411322fa9f28343095e8fc3f4282f1e0ef382c36eb78405c387228a1876ab59ec1b7c4a1845d364a30d7497ffb56a8a6")]
    public async Task Without_a_seal_of_ours_nothing_is_filed_and_the_words_are_kept(string seal)
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = new FormClient(host.Url) { Seal = seal };

        Assert.Equal(HttpStatusCode.OK, await citizen.SendAsync());
        Assert.Empty(host.Ledger.Filed);
        Assert.Contains(FormClient.Story, citizen.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await citizen.SendAsync());
        Assert.Single(host.Ledger.Filed);
    }

    [Fact]
    public async Task The_seal_of_a_page_opens_no_receipt_and_another_person_s_file_cannot_be_named()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = new FormClient(host.Url);
        await citizen.OpenAsync();
        await citizen.SendAsync();
        var link = citizen.Headers!.Location!.ToString();

        Assert.Equal(HttpStatusCode.NotFound, await citizen.OpenAsync($"/formulir/laporan?kunci={citizen.Seal}"));
        Assert.Equal(HttpStatusCode.NotFound, await citizen.OpenAsync(link[..^1] + (link[^1] == '0' ? '1' : '0')));
        using var other = new FormClient(host.Url);
        await other.OpenAsync();
        other.Fields.Add(("kept", $"{new string('a', 32)}.jpg?e=99999999999&s=00&n=a.jpg"));
        await other.SendAsync();
        Assert.Empty(host.Ledger.Filed[1].Complaint.Files);
    }

    [Fact]
    public async Task Who_knows_only_the_number_sees_no_more_than_in_a_chat()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = new FormClient(host.Url);
        await citizen.OpenAsync();
        await citizen.SendAsync();

        await citizen.OpenAsync($"/formulir/status?nomor={Assert.Single(host.Ledger.Filed).Ticket}");
        Assert.Contains("Terkirim", citizen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Lampu jalan", citizen.Html, StringComparison.Ordinal);
        await citizen.OpenAsync("/formulir/status?nomor=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        Assert.DoesNotContain("<script", citizen.Html, StringComparison.Ordinal);
        Assert.Contains("salah ketik", citizen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trouble_of_ours_and_too_much_at_once_are_pages_that_say_what_to_do()
    {
        await using var host = await ChatHost.StartAsync(new() { ["WebChat:FormsPerMinute"] = "1" });
        using var citizen = new FormClient(host.Url);
        await citizen.OpenAsync();
        host.Ledger.IsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await citizen.SendAsync());
        Assert.Contains("tidak akan tercatat dua kali", citizen.Html, StringComparison.Ordinal);

        host.Ledger.IsDown = false;
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 21; i++)
        {
            codes.Add(await citizen.SendAsync());
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
        Assert.Contains("tekan Kembali", citizen.Html, StringComparison.Ordinal);
        Assert.Single(host.Ledger.Filed);
    }

    [Fact]
    public async Task The_pages_run_no_script_keep_no_cookie_and_send_forms_only_home()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = new FormClient(host.Url);
        await citizen.OpenAsync("/formulir?bahasa=en");

        var policy = citizen.Headers!.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self'; img-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", citizen.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(citizen.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<script", citizen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", citizen.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", citizen.Html, StringComparison.Ordinal);
        Assert.Contains("Send report", citizen.Html, StringComparison.Ordinal);
    }
}

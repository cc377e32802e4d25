using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LaporBot.Bot.Hub;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>hub.md's Submit table, field by field.</summary>
public sealed class SubmissionFormTests : IAsyncLifetime
{
    private static readonly TicketNumber Ticket = TicketNumber.Draw();

    private ScriptedHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await ScriptedHub.StartAsync();
        _hub.Always(200, """[{"service_request_id":"1"}]""");
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_anonymous_complaint_says_nothing_of_its_sender()
    {
        var complaint = Some.Complaint(new ReplyAddress("telegram", "4711"));
        var heard = await SubmitAsync(complaint, []);

        Assert.Equal("POST", heard.Method);
        Assert.Equal("/open311/v2/requests.json", heard.Path);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", heard.Headers["Content-Type"]);
        Assert.Equal(Ticket.ToString(), heard.Headers["Idempotency-Key"]);
        Assert.Equal<(string Name, string Value)>(
        [
            ("api_key", HubUnderTest.ApiKey),
            ("service_code", "jalan"),
            ("description", $"{complaint.Title}\n\n{complaint.Story}\n\nRef: {Ticket}"),
            ("address_string", "Depan Pasar Kebon Roek, Ampenan, Kota Mataram"),
            ("attribute[classification]", "pengaduan"),
            ("attribute[title]", complaint.Title),
            ("attribute[incident_date]", "2026-11-20"),
            ("attribute[region_code]", "52.71"),
            ("attribute[is_anonymous]", "true"),
            ("attribute[is_secret]", "false"),
            ("attribute[channel]", "telegram"),
            ("attribute[client_ref]", Ticket.ToString()),
        ], heard.Fields);
        Assert.DoesNotContain("4711", heard.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_one_carries_name_point_files_and_jurisdiction()
    {
        var complaint = Some.FullComplaint(new ReplyAddress("webchat", "x"));
        Uri[] files = [new("https://lapor.example/files/1?s=a%2Bb&e=1"), new("https://lapor.example/files/2")];
        var heard = await SubmitAsync(complaint, [.. files], ("JurisdictionId", "ntbprov.go.id"));

        Assert.Equal("ntbprov.go.id", heard.Field("jurisdiction_id"));
        Assert.Equal("-8.5833", heard.Field("lat"));
        Assert.Equal("116.1167", heard.Field("long"));
        Assert.Equal("Siti", heard.Field("first_name"));
        Assert.Equal("Rahmawati", heard.Field("last_name"));
        Assert.Equal("siti@contoh.id", heard.Field("email"));
        Assert.Equal("+6281234567890", heard.Field("phone"));
        Assert.Equal(files[0].AbsoluteUri, heard.Field("media_url"));
        Assert.Equal("aspirasi", heard.Field("attribute[classification]"));
        Assert.Equal("false", heard.Field("attribute[is_anonymous]"));
        Assert.Equal("true", heard.Field("attribute[is_secret]"));
        Assert.Equal("webchat", heard.Field("attribute[channel]"));
        Assert.Equal(
            files.Select(file => file.AbsoluteUri),
            heard.Fields.Where(field => field.Name == "attribute[media_urls][]").Select(field => field.Value));
    }

    [Fact]
    public async Task What_is_unknown_is_left_out_but_the_address_never_is()
    {
        var bare = Some.Complaint() with
        {
            Classification = Classification.PermintaanInformasi,
            IncidentDate = null,
            Place = null,
            Region = Region.Elsewhere,
            Reporter = new Reporter("Sukarno", "+62811111111", null),
        };
        var heard = await SubmitAsync(bare, []);

        Assert.Equal("permintaan_informasi", heard.Field("attribute[classification]"));
        Assert.Equal("Tidak disebutkan", heard.Field("address_string"));
        Assert.Equal("Sukarno", heard.Field("first_name"));
        foreach (var absent in (string[])["last_name", "email", "lat", "long", "media_url", "jurisdiction_id", "attribute[incident_date]", "attribute[region_code]", "attribute[institution_code]"])
        {
            Assert.Null(heard.Field(absent));
        }
    }

    [Fact]
    public async Task A_point_without_words_becomes_the_address()
    {
        var heard = await SubmitAsync(
            Some.Complaint() with { Place = " ", Region = Region.Elsewhere, Point = new GeoPoint(0.00001, 116.5) }, []);
        Assert.Equal("0.00001, 116.5", heard.Field("address_string"));
    }

    [Fact]
    public async Task Every_character_arrives_as_it_was_written()
    {
        const string Story = "\"Jalan\" <b>rusak</b> & berlubang = 100% + 50; é ü 中 😀\nbaris dua\ttab";
        var heard = await SubmitAsync(Some.Complaint() with { Story = Story }, []);
        Assert.Contains(Story, heard.Field("description"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(3_948)]
    [InlineData(4_000)]
    [InlineData(9_000)]
    public void Only_the_body_is_cut_and_the_reference_stays(int length)
    {
        var title = new string('J', 30);
        foreach (var letter in (string[])["a", "😀"])
        {
            var story = new StringBuilder().Insert(0, letter, length / letter.Length).ToString();
            var description = SubmissionForm.Describe(title, story, Ticket);

            Assert.True(description.Length <= 4_000, description.Length.ToString(CultureInfo.InvariantCulture));
            Assert.StartsWith(title + "\n\n", description, StringComparison.Ordinal);
            Assert.EndsWith($"\n\nRef: {Ticket}", description, StringComparison.Ordinal);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(description)));
            Assert.Equal(description.Contains('…', StringComparison.Ordinal), !description.Contains(story, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("A", "Nama apa saja", "A")]
    [InlineData("hilang", " penerangan jalan ", "B")]
    [InlineData("hilang", "Tidak ada lagi", "Z")]
    public void A_category_that_is_gone_is_resolved_by_name_or_put_with_the_rest(string code, string name, string expected)
    {
        ImmutableArray<HubService> current = [new("A", "Jalan", []), new("B", "Penerangan Jalan", []), new("Z", "Lainnya", [])];
        Assert.Equal(expected, Categories.Resolve(code, name, current));
    }

    [Fact]
    public void Without_anything_that_fits_the_chosen_code_goes_out()
    {
        Assert.Equal("X", Categories.Resolve("X", "Jalan", []));
        Assert.Equal("X", Categories.Resolve("X", "Jalan", [new("A", "Roads", [])]));
        Assert.Equal("O", Categories.Resolve("X", "Jalan", [new("A", "Roads", []), new("O", "Other issues", [])]));
    }

    private async Task<HeardRequest> SubmitAsync(Complaint complaint, ImmutableArray<Uri> files, params (string Name, string Value)[] settings)
    {
        await using var gateway = HubUnderTest.At(_hub.Root, settings);
        var outcome = await gateway.Hub.SubmitAsync(new HubSubmission(Ticket, complaint, files), TestContext.Current.CancellationToken);
        Assert.IsType<HubOutcome.Accepted>(outcome);
        return Assert.Single(_hub.Heard);
    }
}

using LaporBot.Core.Hub;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>What citizens say, told to a hub over real sockets.</summary>
public sealed class NoteTests
{
    private static readonly DateTimeOffset Said = new(2026, 11, 25, 9, 30, 0, TimeSpan.FromHours(8));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HubNoteKind.Addition, "OPEN", "Sekarang tiangnya miring")]
    [InlineData(HubNoteKind.Satisfied, "FIXED", "Pelapor puas dengan tindak lanjut.")]
    [InlineData(HubNoteKind.Reopening, "REOPEN", "Pelapor belum puas: Sekarang tiangnya miring")]
    [InlineData(HubNoteKind.Withdrawal, "CANCELLED", "Pelapor mencabut laporan ini.")]
    public async Task Every_field_arrives(HubNoteKind kind, string status, string description)
    {
        await using var hub = await ScriptedHub.StartAsync();
        await using var gateway = HubUnderTest.At(hub.Root, ("JurisdictionId", "ntb"));
        hub.Always(200, """[{"update_id":"LB-7K2M-9QXD-4-1"}]""");

        var outcome = await gateway.Hub.TellAsync(Note(kind), Cancel);

        Assert.Equal(new HubOutcome.Accepted("LB-7K2M-9QXD-4-1"), outcome);
        var heard = Assert.Single(hub.Heard);
        Assert.Equal(("POST", "/open311/v2/servicerequestupdates.json"), (heard.Method, heard.Path));
        Assert.Equal("LB-7K2M-9QXD-4-1", heard.Headers["Idempotency-Key"]);
        Assert.Equal(
            [
                ("api_key", HubUnderTest.ApiKey), ("jurisdiction_id", "ntb"), ("service_request_id", "1916449"), ("update_id", "LB-7K2M-9QXD-4-1"),
                ("status", status), ("updated_datetime", "2026-11-25T01:30:00Z"), ("description", description),
            ],
            heard.Fields);
    }

    [Fact]
    public async Task Files_go_by_their_addresses_and_need_no_words()
    {
        await using var hub = await ScriptedHub.StartAsync();
        await using var gateway = HubUnderTest.At(hub.Root);
        hub.Always(201, "[]");
        var note = Note() with { Words = "", MediaUrls = [new Uri("https://a.test/files/1?e=2&s=x"), new Uri("https://a.test/files/2")] };

        Assert.IsType<HubOutcome.Accepted>(await gateway.Hub.TellAsync(note, Cancel));

        var heard = Assert.Single(hub.Heard);
        Assert.Equal(["https://a.test/files/1?e=2&s=x", "https://a.test/files/2"], heard.Fields.Where(field => field.Name == "media_url").Select(field => field.Value));
        Assert.Equal("Pelapor menambahkan berkas.", heard.Field("description"));
    }

    [Theory]
    [InlineData(200, """{"ok":true}""", typeof(HubOutcome.Accepted))]
    [InlineData(200, "<html>Portal</html>", typeof(HubOutcome.Unknown))]
    [InlineData(302, "", typeof(HubOutcome.Unknown))]
    [InlineData(400, """[{"code":"duplicate","description":"update_id already exists"}]""", typeof(HubOutcome.Accepted))]
    [InlineData(400, """[{"code":400,"description":"status is not valid"}]""", typeof(HubOutcome.Refused))]
    [InlineData(401, "[]", typeof(HubOutcome.CredentialRefused))]
    [InlineData(403, "[]", typeof(HubOutcome.CredentialRefused))]
    [InlineData(404, """[{"code":404,"description":"service_request_id is not known"}]""", typeof(HubOutcome.Refused))]
    [InlineData(408, "", typeof(HubOutcome.Unknown))]
    [InlineData(422, "[]", typeof(HubOutcome.Refused))]
    [InlineData(429, "", typeof(HubOutcome.Busy))]
    [InlineData(500, "", typeof(HubOutcome.NotDone))]
    [InlineData(503, "", typeof(HubOutcome.Busy))]
    public async Task The_outcome_table_is_that_of_complaints(int status, string body, Type expected)
    {
        await using var hub = await ScriptedHub.StartAsync();
        await using var gateway = HubUnderTest.At(hub.Root);
        hub.Always(status, body);

        Assert.IsType(expected, await gateway.Hub.TellAsync(Note(), Cancel));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_unknown_and_a_closed_door_is_not_done()
    {
        await using var hub = await ScriptedHub.StartAsync();
        await using var gateway = HubUnderTest.At(hub.Root);
        hub.Script = (_, context) => ScriptedHub.BreakOffAsync(context, 200, "[{");
        Assert.IsType<HubOutcome.Unknown>(await gateway.Hub.TellAsync(Note(), Cancel));

        await using var nowhere = HubUnderTest.At(new Uri($"http://127.0.0.1:{Programs.FreePort()}/open311/v2"));
        Assert.IsType<HubOutcome.NotDone>(await nowhere.Hub.TellAsync(Note(), Cancel));
    }

    [Fact]
    public async Task After_an_unknown_outcome_it_is_posted_again_only_when_the_hub_does_not_list_it()
    {
        await using var hub = await ScriptedHub.StartAsync();
        await using var gateway = HubUnderTest.At(hub.Root);
        var doubtful = Note() with { AttemptedAt = Said.AddMinutes(1) };
        hub.ByPath(("servicerequestupdates", """{"service_request_updates":[{"update_id":"LB-7K2M-9QXD-4-1","service_request_id":"1916449"}]}"""));

        Assert.IsType<HubOutcome.Accepted>(await gateway.Hub.TellAsync(doubtful, Cancel));
        Assert.Equal("GET", Assert.Single(hub.Heard).Method);
        Assert.Equal("2026-11-25T00:30:00Z", hub.Heard[0].Asked("start_date"));

        hub.ByPath(("servicerequestupdates", """{"service_request_updates":[{"update_id":"another"}]}"""));
        Assert.IsType<HubOutcome.Accepted>(await gateway.Hub.TellAsync(doubtful, Cancel));
        Assert.Equal(["GET", "GET", "POST"], hub.Heard.Select(heard => heard.Method));
    }

    [Fact]
    public async Task When_the_hub_cannot_be_asked_nothing_is_posted()
    {
        await using var hub = await ScriptedHub.StartAsync();
        await using var gateway = HubUnderTest.At(hub.Root);
        hub.Always(500, "");

        Assert.IsType<HubOutcome.Unknown>(await gateway.Hub.TellAsync(Note() with { AttemptedAt = Said }, Cancel));
        Assert.DoesNotContain(hub.Heard, heard => heard.Method == "POST");
    }

    [Fact]
    public async Task A_hub_without_the_extension_is_left_in_peace()
    {
        await using var hub = await ScriptedHub.StartAsync();
        await using var gateway = HubUnderTest.At(hub.Root, ("UpdatesExtension", "false"));

        Assert.IsType<HubOutcome.Refused>(await gateway.Hub.TellAsync(Note(), Cancel));
        Assert.Empty(hub.Heard);
    }

    [Fact]
    public async Task Words_of_citizens_and_keys_reach_no_log()
    {
        await using var hub = await ScriptedHub.StartAsync();
        await using var gateway = HubUnderTest.At(hub.Root);
        hub.Always(400, """[{"description":"no"}]""");

        await gateway.Hub.TellAsync(Note(), Cancel);

        Assert.DoesNotContain(gateway.Logs.Lines, line => line.Contains("tiangnya", StringComparison.Ordinal) || line.Contains(HubUnderTest.ApiKey, StringComparison.Ordinal));
        Assert.DoesNotContain("tiangnya", Note().ToString(), StringComparison.Ordinal);
    }

    private static HubNote Note(HubNoteKind kind = HubNoteKind.Addition) => new("LB-7K2M-9QXD-4-1", "1916449", kind, "Sekarang tiangnya miring", Said);
}

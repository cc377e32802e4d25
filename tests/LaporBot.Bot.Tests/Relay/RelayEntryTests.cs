using LaporBot.Bot.Desk.Relay;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Relay;

/// <summary>What officials type and paste, judged without a ledger.</summary>
public sealed class RelayEntryTests
{
    private static readonly TimeZoneInfo Zone = NodeZone.Find("Asia/Makassar")!;
    private static readonly StatusNames Names = new(new Wording());
    private static readonly DateTimeOffset Now = Some.Moment.AddDays(3);

    [Theory]
    [InlineData("1916449", "", true)]
    [InlineData("1916449", "https://www.lapor.go.id/laporan/1916449", true)]
    [InlineData("", "", false)]
    [InlineData("belum ada", "", false)]
    [InlineData("nomor", "", false)]
    [InlineData("1916449", "lapor.go.id/1916449", false)]
    [InlineData("1916449", "javascript:alert(1)", false)]
    public void A_receipt_is_a_number_and_perhaps_an_address(string number, string url, bool isGood) =>
        Assert.Equal(isGood, new ReceiptEntry(number, "", url).Faults().Count == 0);

    [Theory]
    [InlineData("Terdisposisi", ComplaintStatus.Verified)]
    [InlineData("terdisposisi", ComplaintStatus.Verified)]
    [InlineData("Sedang diproses", ComplaintStatus.InProgress)]
    [InlineData("Completed", ComplaintStatus.Closed)]
    [InlineData("Closed", ComplaintStatus.Closed)]
    public void Statuses_are_read_in_both_languages_and_by_code(string word, ComplaintStatus expected) => Assert.Equal(expected, Names.Find(word));

    [Theory]
    [InlineData("2026-11-26", "")]
    [InlineData("26/11/2026", "")]
    [InlineData("2026-11-26 09:30", "")]
    [InlineData("26/11/2026 09:30", "")]
    [InlineData("kemarin", "Relay.Fault.Date")]
    [InlineData("31/02/2026", "Relay.Fault.Date")]
    [InlineData("2026-12-26", "Relay.Fault.Future")]
    [InlineData("2026-11-01", "Relay.Fault.TooEarly")]
    public void Days_are_read_as_a_spreadsheet_writes_them(string when, string fault)
    {
        var update = new ChangeEntry("InProgress", "", when, "", "").Read(Case(), Names, Zone, Now, out var faults);
        Assert.Equal(fault.Length == 0 ? [] : [fault], faults);
        Assert.Equal(fault.Length == 0, update is not null);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        new ChangeEntry("entah", new string('x', 121), "kapan", "", "karena").Read(Case() with { TrackingId = null, OwesDecision = true }, Names, Zone, Now, out var faults);
        Assert.Equal(
            ["Relay.Fault.NotBound", "Relay.Fault.CopyFirst", "Relay.Fault.Status", "Relay.Fault.Agency", "Relay.Fault.Date", "Relay.Fault.Reason"], faults);
    }

    [Fact]
    public void The_same_change_has_the_same_id_however_its_day_is_written()
    {
        var one = Case();
        string Id(string when, string words = "Sudah ditambal.") => new ChangeEntry("Answered", "PUPR", when, words, "").Read(one, Names, Zone, Now, out _)!.UpdateId;
        Assert.Equal(Id("2026-11-26"), Id("26/11/2026"));
        Assert.NotEqual(Id("2026-11-26"), Id("2026-11-27"));
        Assert.NotEqual(Id("2026-11-26"), Id("2026-11-26", "Belum ditambal."));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "1:a|b 2:1|2")]
    [InlineData("\uFEFFa;b\r\n\"satu; dua\";2", "1:a|b 2:satu; dua|2")]
    [InlineData("a,b\n\"baris\nkedua\",\"kata \"\"kutip\"\"\"\n3,4", "1:a|b 2:baris\nkedua|kata \"kutip\" 4:3|4")]
    [InlineData("a,b\n\n'=1+1,x", "1:a|b 3:=1+1|x")]
    [InlineData("", "")]
    public void Lists_are_read_as_spreadsheets_save_them(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', CsvLines.Read(text).Select(record => $"{record.Line}:{string.Join('|', record.Cells)}")));

    [Theory]
    [InlineData("Adapter=ManualRelay", 0)]
    [InlineData("Adapter=ManualRelay;ApiKey=x;PushKey=y", 2)]
    [InlineData("Adapter=ManualRelay;BaseUrl=https://hub.example.go.id", 1)]
    public void Settings_that_contradict_the_relay_stop_the_start(string settings, int faults)
    {
        var options = new HubOptions();
        foreach (var pair in settings.Split(';').Select(pair => pair.Split('=', 2)))
        {
            typeof(HubOptions).GetProperty(pair[0])!.SetValue(options, pair[0] == "BaseUrl" ? new Uri(pair[1]) : pair[1]);
        }

        Assert.Equal(faults, new HubOptionsCheck().Validate(null, options).Failures?.Count() ?? 0);
    }

    private static KnownCase Case() => new(TicketNumber.Draw(), "1916449", Some.Moment, ComplaintStatus.Relayed, OwesDecision: false);
}

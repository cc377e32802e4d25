using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>A line of a list.</summary>
/// <param name="Line">Its number.</param>
/// <param name="Number">The case as it was written.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Case">The case it means; null when there is none of theirs.</param>
/// <param name="Update">The change; null when something is wrong.</param>
/// <param name="Faults">Sentences that say what.</param>
internal sealed record ImportLine(int Line, string Number, ChangeEntry Entry, KnownCase? Case, HubUpdate? Update, IReadOnlyList<string> Faults);

/// <summary>What came of taking a list in.</summary>
internal sealed record ImportResult(int Applied, int Known);

/// <summary>Changes of many cases at once, from a spreadsheet: read and judged as a whole first, then taken in line by line.</summary>
internal sealed class RelayImport(RelayCases cases, CaseUpdates updates, AuditTrail audit, StatusNames names, TimeProvider time)
{
    public const int MostLines = 2000;

    private static readonly string[] Columns = ["nomor", "status", "instansi", "tanggal", "uraian", "alasan"];

    /// <summary>An example anybody can open, fill in and send back.</summary>
    public IResult Template()
    {
        var csv = new CsvText();
        csv.Add(Columns);
        csv.Add("LB-XXXX-XXXX-X", names.Of(ComplaintStatus.Verified, "id"), "Dinas PUPR", "2026-11-24", "", "");
        csv.Add("1234567", names.Of(ComplaintStatus.Answered, "id"), "Dinas PUPR", "2026-11-25 09:30", "Lubang sudah ditambal pada 25 November.", "");
        csv.Add("1234568", names.Of(ComplaintStatus.Archived, "id"), "", "25/11/2026", "", "too_general");
        return csv.Send("status-relay.csv");
    }

    /// <summary>Judges every line; nothing is written.</summary>
    /// <returns>The lines; faults of the list as a whole stand at line 0.</returns>
    public async Task<IReadOnlyList<ImportLine>> ReadAsync(Territory territory, string text, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var records = CsvLines.Read(text).Take(MostLines + 2).ToList();
        if (records is not [var (_, head), ..] || !Columns.Take(2).All(column => head.Contains(column, StringComparer.OrdinalIgnoreCase)))
        {
            return [Whole("Relay.Fault.Columns")];
        }

        if (records.Count > MostLines + 1)
        {
            return [Whole("Relay.Fault.TooLong")];
        }

        var places = Columns.Select(column => head.ToList().FindIndex(cell => cell.Equals(column, StringComparison.OrdinalIgnoreCase))).ToArray();
        var lines = records.Skip(1).Select(record => (record.Line, Cells: places.Select(place => place >= 0 && place < record.Cells.Count ? record.Cells[place] : "").ToArray())).ToList();
        if (lines.Count == 0)
        {
            return [Whole("Relay.Fault.Empty")];
        }

        var known = await KnownAsync(territory, [.. lines.Select(line => line.Cells[0])], cancellationToken);
        return [.. lines.Select(line => Judge(line.Line, line.Cells, known.GetValueOrDefault(line.Cells[0]), zone))];
    }

    /// <summary>Takes in a list without faults. Cut off in the middle, the same list again goes on: what is known changes nothing.</summary>
    public async Task<ImportResult> ApplyAsync(Actor actor, IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var (applied, known) = (0, 0);
        foreach (var line in lines)
        {
            var result = await updates.ApplyAsync(
                line.Update!, context => audit.AppendAsync(context, actor, new AuditAct(RelayWords.Updated, line.Case!.Ticket.ToString(), line.Update!.StatusWord), cancellationToken), cancellationToken);
            applied += result == UpdateResult.Applied ? 1 : 0;
            known += result == UpdateResult.Applied ? 0 : 1;
        }

        await audit.WriteAsync(actor, new AuditAct(RelayWords.Imported, Reason: $"{applied}"), cancellationToken);
        return new ImportResult(applied, known);
    }

    private ImportLine Judge(int line, string[] cells, KnownCase? one, TimeZoneInfo zone)
    {
        var entry = new ChangeEntry(cells[1], HubText.CleanLine(cells[2], 200) ?? "", cells[3], HubText.Clean(cells[4]) ?? "", cells[5]);
        if (one is null)
        {
            return new ImportLine(line, cells[0], entry, null, null, ["Relay.Fault.NoCase"]);
        }

        var update = entry.Read(one, names, zone, time.GetUtcNow(), out var faults);
        return new ImportLine(line, cells[0], entry, one, update, faults);
    }

    private async Task<Dictionary<string, KnownCase>> KnownAsync(Territory territory, IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        var byNumber = new Dictionary<string, KnownCase>(StringComparer.Ordinal);
        foreach (var some in numbers.Distinct().Chunk(500))
        {
            var tickets = some.Select(number => TicketNumber.TryParse(number, out var ticket) ? ticket : (TicketNumber?)null).OfType<TicketNumber>().ToList();
            var found = await cases.KnownAsync(territory, tickets, [.. some.Select(number => number.TrimStart('#'))], cancellationToken);
            foreach (var number in some)
            {
                var isOurs = TicketNumber.TryParse(number, out var ticket);
                if (found.Find(one => isOurs ? one.Ticket == ticket : one.TrackingId == number.TrimStart('#')) is { } one)
                {
                    byNumber[number] = one;
                }
            }
        }

        return byNumber;
    }

    private static ImportLine Whole(string fault) => new(0, "", ChangeEntry.Empty, null, null, [fault]);
}

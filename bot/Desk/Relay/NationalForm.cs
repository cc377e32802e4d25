using System.Globalization;
using LaporBot.Bot.Ledger.Relay;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>A field of the national form, filled.</summary>
/// <param name="Label">Sentence that names it.</param>
/// <param name="Value">What is to be typed; empty for nothing.</param>
/// <param name="IsLong">More than a line.</param>
/// <param name="Hint">Sentence that explains it; null for none.</param>
internal sealed record FormField(string Label, string Value, bool IsLong = false, string? Hint = null);

/// <summary>A case in the order of the national form (domain.md 1.2): from top to bottom, nothing left out, nothing to look for.</summary>
internal static class NationalForm
{
    public static IReadOnlyList<FormField> Of(RelayCase one, string? institution)
    {
        var row = one.Row;
        return
        [
            new("Relay.Field.Classification", Classification(row.Classification)),
            new("Relay.Field.Title", row.Title),
            new("Relay.Field.Story", $"{row.Story}\n\nRef: {row.Ticket}", IsLong: true, Hint: "Relay.Hint.Story"),
            new("Relay.Field.Date", Date(row.IncidentDate, row.IncidentTime), Hint: row.IsDateApproximate ? "Relay.Hint.Approximate" : null),
            new("Relay.Field.Location", string.Join(", ", new[] { row.Place, row.RegionName }.Where(part => !string.IsNullOrWhiteSpace(part))), Hint: "Relay.Hint.Location"),
            new("Relay.Field.Institution", institution ?? "", Hint: institution is null ? "Relay.Hint.NoInstitution" : null),
            new("Relay.Field.Category", row.CategoryName, Hint: "Relay.Hint.Category"),
        ];
    }

    /// <summary>Where the pin is, as the form's hidden fields have it; null without one.</summary>
    public static string? Point(RelayCase one) => one.Row is { Latitude: { } latitude, Longitude: { } longitude }
        ? string.Create(CultureInfo.InvariantCulture, $"{latitude:0.0######}, {longitude:0.0######}")
        : null;

    /// <summary>Who reports; only of a named report that is not rahasia, for the form asks no more.</summary>
    public static IReadOnlyList<FormField> Reporter(RelayCase one)
    {
        var row = one.Row;
        return row.IsSecret || row.ReporterName is null
            ? []
            :
            [
                new("Relay.Field.Name", row.ReporterName),
                .. row.ReporterPhone is { } phone ? [new FormField("Relay.Field.Phone", phone)] : Array.Empty<FormField>(),
                .. row.ReporterEmail is { } mail ? [new FormField("Relay.Field.Mail", mail)] : Array.Empty<FormField>(),
            ];
    }

    /// <summary>In the words of the form, which are Indonesian for everybody.</summary>
    private static string Classification(Classification classification) => classification switch
    {
        Core.Complaints.Classification.Aspirasi => "Aspirasi",
        Core.Complaints.Classification.PermintaanInformasi => "Permintaan Informasi",
        _ => "Pengaduan",
    };

    private static string Date(DateOnly? day, TimeOnly? time) => day is not { } known
        ? ""
        : known.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) + (time is { } hour ? hour.ToString(" HH:mm", CultureInfo.InvariantCulture) : "");
}

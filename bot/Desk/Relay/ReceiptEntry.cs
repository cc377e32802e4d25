using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger.Relay;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>What was pasted back from the national site.</summary>
internal sealed record ReceiptEntry(string TrackingId, string Agency, string Url)
{
    private const int LongestAgency = 120;
    private const int LongestUrl = 500;

    public static readonly ReceiptEntry Empty = new("", "", "");

    public RelayReceipt Receipt => new(TrackingId, Agency.Length == 0 ? null : Agency, Url.Length == 0 ? null : Url);

    public static ReceiptEntry Of(IFormCollection form) =>
        new(form["nomor"].ToString().Trim().TrimStart('#').Trim(), HubText.CleanLine(form["instansi"].ToString(), LongestAgency + 1) ?? "", form["tautan"].ToString().Trim());

    /// <returns>Sentences that say what is wrong.</returns>
    public IReadOnlyList<string> Faults() =>
    [
        .. TrackingIds.IsSafe(TrackingId) && TrackingId.Any(char.IsAsciiDigit) ? Array.Empty<string>() : ["Relay.Fault.TrackingId"],
        .. Agency.Length > LongestAgency ? ["Relay.Fault.Agency"] : Array.Empty<string>(),
        .. Url.Length == 0 || IsAddress(Url) ? Array.Empty<string>() : ["Relay.Fault.Url"],
    ];

    private static bool IsAddress(string url) =>
        url.Length <= LongestUrl && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0;
}

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Hub;

/// <summary>One fault a hub names.</summary>
/// <param name="Code">The hub's own code, or null.</param>
/// <param name="Description">Its words; may be empty.</param>
/// <param name="TrackingId">A case it points at, or null.</param>
internal sealed record HubError(string? Code, string Description, string? TrackingId);

/// <summary>Reads what a hub says when it refuses: JSON in several shapes, XML, or the page of a server in front of it.</summary>
internal static partial class HubErrors
{
    private const int LongestWords = 500;

    private static readonly string[] Duplicates = ["duplicate", "duplikat", "already exists", "already been submitted", "sudah ada", "sudah pernah"];

    /// <summary>The faults in the order they are named; one made of the bare text when the body has no structure.</summary>
    public static IReadOnlyList<HubError> Read(string body) =>
        (HubJson.Items(body) is { } items ? FromJson(items) : FromXml(body)) is { Count: > 0 } errors
            ? errors
            : [new HubError(null, Stripped(body), null)];

    /// <summary>The hub's words for an operator: clean, at most 500 characters, never empty.</summary>
    public static string Words(string body)
    {
        var words = Read(body).Select(error => error is { Code: { } code, Description.Length: > 0 }
            ? $"{error.Description} ({code})"
            : error.Code ?? error.Description);
        return HubText.CleanLine(string.Join("; ", words.Distinct()), LongestWords) ?? "(no words)";
    }

    /// <summary>The hub says that it has this complaint already.</summary>
    public static bool NameDuplicate(IReadOnlyList<HubError> errors) => errors.Any(error =>
        Duplicates.Any(word => Mentions(error.Code, word) || Mentions(error.Description, word)));

    /// <summary>The case a duplicate is a duplicate of: a field of its own, or the only thing in the words that can be an id.</summary>
    public static string? DuplicateOf(IReadOnlyList<HubError> errors, TicketNumber ticket)
    {
        if (errors.Select(error => error.TrackingId).FirstOrDefault(TrackingIds.IsSafe) is { } told)
        {
            return told;
        }

        var words = string.Join(' ', errors.Select(error => error.Description));
        if (Labelled().Match(words) is { Success: true } labelled && IsCandidate(labelled.Groups["id"].Value.TrimEnd('.', ':'), ticket))
        {
            return labelled.Groups["id"].Value.TrimEnd('.', ':');
        }

        var candidates = Token().Matches(words).Select(match => match.Value.TrimEnd('.', ':'))
            .Where(token => IsCandidate(token, ticket)).Distinct().ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }

    private static bool IsCandidate(string token, TicketNumber ticket) =>
        token.Length >= 3 && TrackingIds.IsSafe(token) && token.Any(char.IsAsciiDigit) && !DateLike().IsMatch(token)
        && !string.Equals(token, ticket.ToString(), StringComparison.OrdinalIgnoreCase);

    private static List<HubError> FromJson(IReadOnlyList<JsonElement> items) =>
    [
        .. items.Select(item => item.ValueKind == JsonValueKind.String
            ? new HubError(null, item.GetString() ?? "", null)
            : new HubError(
                HubJson.Text(item, "code"),
                FirstText(item, "description", "message", "error", "detail", "title") ?? "",
                FirstText(item, "service_request_id", "request_id", "tracking_id"))),
    ];

    private static string? FirstText(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (HubJson.Text(item, name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static List<HubError> FromXml(string body)
    {
        try
        {
            // A document type could name files of ours; XDocument.Parse alone would allow it.
            using var reader = XmlReader.Create(new StringReader(body.Trim()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return
            [
                .. XDocument.Load(reader).Descendants().Where(node => node.Name.LocalName == "error").Select(node => new HubError(
                    Child(node, "code"), Child(node, "description") ?? (node.HasElements ? "" : node.Value), Child(node, "service_request_id"))),
            ];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static string? Child(XElement node, string name) =>
        node.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value is { Length: > 0 } value ? value.Trim() : null;

    private static string Stripped(string body) => WebUtility.HtmlDecode(Tags().Replace(Unseen().Replace(body, " "), " "));

    private static bool Mentions(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    [GeneratedRegex(@"(?:service[_ ]request[_ ]id|request[_ ]?id|tracking[_ ]?id|nomor|number|\bid\b|#)[^A-Za-z0-9]{0,4}(?<id>[A-Za-z0-9][A-Za-z0-9._~:-]{0,63})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9._~:-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"^\d{1,4}-\d{1,2}-\d{1,4}|^\d{1,2}:\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex DateLike();

    [GeneratedRegex(@"<script\b[^>]*>.*?</script\s*>|<style\b[^>]*>.*?</style\s*>|<head\b[^>]*>.*?</head\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Unseen();

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}

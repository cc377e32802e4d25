using System.Globalization;
using System.Text;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Workers;
using LaporBot.Core.Care;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Messages;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Broadcasts;

/// <summary>What is wrong with a text (it cannot go) or strange about it (a person should look).</summary>
/// <param name="Kind">A word of <see cref="FindingKinds"/>.</param>
/// <param name="Detail">A link, a channel, a kind of data; never the data itself.</param>
/// <param name="IsFault">It cannot go like this.</param>
internal sealed record Finding(string Kind, string Detail, bool IsFault);

/// <summary>The closed list of findings.</summary>
internal static class FindingKinds
{
    public const string Empty = "Empty";
    public const string TooLong = "TooLong";
    public const string TooLongForChannel = "TooLongForChannel";
    public const string Link = "Link";
    public const string Hidden = "Hidden";
    public const string PersonalData = "PersonalData";
    public const string NoEnglish = "NoEnglish";
}

/// <summary>One message as somebody will see it.</summary>
internal sealed record Proof(string Channel, string Language, IReadOnlyList<string> Parts)
{
    public int Length => Parts.Sum(part => part.Length);
}

/// <summary>Reads a broadcast before it goes: rendered by the channels themselves, and checked.</summary>
internal sealed class BroadcastProof(BroadcastLetter letter, ChannelLanes lanes, IOptions<BroadcastOptions> options)
{
    private static readonly string[] Languages = [Wording.Indonesian, Wording.English];

    /// <summary>Every channel in every language.</summary>
    public IReadOnlyList<Proof> Render(BroadcastRow row) =>
        [.. from lane in lanes.All
            orderby lane.Channel.Name
            from language in Languages
            select new Proof(lane.Channel.Name, language, lane.Channel.Preview(letter.Write(row, language, Announcement.Several)))];

    public IReadOnlyList<Finding> Check(BroadcastRow row)
    {
        if (row.Kind == BroadcastKind.Recall)
        {
            return [];
        }

        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(row.Indonesian))
        {
            findings.Add(new Finding(FindingKinds.Empty, Wording.Indonesian, IsFault: true));
        }

        foreach (var (language, text) in new[] { (Wording.Indonesian, row.Indonesian), (Wording.English, row.English ?? "") })
        {
            findings.AddRange(Check(language, text));
        }

        findings.AddRange(Render(row).Where(proof => proof.Parts.Count > 1)
            .Select(proof => new Finding(FindingKinds.TooLongForChannel, $"{proof.Channel} ({proof.Language})", IsFault: true)));
        if (string.IsNullOrWhiteSpace(row.English))
        {
            findings.Add(new Finding(FindingKinds.NoEnglish, "", IsFault: false));
        }

        return findings;
    }

    private IEnumerable<Finding> Check(string language, string text)
    {
        if (text.Length > options.Value.LongestText)
        {
            yield return new Finding(FindingKinds.TooLong, $"{language}: {text.Length.ToString(CultureInfo.InvariantCulture)} / {options.Value.LongestText}", IsFault: true);
            yield break;
        }

        foreach (var link in LinkScan.Foreign(text, options.Value.Links))
        {
            yield return new Finding(FindingKinds.Link, link, IsFault: true);
        }

        if (text.EnumerateRunes().Any(IsHidden))
        {
            yield return new Finding(FindingKinds.Hidden, language, IsFault: true);
        }

        foreach (var kind in PersonalData.Find(text).Select(found => found.Kind).Distinct())
        {
            yield return new Finding(FindingKinds.PersonalData, kind.ToString(), IsFault: false);
        }
    }

    /// <summary>Signs that turn or hide text; the joiner inside emoji is none.</summary>
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse
        && rune.Value is not ('\n' or '\r' or '\t' or 0x200D);
}

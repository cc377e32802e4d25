using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>A page of one's own cases, as a recipe and as text. Args: purpose, page, "more" or nothing, then ticket, title, state key and day of each.</summary>
internal sealed record CaseList(CasePurpose Purpose, int Page, bool HasMore, ImmutableArray<CaseList.Entry> Entries)
{
    public const int PageSize = 5;

    private const int Head = 3;
    private const int Parts = 4;
    private const string More = "+";

    /// <summary>A button is one line on a phone; so is a line of the list.</summary>
    private const int LongestTitle = 40;

    public static CaseList Of(IReadOnlyList<ComplaintCase> cases, CasePurpose purpose, int page, TimeZoneInfo zone)
    {
        var entries = cases.Skip(page * PageSize).Take(PageSize).Select(one => new Entry(
            one.Ticket.ToString(), Cut(one.Title), StatusWords.Key(one.Status), Clocks.Day(one.FiledAt, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return new CaseList(purpose, page, cases.Count > (page + 1) * PageSize, [.. entries]);
    }

    public Reply ToReply() => new(
        Purpose == CasePurpose.View ? "Cases.All" : "Cases.Which",
        [
            ((int)Purpose).ToString(CultureInfo.InvariantCulture),
            Page.ToString(CultureInfo.InvariantCulture),
            HasMore ? More : "",
            .. Entries.SelectMany(one => (string[])[one.Ticket, one.Title, one.State, one.Day]),
        ],
        Card.Cases);

    public static CaseList Read(Reply reply)
    {
        var entries = Enumerable.Range(0, (reply.Args.Length - Head) / Parts).Select(i => Head + (i * Parts))
            .Select(at => new Entry(reply.Args[at], reply.Args[at + 1], reply.Args[at + 2], reply.Args[at + 3]));
        return new CaseList(
            (CasePurpose)int.Parse(reply.Args[0], CultureInfo.InvariantCulture), int.Parse(reply.Args[1], CultureInfo.InvariantCulture), reply.Args[2] == More, [.. entries]);
    }

    public ImmutableArray<TextRun> Tell(Wording wording, string language)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        runs.AddRange(wording.Say(language, Purpose == CasePurpose.View ? "Cases.All" : "Cases.Which", []));
        for (var i = 0; i < Entries.Length; i++)
        {
            var one = Entries[i];
            runs.Add(new TextRun($"\n\n{(Page * PageSize) + i + 1}. ", TextStyle.Bold));
            runs.AddRange(wording.Say(language, "Cases.Entry", [one.Title, one.Ticket, wording.Label(language, one.State), DayWords.Read(wording, language, one.Day)]));
        }

        runs.Add(new TextRun("\n\n"));
        runs.AddRange(wording.Say(language, HasMore ? "Cases.HowMore" : "Cases.How", []));
        return runs.ToImmutable();
    }

    private static string Cut(string title) => title.Length <= LongestTitle ? title
        : $"{title.AsSpan(0, char.IsHighSurrogate(title[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1)}…";

    /// <summary>One line of it.</summary>
    internal sealed record Entry(string Ticket, string Title, string State, string Day);
}

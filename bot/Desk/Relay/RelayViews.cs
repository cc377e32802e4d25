using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Relay;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>What the queue shows.</summary>
/// <param name="Cases">Those that wait, the oldest first.</param>
/// <param name="Notes">What citizens said since.</param>
/// <param name="Counts">Of everything.</param>
/// <param name="Now">For ages and colours.</param>
/// <param name="Options">Its clock.</param>
/// <param name="Next">Address of the next page; null on the last one.</param>
/// <param name="Fault">Sentence that says why the last act did nothing; null for nothing.</param>
internal sealed record RelayView(
    IReadOnlyList<WaitingCase> Cases, IReadOnlyList<WaitingNote> Notes, RelayCounts Counts, DateTimeOffset Now, RelayOptions Options, string? Next, string? Fault)
{
    public string Colour(DateTimeOffset since) => Now - since >= Options.Red ? "red" : Now - since >= Options.Amber ? "amber" : "green";

    /// <summary>Somebody else is at it.</summary>
    public bool IsHeld(WaitingCase one, Actor reader) => one.ClaimedBy is { } other && other != reader.Id && one.ClaimedUntil > Now;
}

/// <summary>What the page of a case shows.</summary>
/// <param name="Case">The case.</param>
/// <param name="Institutions">Names to pick from.</param>
/// <param name="Suggested">Whom it lies with; null for nobody named.</param>
/// <param name="IsMine">The reader has claimed it: its content is shown.</param>
/// <param name="IsHeld">Somebody else has.</param>
/// <param name="Receipt">What was pasted.</param>
/// <param name="Change">What was typed about a change.</param>
/// <param name="Faults">Sentences that say what is wrong with either.</param>
/// <param name="Site">The national site.</param>
internal sealed record RelayCaseView(
    RelayCase Case,
    IReadOnlyList<InstitutionRow> Institutions,
    string? Suggested,
    bool IsMine,
    bool IsHeld,
    ReceiptEntry Receipt,
    ChangeEntry Change,
    IReadOnlyList<string> Faults,
    Uri Site)
{
    /// <summary>What was typed about why the site does not take it; null for nothing.</summary>
    public string? Why { get; init; }
}

/// <summary>What the import shows.</summary>
/// <param name="Text">What was sent; empty before.</param>
/// <param name="Lines">Judged; empty before.</param>
internal sealed record ImportView(string Text, IReadOnlyList<ImportLine> Lines)
{
    public bool IsGood => Lines.Count > 0 && Lines.All(line => line.Faults.Count == 0);
}

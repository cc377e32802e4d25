namespace LaporBot.Bot.Ledger;

/// <summary>What became of a change.</summary>
internal enum AppliedUpdate
{
    Applied,
    Known,
    UnknownCase,
}

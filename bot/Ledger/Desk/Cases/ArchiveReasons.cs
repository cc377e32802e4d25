namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>Why a case may be archived: the closed list of domain.md 5.2.</summary>
internal static class ArchiveReasons
{
    public static readonly IReadOnlyList<string> Codes = ["incomplete", "too_general", "not_government", "duplicate", "abusive", "spam", "out_of_scope"];
}

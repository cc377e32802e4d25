namespace LaporBot.Bot.Ledger.Desk;

/// <summary>The closed list of what the audit remembers. A word never changes its meaning.</summary>
internal static class AuditWords
{
    public const string SignedIn = "desk.sign-in";
    public const string SignedOut = "desk.sign-out";
    public const string Denied = "desk.denied";
    public const string StaffAdded = "staff.add";
    public const string StaffChanged = "staff.change";
    public const string StaffRevoked = "staff.revoke";
    public const string TelegramBound = "staff.telegram";
    public const string TelegramFreed = "staff.telegram-off";
    public const string InstitutionChanged = "institution.change";
    public const string AuditExported = "audit.export";
    public const string AuditVerified = "audit.verify";
    public const string LedgerRestored = "ledger.restore";
}

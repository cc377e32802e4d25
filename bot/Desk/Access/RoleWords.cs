using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Access;

/// <summary>Roles as a sign-in and a form write them.</summary>
internal static class RoleWords
{
    private static readonly (string Word, DeskRole Role)[] Words =
    [
        ("admin", DeskRole.AdminInstansi),
        ("penghubung", DeskRole.PejabatPenghubung),
        ("inspektorat", DeskRole.Inspektorat),
        ("kustodian", DeskRole.Kustodian),
        ("operator", DeskRole.Operator),
    ];

    /// <returns>Null for a word that is none of them.</returns>
    public static DeskRole? Read(string? word)
    {
        foreach (var (known, role) in Words)
        {
            if (string.Equals(known, word, StringComparison.OrdinalIgnoreCase))
            {
                return role;
            }
        }

        return null;
    }

    public static string Of(DeskRole role) => Array.Find(Words, one => one.Role == role).Word;

    /// <summary>Whether the account names an institution; the others act for the node.</summary>
    public static bool ActsForInstitution(DeskRole role) => role is DeskRole.AdminInstansi or DeskRole.PejabatPenghubung;
}

using System.Collections.Immutable;

namespace LaporBot.Core.Care;

/// <summary>Which sentence belongs to what was noticed: keys of the wording.</summary>
public static class CarePhrases
{
    public const string Safe = "Care.Safe";
    public const string KeepReporting = "Care.KeepReporting";
    public const string Cover = "Care.Cover";
    public const string LeaveOpen = "Care.LeaveOpen";
    public const string Covered = "Care.Covered";
    public const string Gentle = "Care.Gentle";
    public const string Quieted = "Care.Quieted";

    /// <summary>Places: ticket, title.</summary>
    public const string Similar = "Care.Similar";

    public const string SendAnyway = "Care.SendAnyway";

    /// <summary>Places: title, place, number of supporters, number in the list.</summary>
    public const string Support = "Care.Support";

    public const string SupportIt = "Care.SupportIt";
    public const string FileOwn = "Care.FileOwn";

    /// <summary>Places: ticket.</summary>
    public const string Supported = "Care.Supported";

    /// <summary>The card that says whom to call.</summary>
    public static string For(EmergencyKind kind) => kind switch
    {
        EmergencyKind.Fire => "Care.Fire",
        EmergencyKind.Medical => "Care.Medical",
        EmergencyKind.SelfHarm => "Care.SelfHarm",
        _ => "Care.Police",
    };

    /// <summary>Where the matter belongs.</summary>
    public static string For(OutOfScopeKind kind) => kind switch
    {
        OutOfScopeKind.Court => "Care.Court",
        OutOfScopeKind.Crime => "Care.Crime",
        OutOfScopeKind.Corruption => "Care.Corruption",
        OutOfScopeKind.Lawmaking => "Care.Lawmaking",
        OutOfScopeKind.PrivateDispute => "Care.PrivateDispute",
        OutOfScopeKind.Advert => "Care.Advert",
        _ => "Care.Hearsay",
    };

    /// <summary>The offer to cover what was found.</summary>
    public static string For(ImmutableArray<PersonalDataFinding> findings) => findings.Select(finding => finding.Kind).Distinct().ToArray() switch
    {
        [PersonalDataKind.IdentityNumber] => "Care.FoundIdentity",
        [PersonalDataKind.BankCard] => "Care.FoundCard",
        [PersonalDataKind.Phone] => "Care.FoundPhone",
        [PersonalDataKind.Email] => "Care.FoundEmail",
        _ => "Care.FoundSeveral",
    };
}

using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Hub;

/// <summary>The hub's status words in our vocabulary (hub.md, Status).</summary>
internal static class HubWords
{
    /// <summary>Translates a word; upper case, spaces and dashes do not matter.</summary>
    /// <param name="word"><c>external_status_code</c> when the hub sends one, else <c>status</c>.</param>
    /// <param name="hasAgency">The hub names an institution that has the case.</param>
    /// <returns>Null for a word we do not know, and for <c>unchanged</c>: the status stays as it is.</returns>
    public static ComplaintStatus? Translate(string word, bool hasAgency) => Normal(word) switch
    {
        "open" or "for_triage" => ComplaintStatus.Relayed,
        "investigating" when !hasAgency => ComplaintStatus.Relayed,
        "internal_referral" or "investigating" => ComplaintStatus.Verified,
        "in_progress" or "action_scheduled" or "planned" => ComplaintStatus.InProgress,
        "answered" => ComplaintStatus.Answered,
        "fixed" or "closed" => ComplaintStatus.Closed,
        "not_councils_responsibility" => ComplaintStatus.NotAuthority,
        "duplicate" or "no_further_action" => ComplaintStatus.Archived,
        "cancelled" => ComplaintStatus.Withdrawn,
        "reopen" => ComplaintStatus.Reopened,
        _ => null,
    };

    /// <summary>The word says by design that nothing changed, so nobody needs to look at it.</summary>
    public static bool MeansUnchanged(string word) => Normal(word) == "unchanged";

    private static string Normal(string word) => word.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}

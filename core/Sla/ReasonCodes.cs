using LaporBot.Core.Complaints;

namespace LaporBot.Core.Sla;

/// <summary>Why a case was archived, handed back or closed: the codes of domain.md 5.2, as the history keeps them.</summary>
public static class ReasonCodes
{
    public const string Incomplete = "incomplete";
    public const string Duplicate = "duplicate";
    public const string Spam = "spam";
    public const string Satisfied = "satisfied";
    public const string SilentTimeout = "silent_timeout";

    /// <summary>Why a case ended in the archive, in the order reports name them.</summary>
    public static readonly IReadOnlyList<string> Archived =
        [Incomplete, "too_general", "not_government", Duplicate, "abusive", Spam, "out_of_scope"];

    /// <summary>The code of a close reason.</summary>
    public static string Of(CloseReason reason) => reason switch
    {
        CloseReason.Satisfied => Satisfied,
        CloseReason.SilentTimeout => SilentTimeout,
        CloseReason.NoFurtherAction => "no_further_action",
        _ => "by_hub",
    };
}

using System.Collections.Immutable;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Hub;

/// <summary>What a note tells the hub.</summary>
public enum HubNoteKind
{
    /// <summary>Facts or files added by the citizen.</summary>
    Addition,

    /// <summary>"Puas".</summary>
    Satisfied,

    /// <summary>"Belum puas": the case goes on.</summary>
    Reopening,

    /// <summary>The citizen takes the report back.</summary>
    Withdrawal,

    /// <summary>More people than the author say the same; the words are their number.</summary>
    Support,

    /// <summary>An official verified it and sent it to an institution, which the words name.</summary>
    Forward,

    /// <summary>An official asks the citizen for more.</summary>
    Question,

    /// <summary>An official says that it is being worked on.</summary>
    Progress,

    /// <summary>An official answers.</summary>
    Answer,

    /// <summary>The institution has no authority; the words say why.</summary>
    HandBack,

    /// <summary>It will not be pursued; the words say why.</summary>
    Archive,

    /// <summary>An official corrects a fact, the category for one.</summary>
    Correction,
}

/// <summary>What we tell the hub about a case it has (hub.md, "What we send back").</summary>
/// <param name="UpdateId">Ours and unique, the same on every attempt: the hub drops the second.</param>
/// <param name="TrackingId">service_request_id.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Words">Untrusted text of the citizen; may be empty.</param>
/// <param name="At">When the citizen said it.</param>
public sealed record HubNote(string UpdateId, string TrackingId, HubNoteKind Kind, string Words, DateTimeOffset At)
{
    /// <summary>Signed addresses of files at the gateway.</summary>
    public ImmutableArray<Uri> MediaUrls { get; init; } = [];

    /// <summary>When an attempt of unknown outcome began: look whether the hub has it before posting again. Null for the first.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <inheritdoc cref="HubSubmission.Tenure"/>
    public Tenure? Tenure { get; init; }

    /// <summary>The id by which the hub knows the n-th note of a case.</summary>
    public static string IdOf(TicketNumber ticket, int number) => $"{ticket}-{number}";

    /// <summary>The id only: words of people must not reach a log by accident.</summary>
    public override string ToString() => UpdateId;
}

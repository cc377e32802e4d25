using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using static LaporBot.Core.Complaints.ComplaintStatus;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>From where an act may be done, where it leads, and what the hub hears (domain.md 5.2). Pure.</summary>
internal static class ActRules
{
    private static readonly ComplaintStatus[] Worked = [Verified, InProgress, Reopened];

    /// <summary>Whether the case may be acted on so where it stands. Before the hub has it there is nothing to verify.</summary>
    public static bool Allows(CaseAct act, ComplaintStatus status) => Allows(act.GetType(), status);

    /// <summary>The same for a kind of act, to show only what can be done.</summary>
    public static bool Allows(Type act, ComplaintStatus status) => act.Name switch
    {
        nameof(CaseAct.Forward) => status is Relayed or NotAuthority || Worked.Contains(status),
        nameof(CaseAct.Ask) => status is Relayed or NotAuthority || Worked.Contains(status),
        nameof(CaseAct.Progress) => Worked.Contains(status),
        nameof(CaseAct.Answer) => status is Answered || Worked.Contains(status),
        nameof(CaseAct.HandBack) => status is Relayed || Worked.Contains(status),
        nameof(CaseAct.Archive) => status is Relayed or Pending or NotAuthority or Verified,
        nameof(CaseAct.Correct) => !StatusWords.IsFinal(status),
        _ => true,
    };

    /// <summary>Null when the case stays where it is.</summary>
    public static ComplaintStatus? Leads(CaseAct act) => act switch
    {
        CaseAct.Forward => Verified,
        CaseAct.Ask => Pending,
        CaseAct.Progress => InProgress,
        CaseAct.Answer => Answered,
        CaseAct.HandBack => NotAuthority,
        CaseAct.Archive => Archived,
        _ => null,
    };

    /// <summary>Null for what stays in the house.</summary>
    public static (HubNoteKind Kind, string Words)? ForHub(CaseAct act, string oldCategory) => act switch
    {
        CaseAct.Forward forward => (HubNoteKind.Forward, Sentences($"Diteruskan ke {forward.To.HubName ?? forward.To.Name}.", forward.Words)),
        CaseAct.Ask ask => (HubNoteKind.Question, ask.Words),
        CaseAct.Progress progress => (HubNoteKind.Progress, progress.Words),
        CaseAct.Answer answer => (HubNoteKind.Answer, answer.Words),
        CaseAct.HandBack back => (HubNoteKind.HandBack, Sentences(back.Why, back.To is { } to ? $"Diusulkan ke {to.HubName ?? to.Name}." : "")),
        CaseAct.Archive archive => (HubNoteKind.Archive, Sentences($"Alasan: {archive.ReasonCode}.", archive.Words)),
        CaseAct.Correct correct => (HubNoteKind.Correction, $"Kategori dikoreksi dari {oldCategory} menjadi {correct.CategoryName}."),
        _ => null,
    };

    private static string Sentences(string first, string second) => second.Length == 0 ? first : $"{first} {second}";
}

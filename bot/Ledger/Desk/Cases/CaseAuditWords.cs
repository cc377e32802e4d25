namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>What the audit remembers about cases; part of the closed list (<see cref="AuditWords"/>).</summary>
internal static class CaseAuditWords
{
    public const string Forwarded = "case.forward";
    public const string Asked = "case.ask";
    public const string Progressed = "case.progress";
    public const string Answered = "case.answer";
    public const string Corrected = "case.category";
    public const string HandedBack = "case.hand-back";
    public const string Archived = "case.archive";
    public const string Joined = "case.incident";
    public const string Remarked = "case.remark";
    public const string SecretOpened = "case.open-secret";
    public const string IdentitySeen = "identity.seen";
    public const string IdentityAsked = "identity.ask";
    public const string IdentityGranted = "identity.grant";
    public const string IdentityRefused = "identity.refuse";
    public const string FileOpened = "case.file";
    public const string TemplateChanged = "template.change";
    public const string TemplateDeleted = "template.delete";

    public static string Of(CaseAct act) => act switch
    {
        CaseAct.Forward => Forwarded,
        CaseAct.Ask => Asked,
        CaseAct.Progress => Progressed,
        CaseAct.Answer => Answered,
        CaseAct.Correct => Corrected,
        CaseAct.HandBack => HandedBack,
        CaseAct.Archive => Archived,
        CaseAct.Join => Joined,
        CaseAct.Remark => Remarked,
        _ => throw new InvalidOperationException("An act nobody remembers."),
    };
}

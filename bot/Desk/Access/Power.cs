namespace LaporBot.Bot.Desk.Access;

/// <summary>What somebody may be allowed to do. Each page, each form and each command names exactly one.</summary>
internal enum Power
{
    /// <summary>Being signed in at all: the first page, one's own account.</summary>
    Enter = 1,

    /// <summary>List and read cases that are not rahasia.</summary>
    ReadCases,

    /// <summary>Read the words of a rahasia case, with a reason.</summary>
    ReadSecret,

    /// <summary>See who reported, of a case that is not rahasia, with a reason.</summary>
    SeeIdentity,

    /// <summary>Ask for a reporter's identity to be unveiled.</summary>
    AskIdentity,

    /// <summary>Decide about such a request; never about one's own.</summary>
    DecideIdentity,

    /// <summary>Verify, forward, correct, archive.</summary>
    Verify,

    /// <summary>Answer, ask for more, write a remark.</summary>
    Reply,

    /// <summary>Retype cases into the national site and paste back what it says.</summary>
    Relay,

    /// <summary>Write a broadcast, rehearse it, see its report.</summary>
    DraftBroadcast,

    /// <summary>Approve a broadcast somebody else wrote.</summary>
    ApproveBroadcast,

    /// <summary>Stop broadcasts at once.</summary>
    StopBroadcast,

    /// <summary>See the figures of the evaluation.</summary>
    SeeEvaluation,

    /// <summary>Export cases, masked.</summary>
    ExportCases,

    /// <summary>See what waits and what failed, without content; try it again.</summary>
    WorkQueues,

    /// <summary>Accounts and institutions.</summary>
    ManageStaff,

    /// <summary>Read the audit.</summary>
    ReadAudit,

    /// <summary>Recompute the audit's chain.</summary>
    VerifyAudit,

    /// <summary>Holidays and limits.</summary>
    SetCalendar,

    /// <summary>See how web chat is put on an agency's page.</summary>
    SetUpSites,
}

/// <summary>Over what a power reaches.</summary>
internal enum Span
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>One's own acts.</summary>
    Self,

    /// <summary>One's own instansi with its units, or one's own unit.</summary>
    Own,

    /// <summary>The node.</summary>
    All,
}

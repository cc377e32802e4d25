using System.ComponentModel.DataAnnotations;

namespace LaporBot.Core;

/// <summary>Working days per step; section <c>Node:Sla</c>. A clock is amber once the first number has passed, red once the second has.</summary>
public sealed class SlaOptions
{
    /// <summary>From the hub's number to the verification.</summary>
    [Range(1, 60)]
    public int Verification { get; set; } = 3;

    /// <summary>When that turns amber.</summary>
    [Range(1, 60)]
    public int VerificationAmber { get; set; } = 2;

    /// <summary>From the disposition to the first official answer.</summary>
    [Range(1, 60)]
    public int FirstFollowUp { get; set; } = 5;

    /// <summary>When that turns amber.</summary>
    [Range(1, 60)]
    public int FirstFollowUpAmber { get; set; } = 3;

    /// <summary>For the citizen to reply to an answer.</summary>
    [Range(1, 60)]
    public int ReplyWindow { get; set; } = 10;

    /// <summary>When that turns amber; it never turns red, since silence closes the case.</summary>
    [Range(1, 60)]
    public int ReplyWindowAmber { get; set; } = 7;

    /// <summary>For the citizen to open a closed case again.</summary>
    [Range(1, 60)]
    public int Reopen { get; set; } = 10;

    /// <summary>For the citizen to complete a report put on hold.</summary>
    [Range(1, 60)]
    public int Completing { get; set; } = 10;

    /// <summary>When that turns amber.</summary>
    [Range(1, 60)]
    public int CompletingAmber { get; set; } = 7;

    /// <summary>From the disposition to the end: a request for information.</summary>
    [Range(1, 250)]
    public int Information { get; set; } = 5;

    /// <summary>When that turns amber.</summary>
    [Range(1, 250)]
    public int InformationAmber { get; set; } = 4;

    /// <summary>From the disposition to the end: no investigation is needed.</summary>
    [Range(1, 250)]
    public int Resolution { get; set; } = 14;

    /// <summary>When that turns amber.</summary>
    [Range(1, 250)]
    public int ResolutionAmber { get; set; } = 10;

    /// <summary>From the disposition to the end: a category of <see cref="NodeOptions.Investigated"/>.</summary>
    [Range(1, 250)]
    public int Investigation { get; set; } = 60;

    /// <summary>When that turns amber.</summary>
    [Range(1, 250)]
    public int InvestigationAmber { get; set; } = 45;

    internal SlaOptions Copy() => (SlaOptions)MemberwiseClone();
}

/// <summary>A change of the limits from a day on; an entry of <c>Node:SlaFrom</c>. A clock that began before keeps the old ones.</summary>
public sealed class SlaChange
{
    /// <summary>The first day, yyyy-MM-dd.</summary>
    public DateOnly From { get; set; }

    /// <summary>The limits that change, by their names in <c>Node:Sla</c>; the others stay as they were.</summary>
    public IDictionary<string, int> Limits { get; init; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
}

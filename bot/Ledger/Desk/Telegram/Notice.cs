namespace LaporBot.Bot.Ledger.Desk.Telegram;

/// <summary>What an official is told of.</summary>
internal enum NoticeKind
{
    /// <summary>A report has come to their institution.</summary>
    Filed = 1,

    /// <summary>Somebody has given them a report.</summary>
    Forwarded,

    /// <summary>The citizen has added something, perhaps because they were asked.</summary>
    Added,

    /// <summary>The citizen is not satisfied; the case goes on.</summary>
    Reopened,

    /// <summary>The citizen is satisfied.</summary>
    Satisfied,

    /// <summary>The citizen has taken the report back.</summary>
    Withdrawn,
}

/// <summary>Something that happened to a case, which an official shall hear of.</summary>
/// <param name="EventId">Of the line of its history, or of the citizen's note.</param>
/// <param name="Kind">What.</param>
/// <param name="Case">Of which case.</param>
internal sealed record Notice(Guid EventId, NoticeKind Kind, ComplaintRow Case);

/// <summary>Who hears of what: whoever the case lies with, and of a citizen's word first the one who spoke to them last. Pure.</summary>
internal sealed class NoticeAudience(IReadOnlyList<StaffRow> officials, IReadOnlyList<InstitutionRow> institutions)
{
    /// <param name="notice">What happened.</param>
    /// <param name="spokenTo">Who answered the citizen last; null for nobody.</param>
    /// <param name="by">Whose act it was: they know already.</param>
    public IEnumerable<StaffRow> Of(Notice notice, Guid? spokenTo, Guid? by)
    {
        var own = officials.Where(one => one.Id != by && Reaches(one, notice.Case));
        if (notice.Kind is NoticeKind.Filed or NoticeKind.Forwarded)
        {
            return own.Where(one => IsNearest(one, notice.Case));
        }

        return own.Where(one => one.Id == spokenTo) is var first && first.Any() ? first : own.Where(one => IsNearest(one, notice.Case));
    }

    private bool Reaches(StaffRow one, ComplaintRow row) => one.InstitutionCode is { } code && institutions.Any(known => known.Code == code && known.IsActive)
        && (row.InstitutionCode is { } lies
            ? lies == code || ParentOf(lies) == code
            : one.Role == DeskRole.AdminInstansi && institutions.First(known => known.Code == code).RegionCode is var region && row.RegionCode.StartsWith(region, StringComparison.Ordinal));

    /// <summary>What lies with a unit is the unit's affair; its instansi hears of it by the clock.</summary>
    private bool IsNearest(StaffRow one, ComplaintRow row) =>
        one.Role is DeskRole.AdminInstansi or DeskRole.PejabatPenghubung
        && (row.InstitutionCode is null || row.InstitutionCode == one.InstitutionCode
            || !officials.Any(other => other.InstitutionCode == row.InstitutionCode));

    private string? ParentOf(string code) => institutions.FirstOrDefault(known => known.Code == code)?.ParentCode;
}

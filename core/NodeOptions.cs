using System.ComponentModel.DataAnnotations;

namespace LaporBot.Core;

/// <summary>What is true of this node (a local government's desk); section <c>Node</c>.</summary>
public sealed class NodeOptions
{
    /// <summary>IANA zone; "today" and every clock are in it.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Makassar";

    /// <summary>Kemendagri code of the province; only 52 (NTB) is built in.</summary>
    [RegularExpression("^52$", ErrorMessage = "Node:Region must be 52: only Nusa Tenggara Barat is built in.")]
    public string Region { get; set; } = "52";

    /// <summary>
    /// A file or a folder with the office's own words for categories and kinds of report (<c>topics.id.json</c>,
    /// <c>topics.en.json</c>); each takes the place of the built-in one of its language. Absent: the built-in ones.
    /// </summary>
    public string? Topics { get; set; }

    /// <summary>
    /// A list of districts and villages, <c>code,parent,name</c> on each line; relative to the program's folder. Absent: places are
    /// kept as words.
    /// </summary>
    public string? Places { get; set; }

    /// <summary>Days that are not working days besides the week's own, yyyy-MM-dd.</summary>
    public IList<DateOnly> Holidays { get; init; } = [];

    /// <summary>News that can wait arrive without a sound from this time of the node on.</summary>
    public TimeOnly QuietFrom { get; set; } = new(21, 0);

    /// <summary>Until this time; the same as <see cref="QuietFrom"/> means never.</summary>
    public TimeOnly QuietUntil { get; set; } = new(6, 0);

    /// <summary>Folder of phrase packs, one JSON file per local language (name, greeting, thanks); absent for none.</summary>
    public string? PhrasePacks { get; set; }

    /// <summary>Officials carry complaints over by hand, and citizens are told so. Set by the host from <c>Hub:Adapter</c>.</summary>
    public bool RelaysByHand { get; set; }

    /// <summary>Everything is invented, and every message says so. Set by the host when it is started with <c>--demo</c>.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Limits of domain.md 5.3 in working days.</summary>
    [Required]
    public SlaOptions Sla { get; set; } = new();

    /// <summary>Changes of those limits, each from a day on.</summary>
    public IList<SlaChange> SlaFrom { get; init; } = [];

    /// <summary>Codes of categories whose cases need an investigation, with the longest limit.</summary>
    public IList<string> Investigated { get; init; } = [];

    /// <summary>Days of the week on which the office works; Monday to Friday when absent. An office of six days adds <c>Saturday</c>.</summary>
    public IList<DayOfWeek> WorkDays { get; init; } = [];

    /// <summary>When the office opens on a working day: working hours are counted from it, and officials are reminded only then.</summary>
    public TimeOnly OfficeFrom { get; set; } = new(8, 0);

    /// <summary>When it closes.</summary>
    public TimeOnly OfficeUntil { get; set; } = new(16, 0);
}

using System.Globalization;
using LaporBot.Bot.Demo;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;

namespace LaporBot.Load.Desk;

/// <summary>A page as somebody asks for it, each time a little differently.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Address">Under the root of the program.</param>
internal sealed record DeskPage(string Name, Func<Random, string> Address);

/// <summary>All pages of the desk, by who asks.</summary>
internal sealed class DeskPages(DeskSample sample)
{
    /// <summary>Officials have one telephone after another from this one on.</summary>
    public const long FirstPhone = 600_000_001;

    private static readonly string[] Frequent = ["warga", "jalan", "mohon", "lampu", "sampah", "sdh", "tdk", "tolong"];

    private static readonly string[] Rinci = ["Institution", "Unit", "Category", "Region", "Channel", "Month"];

    private readonly Vocabulary _words = new(new Random(1));

#pragma warning disable CA5394 // Nothing here is a secret.
    public IEnumerable<DeskPage> Of(DeskRole role) =>
    [
        new("/admin", _ => "/admin"),
        new("/admin/saya", _ => "/admin/saya"),
        .. role is DeskRole.Operator or DeskRole.Kustodian ? [] : Cases(role),
        .. role is DeskRole.Operator or DeskRole.Kustodian ? [] : Evaluation(role),
        .. role is DeskRole.Operator ? [] : Audit(role),
        .. role switch
        {
            DeskRole.AdminInstansi => Admin(),
            DeskRole.PejabatPenghubung => [new("/admin/templat", _ => "/admin/templat"), new("/admin/siaran", _ => "/admin/siaran")],
            DeskRole.Kustodian => [new("/admin/identitas", _ => "/admin/identitas")],
            DeskRole.Operator => Operator(),
            _ => Array.Empty<DeskPage>(),
        },
    ];

    private IEnumerable<DeskPage> Cases(DeskRole role) =>
    [
        new("/admin/kasus", _ => "/admin/kasus"),
        new("/admin/kasus, further down", random => $"/admin/kasus?sesudah={sample.Place(random)}"),
        new("/admin/kasus?urut=batas", _ => "/admin/kasus?urut=batas"),
        new("/admin/kasus?warna, wilayah", random => $"/admin/kasus?warna={Pick(random, "Red", "Amber", "Green")}&wilayah={Pick(random, [.. Regions.All]).Code}"),
        new("/admin/kasus?status, kanal", random => $"/admin/kasus?status={Pick(random, Enum.GetNames<ComplaintStatus>())}&kanal={Pick(random, "telegram", "webchat")}"),
        new("/admin/kasus?status, kategori", random => $"/admin/kasus?status={Pick(random, "Archived", "Withdrawn", "Reopened", "NotAuthority")}&kategori={Category(random)}"),
        new("/admin/kasus?instansi", random => $"/admin/kasus?instansi={Pick(random, [.. DemoCast.Institutions]).Code}"),
        new("/admin/kasus?instansi=-", _ => "/admin/kasus?instansi=-"),
        new("/admin/kasus?dari, sampai", random => $"/admin/kasus?{Month(random)}"),
        new("/admin/kasus?cari, frequent word", random => $"/admin/kasus?cari={Pick(random, Frequent)}"),
        new("/admin/kasus?cari, a common word", random => $"/admin/kasus?cari={_words.Nth(random.Next(40, 400))}"),
        new("/admin/kasus?cari, a rare word", random => $"/admin/kasus?cari={_words.Nth(random.Next(5_000, 29_000))}"),
        new("/admin/kasus?cari, two frequent", random => $"/admin/kasus?cari={Pick(random, Frequent)}+{_words.Nth(random.Next(0, 200))}"),
        new("/admin/kasus?cari, frequent and rare", random => $"/admin/kasus?cari={Pick(random, Frequent)}+{_words.Nth(random.Next(2_000, 29_000))}"),
        new("/admin/kasus?cari, no such word", random => $"/admin/kasus?cari=tidakada{random.Next()}"),
        new("/admin/kasus?cari, a few letters", random => $"/admin/kasus?cari={_words.Nth(random.Next(60, 29_000))[..2]}"),
        new("/admin/kasus?cari, status", random => $"/admin/kasus?cari={Pick(random, Frequent)}&status={Pick(random, "Archived", "Reopened", "Withdrawn", "Closed")}"),
        new("/admin/kasus?cari, dari, sampai", random => $"/admin/kasus?cari={_words.Nth(random.Next(0, 500))}&{Month(random)}"),
        new("/admin/kasus/LB-…", random => $"/admin/kasus/{sample.Ticket(role, random)}"),
    ];

    private IEnumerable<DeskPage> Admin() =>
    [
        new("/admin/templat", _ => "/admin/templat"),
        new("/admin/relay", _ => "/admin/relay"),
        new("/admin/relay/LB-…", random => $"/admin/relay/{sample.Ticket(DeskRole.AdminInstansi, random)}"),
        new("/admin/relay/impor", _ => "/admin/relay/impor"),
        new("/admin/siaran/baru", _ => "/admin/siaran/baru"),
        new("/admin/petugas", _ => "/admin/petugas"),
        .. Broadcasts(),
    ];

    private IEnumerable<DeskPage> Broadcasts() =>
    [
        new("/admin/siaran", _ => "/admin/siaran"),
        new("/admin/siaran/…, a draft", random => $"/admin/siaran/{sample.Draft(random)}"),
        new("/admin/siaran/…, finished", random => $"/admin/siaran/{sample.Finished(random)}"),
    ];

    private static IEnumerable<DeskPage> Operator() =>
    [
        new("/admin/antrean", _ => "/admin/antrean"),
        new("/admin/petugas", _ => "/admin/petugas"),
        new("/admin/rem-siaran", _ => "/admin/rem-siaran"),
        new("/admin/situs", _ => "/admin/situs"),
        new("/admin/audit/rantai", _ => "/admin/audit/rantai"),
    ];

    private IEnumerable<DeskPage> Audit(DeskRole role) => role == DeskRole.Inspektorat
        ?
        [
            new("/admin/audit", _ => "/admin/audit"),
            new("/admin/audit?siapa", random => $"/admin/audit?siapa={sample.Official(random)}"),
            new("/admin/audit?tindakan", random => $"/admin/audit?tindakan={Pick(random, "case.answer", "broadcast.draft", "staff.", "no.such")}"),
            new("/admin/audit?objek", random => $"/admin/audit?objek=LB-{random.Next(0, 20_000):D8}"),
            new("/admin/audit?dari, sampai", random => $"/admin/audit?{Month(random)}"),
            new("/admin/audit/rantai", _ => "/admin/audit/rantai"),
        ]
        : [new("/admin/audit", _ => "/admin/audit")];

    private IEnumerable<DeskPage> Evaluation(DeskRole role) =>
    [
        new("/admin/evaluasi?masa=month", random => $"/admin/evaluasi?masa={Day(random, 2000):yyyy-MM}&rinci={Pick(random, Rinci)}"),
        new("/admin/evaluasi?masa=year", random => $"/admin/evaluasi?masa={Day(random, 2000):yyyy}&rinci={Pick(random, Rinci)}&kategori={Pick(random, "", Category(random))}"),
        new("/admin/evaluasi, six years", random => $"/admin/evaluasi?dari={Day(random, 30).AddYears(-6):yyyy-MM-dd}&sampai={Today:yyyy-MM-dd}&rinci={Pick(random, Rinci)}"),
        new("/admin/evaluasi?posisi", random => $"/admin/evaluasi?masa={Today:yyyy}&posisi={Day(random, 20):yyyy-MM-dd}"),
        new("/admin/evaluasi, asked again", _ => $"/admin/evaluasi?masa={Today:yyyy}"),
        .. role == DeskRole.Inspektorat ? [new("/admin/evaluasi/grafik/….png", random => $"/admin/evaluasi/grafik/{Pick(random, [.. sample.Charts])}.png?masa={Today:yyyy}")] : Array.Empty<DeskPage>(),
    ];

    private static DateTime Today => TimeProvider.System.GetUtcNow().Date;

    private static DateTime Day(Random random, int back) => Today.AddDays(-random.Next(1, back));

    private static string Month(Random random)
    {
        var first = Day(random, 2_000);
        return string.Create(CultureInfo.InvariantCulture, $"dari={first:yyyy-MM-dd}&sampai={first.AddDays(30):yyyy-MM-dd}");
    }

    private static string Category(Random random) => DemoTexts.Topics[random.Next(DemoTexts.Topics.Count)].Category;

    private static T Pick<T>(Random random, params T[] some) => some[random.Next(some.Length)];
#pragma warning restore CA5394
}

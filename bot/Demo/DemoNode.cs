using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;

namespace LaporBot.Bot.Demo;

/// <summary>A whole invented node.</summary>
internal sealed class DemoNode
{
    private const int Days = 365;
    private const int Cases = 500;
    private const int Incidents = 9;

    /// <summary>Of each status in which a case does not stay long.</summary>
    private const int Fleeting = 4;

    /// <summary>That came in during the last hours.</summary>
    private const int Fresh = 12;

    private readonly DemoDice _dice;
    private readonly DateTimeOffset _now;

    public DemoNode(int seed, DateTimeOffset now)
    {
        _dice = new DemoDice(seed);
        _now = now;
        People = new DemoPeople(_dice);
        Staff = [.. DemoCast.Staff(_dice, now)];
        var cases = new DemoCases(_dice, People, now);
        var regions = Regions.All;
        var topics = DemoTexts.Topics.SelectMany(topic => Enumerable.Repeat(topic, topic.Weight)).ToList();
        var all = new List<DemoCase>();
        for (var i = 0; i < Incidents; i++)
        {
            var (at, region, topic, incident) = (Moment(), _dice.Pick(regions), _dice.Pick(topics), _dice.Id(now));
            all.AddRange(Enumerable.Range(0, _dice.Next(3, 7)).Select(_ => cases.Make(Min(at + _dice.Wait(TimeSpan.Zero, TimeSpan.FromDays(2)), now.AddMinutes(-30)), region, topic, incident)));
        }

        foreach (var status in (ReadOnlySpan<ComplaintStatus>)[ComplaintStatus.Pending, ComplaintStatus.NotAuthority, ComplaintStatus.Reopened])
        {
            for (var i = 0; i < Fleeting; i++)
            {
                all.Add(cases.Make(status, _dice.Pick(regions), _dice.Pick(topics)));
            }
        }

        all.AddRange(Enumerable.Range(0, Fresh).Select(i => cases.Make(ComplaintStatus.Relayed, i % 2 == 0 ? regions[0] : _dice.Pick(regions), _dice.Pick(topics))));
        while (all.Count < Cases)
        {
            // Towns write more than villages do.
            var region = _dice.Chance(0.4) ? regions[_dice.Chance(0.7) ? 0 : 9] : _dice.Pick(regions);
            all.Add(cases.Make(Moment(), region, _dice.Pick(topics), null));
        }

        All = [.. all.OrderBy(one => one.Row.FiledAt)];
        Supporters = [.. SupportersOf()];
        Remarks = [.. RemarksOf()];
        PeopleRows = [.. People.Rows(_dice, now)];
    }

    public DemoPeople People { get; }

    public IReadOnlyList<StaffRow> Staff { get; }

    /// <summary>In the order they were filed.</summary>
    public IReadOnlyList<DemoCase> All { get; private set; }

    public IReadOnlyList<SupporterRow> Supporters { get; }

    public IReadOnlyList<RemarkRow> Remarks { get; }

    public IReadOnlyList<PersonRow> PeopleRows { get; }

    /// <summary>Puts changed cases in the place of those with the same id.</summary>
    public void Replace(IReadOnlyList<DemoCase> changed) =>
        All = [.. All.Select(one => changed.FirstOrDefault(other => other.Row.Id == one.Row.Id) ?? one)];

    /// <summary>Some time in the last year, in the hours people are awake.</summary>
    private DateTimeOffset Moment()
    {
        // A node is busier with what is open than with what is long over.
        var day = _now.AddDays(-_dice.Next(0, _dice.Chance(0.25) ? 40 : Days)).ToOffset(TimeSpan.FromHours(8)).Date;
        var at = new DateTimeOffset(day, TimeSpan.FromHours(8)) + TimeSpan.FromMinutes(_dice.Next(6 * 60, 22 * 60)) + TimeSpan.FromSeconds(_dice.Next(0, 60));
        return Min(at, _now.AddMinutes(-_dice.Next(90, 600))).ToUniversalTime();
    }

    private IEnumerable<SupporterRow> SupportersOf()
    {
        foreach (var one in All.Where(one => !one.Row.IsSecret && (one.Row.IncidentId is not null || _dice.Chance(0.05))))
        {
            var persons = Enumerable.Range(0, _dice.Next(1, 5)).Select(_ => People.Pick(_dice)).Distinct()
                .Where(person => person.Channel != one.Row.OwnerChannel || person.Value != one.Row.OwnerAddress);
            foreach (var person in persons)
            {
                yield return new SupporterRow
                {
                    ComplaintId = one.Row.Id,
                    Channel = person.Channel,
                    Address = person.Value,
                    Language = "id",
                    Since = Min(one.Row.FiledAt + _dice.Wait(TimeSpan.FromHours(1), TimeSpan.FromDays(5)), _now),
                };
            }
        }
    }

    private IEnumerable<RemarkRow> RemarksOf()
    {
        string[] words = ["Sudah ditelepon, menunggu jadwal tim lapangan.", "Lokasi sama dengan laporan minggu lalu.", "Mohon unit melampirkan foto sesudah perbaikan."];
        foreach (var one in All.Where(one => one.Row.InstitutionCode is not null && _dice.Chance(0.08)))
        {
            var at = Min(one.Events[^1].At.AddHours(1), _now);
            var author = Staff.FirstOrDefault(staff => staff.InstitutionCode == one.Row.InstitutionCode) ?? Staff.First(staff => staff.InstitutionCode == DemoCast.Instansi(one.Row.RegionCode));
            yield return new RemarkRow { Id = _dice.Id(at), ComplaintId = one.Row.Id, StaffId = author.Id, Words = _dice.Pick(words), At = at };
        }
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}

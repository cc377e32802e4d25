using System.Reflection;
using LaporBot.Bot.Demo;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;

namespace LaporBot.Load.Desk;

/// <summary>A case and what hangs on it.</summary>
internal sealed record MadeCase(DemoCase Case, FactsRow Facts)
{
    public required IReadOnlyList<DeliveryRow> Deliveries { get; init; }

    public required IReadOnlyList<FileRow> Files { get; init; }
}

/// <summary>Invents cases in the order they were filed, over years, by the same dice as the demo; each with words of its own.</summary>
internal sealed class LedgerMaker(ClockKeeper clocks, FactsKeeper facts, DateTimeOffset now, int count)
{
    /// <summary>Over so much time.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(6 * 365);

    private static readonly TimeSpan ReplyWindow = TimeSpan.FromDays(10);

    private const int People = 300_000;
    private const int Seed = 20_261_125;

    private static readonly PropertyInfo Story = typeof(ComplaintRow).GetProperty(nameof(ComplaintRow.Story))!;
    private static readonly PropertyInfo Title = typeof(ComplaintRow).GetProperty(nameof(ComplaintRow.Title))!;
    private static readonly string[] Messages = [.. DemoTexts.Topics.Select(topic => StoredMessage.Write(OutgoingMessage.Plain(topic.Answer)))];

    private readonly DemoDice _dice = new(Seed);
    private readonly DemoPeople _people = new(new DemoDice(Seed));
    private readonly Vocabulary _words = new(new Random(Seed));
    private readonly HashSet<TicketNumber> _tickets = [];
    private Guid? _incident;

    public IEnumerable<MadeCase> All()
    {
        var cases = new DemoCases(_dice, _people, now);
        for (var i = 0; i < count; i++)
        {
            var filed = now - Span + (Span * ((i + 0.5) / count));

            // One in a hundred is forgotten on somebody's desk.
            var made = _dice.Chance(0.01) ? new DemoCases(_dice, _people, filed.AddDays(_dice.Next(3, 30))) : cases;
            yield return Dress(Make(made, filed), i);
        }
    }

    private DemoCase Make(DemoCases cases, DateTimeOffset filed)
    {
        _incident = _dice.Chance(0.02) ? _dice.Id(filed) : _dice.Chance(0.2) ? null : _incident;
        var region = _dice.Pick(Regions.All);
        DemoCase one;
        do
        {
            one = cases.Make(filed, region, _dice.Pick(DemoTexts.Topics), _incident is not null && _dice.Chance(0.5) ? _incident : null);
        }
        while (IsOver(one.Row) || !_tickets.Add(one.Row.Ticket));
        return one;

        // The program would close it at once, and be busy with that instead of answering.
        bool IsOver(ComplaintRow row) => row.Status == ComplaintStatus.Answered && row.StatusSince < now - ReplyWindow;
    }

    private MadeCase Dress(DemoCase one, int number)
    {
        var row = one.Row;
        (row.OwnerChannel, row.OwnerAddress) = (_dice.Chance(0.7) ? "telegram" : "webchat", $"9{_dice.Next(0, People):D8}");
        row.TrackingId = row.TrackingId is null ? null : $"{3_000_000 + number}";
        Title.SetValue(row, $"{row.Title} {_words.Sentence(1, 4)}");
        Story.SetValue(row, $"{row.Story} {_words.Sentence(10, 60)}");
        CaseStage[] stages = [.. one.Events.Select(CaseHistory.Stage)];
        clocks.Set(row, CaseCourse.Of(stages), []);

        // Nobody is reminded of what happened long ago in a ledger that was made up a minute ago.
        row.RemindAt = null;
        var traits = new CaseTraits(row.Id, row.InstitutionCode, row.CategoryCode, row.RegionCode, row.OwnerChannel, row.Classification, row.FiledAt) { ConsentAt = row.ConsentAt };
        return new MadeCase(one, facts.Make(traits, stages)) { Deliveries = [.. Deliveries(one)], Files = [.. Files(one)] };
    }

    private IEnumerable<DeliveryRow> Deliveries(DemoCase one) => one.Events
        .Where(step => step.Status is ComplaintStatus.Relayed or ComplaintStatus.Answered or ComplaintStatus.Archived)
        .Select(step => new DeliveryRow
        {
            DeliveryId = $"status:{step.Id:N}",
            Channel = one.Row.OwnerChannel,
            Address = one.Row.OwnerAddress,
            Message = _dice.Pick(Messages),
            CanJoin = false,
            State = _dice.Chance(0.96) ? DeliveryState.Sent : _dice.Chance(0.9) ? DeliveryState.Resting : _dice.Chance(0.9) ? DeliveryState.Rejected : DeliveryState.Dead,
            CreatedAt = step.ReceivedAt,
            NextAt = step.ReceivedAt,
            SentAt = step.ReceivedAt.AddSeconds(2),
            ComplaintId = one.Row.Id,
        });

    private IEnumerable<FileRow> Files(DemoCase one)
    {
        for (var i = 0; i < 3 && _dice.Chance(0.25); i++)
        {
            yield return new FileRow
            {
                Id = _dice.Id(one.Row.FiledAt).ToString("N"),
                ComplaintId = one.Row.Id,
                Position = i,
                Source = $"file-{i}",
                Kind = AttachmentKind.Photo,
                Name = "foto.jpg",
                State = FileState.LeftOut,
                NextAt = one.Row.FiledAt,
                Reason = "made up",
            };
        }
    }
}

using LaporBot.Bot.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Demo;

/// <summary>An invented case with everything that belongs to it, as rows.</summary>
internal sealed record DemoCase(
    ComplaintRow Row,
    SubmissionRow Submission,
    IReadOnlyList<StatusEventRow> Events,
    IReadOnlyList<NoteRow> Notes,
    RatingRow? Rating);

/// <summary>Makes cases.</summary>
internal sealed class DemoCases(DemoDice dice, DemoPeople people, DateTimeOffset now)
{
    private readonly DemoCourse _course = new(dice, now);
    private int _tracking = 2_400_000;

    /// <summary>One of a topic, filed then, in an area.</summary>
    public DemoCase Make(DateTimeOffset filedAt, Region region, DemoTopic topic, Guid? incident) =>
        Make(filedAt, region, topic, incident, _course.Of(filedAt, region.Code, topic));

    /// <summary>One that stands at this status.</summary>
    public DemoCase Make(ComplaintStatus status, Region region, DemoTopic topic)
    {
        var filedAt = status == ComplaintStatus.Relayed ? now.AddMinutes(-dice.Next(12, 280)) : now.AddHours(-dice.Next(92, 150));
        return Make(filedAt, region, topic, null, DemoCourse.StandingAt(status, filedAt, region.Code, topic));
    }

    private DemoCase Make(DateTimeOffset filedAt, Region region, DemoTopic topic, Guid? incident, IReadOnlyList<DemoStep> steps)
    {
        var row = Row(filedAt, region, topic, incident);
        var bound = steps.FirstOrDefault(step => step.Status == ComplaintStatus.Relayed);
        row.TrackingId = bound is null ? null : $"{_tracking += dice.Next(1, 40)}";
        var events = new List<StatusEventRow>();
        var notes = new List<NoteRow>();
        RatingRow? rating = null;
        foreach (var step in steps)
        {
            row.InstitutionCode = step.Institution ?? row.InstitutionCode;
            Move(row, step);
            events.Add(Event(row, step));
            if (step.Voice != DemoVoice.None)
            {
                notes.Add(Note(row, notes.Count + 1, step));
            }

            rating = step.Voice == DemoVoice.Satisfied && dice.Chance(0.6) ? Rating(row, step) : rating;
        }

        if (bound is not null && row.Status is not ComplaintStatus.Withdrawn && dice.Chance(0.12) && events[^1].At - filedAt > TimeSpan.FromDays(1))
        {
            notes.Add(Addition(row, notes.Count + 1, filedAt + TimeSpan.FromHours(20)));
        }

        return new DemoCase(row, Submission(row, filedAt, bound), events, notes, rating);
    }

    private ComplaintRow Row(DateTimeOffset filedAt, Region region, DemoTopic topic, Guid? incident)
    {
        var person = people.Sender(dice);
        var (place, duration) = (dice.Pick(DemoTexts.Places), dice.Pick(DemoTexts.Durations));
        var isAnonymous = dice.Chance(0.55);
        var id = dice.Id(filedAt);
        return new ComplaintRow
        {
            Id = id,
            DraftId = dice.Id(filedAt),
            Ticket = dice.Ticket(),
            OwnerChannel = person.Channel,
            OwnerAddress = person.Value,
            Language = dice.Chance(0.96) ? "id" : "en",
            ConsentVersion = "demo",
            ConsentAt = filedAt - dice.Wait(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(26)),
            Classification = topic.Category == "LAIN" ? dice.Pick<Classification>([Classification.PermintaanInformasi, Classification.Aspirasi]) : Classification.Pengaduan,
            Title = Fill(topic.Title, place, duration),
            Story = Fill(dice.Pick(topic.Stories), place, duration),
            CategoryCode = topic.Category,
            CategoryName = topic.Name,
            IncidentDate = DateOnly.FromDateTime(filedAt.AddDays(-dice.Next(0, 20)).Date),
            IsDateApproximate = dice.Chance(0.4),
            RegionCode = region.Code,
            RegionName = region.Name,
            Place = place,
            ReporterName = isAnonymous ? null : $"{dice.Pick(DemoTexts.Names)} {dice.Next(10, 99)}",
            ReporterPhone = isAnonymous ? null : $"+628000000{dice.Next(1000, 9999)}",
            IsSecret = dice.Chance(0.06),
            FiledAt = filedAt,
            Status = ComplaintStatus.Submitted,
            StatusSince = filedAt,
            IncidentId = incident,
        };
    }

    private static void Move(ComplaintRow row, DemoStep step)
    {
        (row.Status, row.StatusSince) = (step.Status, step.At);
        row.Agency = row.InstitutionCode is { } code ? DemoCast.NameOf(code) : row.Agency;
        row.HubWords = step.Words ?? row.HubWords;
        row.CloseReason = step.Status != ComplaintStatus.Closed ? null
            : step.Voice == DemoVoice.Satisfied ? CloseReason.Satisfied
            : CloseReason.SilentTimeout;
        row.HubAsOf = step.Status is ComplaintStatus.Submitted || step.Voice != DemoVoice.None ? row.HubAsOf : step.At;
    }

    private StatusEventRow Event(ComplaintRow row, DemoStep step)
    {
        var id = dice.Id(step.At);
        var isOurs = step.Status == ComplaintStatus.Submitted || step.Voice != DemoVoice.None || step.Reason == "silent_timeout";
        return new StatusEventRow
        {
            Id = id,
            ComplaintId = row.Id,
            UpdateId = isOurs || step.Status == ComplaintStatus.Relayed ? null : $"demo:{id:N}",
            Status = step.Status,
            StatusWord = step.Status.ToString(),
            At = step.At,
            ReceivedAt = step.At.AddSeconds(isOurs ? 0 : dice.Next(5, 60)),
            Description = step.Words,
            Agency = row.Agency,
            InstitutionCode = row.InstitutionCode,
            ReasonCode = step.Reason,
            Moved = true,
        };
    }

    private NoteRow Note(ComplaintRow row, int number, DemoStep step) => step.Voice switch
    {
        DemoVoice.Satisfied => Note(row, number, HubNoteKind.Satisfied, "", step.At),
        DemoVoice.Dissatisfied => Note(row, number, HubNoteKind.Reopening, dice.Pick(DemoTexts.Complaints), step.At),
        DemoVoice.Withdraws => Note(row, number, HubNoteKind.Withdrawal, "", step.At),
        _ => Note(row, number, HubNoteKind.Addition, dice.Pick(DemoTexts.Additions), step.At),
    };

    private NoteRow Addition(ComplaintRow row, int number, DateTimeOffset at) => Note(row, number, HubNoteKind.Addition, dice.Pick(DemoTexts.Additions), at);

    private NoteRow Note(ComplaintRow row, int number, HubNoteKind kind, string words, DateTimeOffset at) => new()
    {
        Id = dice.Id(at),
        ComplaintId = row.Id,
        Number = number,
        StepId = dice.Id(at),
        Kind = kind,
        Words = words,
        SaidAt = at,
        State = NoteState.Told,
        NextAt = at,
        LastOutcome = "told",
    };

    private RatingRow Rating(ComplaintRow row, DemoStep step) => new()
    {
        ComplaintId = row.Id,
        StepId = dice.Id(step.At),
        Stars = dice.Chance(0.7) ? dice.Next(4, 6) : dice.Next(2, 4),
        RatedAt = step.At,
    };

    /// <summary>What is not at the hub yet is with people: the demo posts nothing by itself.</summary>
    private static SubmissionRow Submission(ComplaintRow row, DateTimeOffset filedAt, DemoStep? bound) => new()
    {
        ComplaintId = row.Id,
        State = bound is null ? SubmissionState.Operator : SubmissionState.Accepted,
        CreatedAt = filedAt,
        NextAt = filedAt,
        LastAttemptAt = filedAt,
        LastOutcome = bound is null ? "outcome unknown" : "accepted",
    };

    private static string Fill(string text, string place, string duration) =>
        text.Replace("{0}", place, StringComparison.Ordinal).Replace("{1}", duration, StringComparison.Ordinal);
}

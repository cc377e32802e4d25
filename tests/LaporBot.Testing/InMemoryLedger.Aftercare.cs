using System.Collections.Immutable;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Core.Sla;

namespace LaporBot.Testing;

/// <summary>What happens to a case after filing; passes the same spec as the real ledgers.</summary>
public sealed partial class InMemoryLedger : IAftercare
{
    private static readonly TimeZoneInfo Zone = Core.NodeZone.Find("Asia/Makassar")!;

    private static readonly CaseClocks Days = new(WorkCalendar.Of(new NodeOptions()), SlaSchedule.Of(new NodeOptions()), new HashSet<string>());

    private readonly CaseRules _rules = new(new Clocks(SlaSchedule.Of(new NodeOptions()), WorkCalendar.Of(new NodeOptions())), Zone);
    private readonly List<(CaseStep Step, StepResult Result)> _steps = [];
    private readonly Dictionary<TicketNumber, ImmutableArray<CaseEvent>> _events = [];
    private readonly Dictionary<TicketNumber, int> _ratings = [];
    private readonly HashSet<ReplyAddress> _deaf = [];
    private readonly List<PersonDocument> _documents = [];
    private readonly HashSet<Guid> _erasures = [];

    /// <summary>The steps that were taken, in order.</summary>
    public IReadOnlyList<CaseStep> Steps
    {
        get
        {
            lock (_gate)
            {
                return [.. _steps.Where(one => one.Result.Verdict == StepVerdict.Taken).Select(one => one.Step)];
            }
        }
    }

    public IReadOnlyList<PersonDocument> Documents => Copy(_documents);

    /// <summary>The moment; what a real ledger reads from its clock.</summary>
    public Func<DateTimeOffset> Now { get; set; } = () => Some.Moment;

    public int? RatingOf(TicketNumber ticket)
    {
        lock (_gate)
        {
            return _ratings.TryGetValue(ticket, out var stars) ? stars : null;
        }
    }

    public Task<CaseFile?> OpenAsync(TicketNumber ticket, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            return Task.FromResult(_cases.ContainsKey(ticket) ? FileOf(ticket) : null);
        }
    }

    public Task<StepResult> TakeAsync(CaseStep step, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            if (_steps.Find(one => one.Step.Id == step.Id) is { Step: not null } known)
            {
                return Task.FromResult(known.Result);
            }

            var result = _cases.TryGetValue(step.Ticket, out var one) ? Take(one, step) : new StepResult(StepVerdict.NotFound);
            if (result.Verdict == StepVerdict.Taken)
            {
                _steps.Add((step, result));
            }

            return Task.FromResult(result);
        }
    }

    public Task<PersonFile> PersonAsync(ReplyAddress person, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            var reports = _filed.Where(one => _cases[one.Ticket].Owner == person).OrderByDescending(one => one.Complaint.FiledAt).Select(one =>
                new PersonReport(one.Complaint, FileOf(one.Ticket), _ratings.TryGetValue(one.Ticket, out var stars) ? stars : null));
            return Task.FromResult(new PersonFile(!_deaf.Contains(person), [.. reports]));
        }
    }

    public Task<PersonResult> DoAsync(PersonStep step, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            return Task.FromResult(step switch
            {
                PersonStep.Hear hear => new PersonResult(hear.Broadcasts ? _deaf.Remove(hear.Person) : _deaf.Add(hear.Person)),
                PersonStep.Keep keep => Keep(keep.Document),
                PersonStep.Move move => Move(move),
                PersonStep.Erase erase => _erasures.Add(erase.Id) ? Erase(erase) : new PersonResult(false),
                _ => throw new InvalidOperationException("A step nobody does."),
            });
        }
    }

    private PersonResult Move(PersonStep.Move move)
    {
        if (_cases.GetValueOrDefault(move.Ticket) is not { } one || (one.Owner != move.Person && one.Owner != move.To))
        {
            return new PersonResult(false);
        }

        _cases[move.Ticket] = one with { Owner = move.To };
        return new PersonResult(one.Owner != move.To, Reports: 1);
    }

    private PersonResult Keep(PersonDocument document)
    {
        _documents.Add(document);
        return new PersonResult(true);
    }

    private PersonResult Erase(PersonStep.Erase erase)
    {
        var own = _filed.FindAll(one => _cases[one.Ticket].Owner == erase.Person);
        var open = own.Count(one => !StatusWords.IsFinal(_cases[one.Ticket].Status));
        var files = own.Sum(one => one.Complaint.Files.Length);
        var nobody = erase.Person with { Value = $"erased:{erase.Id:N}" };
        foreach (var one in own)
        {
            var hears = !erase.StopsNews && !StatusWords.IsFinal(_cases[one.Ticket].Status);
            var owner = hears ? erase.Person : nobody;
            _cases[one.Ticket] = _cases[one.Ticket] with { Owner = owner };
            _filed[_filed.IndexOf(one)] = one with { Complaint = one.Complaint with { Reporter = null, Owner = owner, Files = [] } };
        }

        if (erase.StopsNews)
        {
            _deliveries.RemoveAll(one => one.To == erase.Person);
        }

        return new PersonResult(true, own.Count, files, open) { Sources = [.. own.SelectMany(one => one.Complaint.Files).Select(file => file.Source)] };
    }

    private CaseFile FileOf(TicketNumber ticket) =>
        new(_cases[ticket], [new CaseEvent(_cases[ticket].FiledAt, CaseEventKind.Moved, ComplaintStatus.Submitted, null, null), .. _events.GetValueOrDefault(ticket, [])], Additions(ticket));

    private int Additions(TicketNumber ticket) => _steps.Count(one => one.Step is CaseStep.Add && one.Step.Ticket == ticket);

    private StepResult Take(ComplaintCase one, CaseStep step)
    {
        var verdict = _rules.Judge(one, Additions(one.Ticket), step, Now());
        if (verdict != StepVerdict.Taken)
        {
            return new StepResult(verdict);
        }

        var status = CaseRules.Leads(step);
        if (status is { } next)
        {
            _cases[one.Ticket] = Wound(one with
            {
                Status = next,
                StatusSince = Now(),
                CloseReason = step is CaseStep.Satisfied ? CloseReason.Satisfied : null,
            });
        }

        if (step is CaseStep.Rate rate)
        {
            _ratings[one.Ticket] = rate.Stars;
            return new StepResult(verdict);
        }

        var happened = new CaseEvent(Now(), status is null ? CaseEventKind.Added : CaseEventKind.Moved, status, step is CaseStep.Add add ? add.Words : null, null);
        _events[one.Ticket] = _events.GetValueOrDefault(one.Ticket, []).Add(happened);
        return new StepResult(verdict, Additions(one.Ticket) + (step is CaseStep.Add ? 1 : 0));
    }

    /// <summary>As if it had only this one stage behind it.</summary>
    private static ComplaintCase Wound(ComplaintCase one) => one with
    {
        StepDue = Days.StepDue(CaseCourse.Of([new CaseStage(one.Status, one.StatusSince, one.StatusSince)]), new CaseKind(Classification.Pengaduan, "")),
    };
}

using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>A complaint the fake ledger holds.</summary>
public sealed record FiledComplaint(TicketNumber Ticket, Complaint Complaint);

/// <summary>A delivery the fake ledger holds.</summary>
public sealed record QueuedDelivery(string Id, ReplyAddress To, OutgoingMessage Message);

/// <summary>A ledger in memory, for tests that look at what was kept. It passes the same spec as the real ones.</summary>
public sealed partial class InMemoryLedger : ILedger
{
    private readonly Lock _gate = new();
    private readonly List<FiledComplaint> _filed = [];
    private readonly List<QueuedDelivery> _deliveries = [];
    private readonly Dictionary<TicketNumber, ComplaintCase> _cases = [];

    /// <summary>In the order of filing.</summary>
    public IReadOnlyList<FiledComplaint> Filed => Copy(_filed);

    /// <summary>In the order of queueing.</summary>
    public IReadOnlyList<QueuedDelivery> Deliveries => Copy(_deliveries);

    /// <summary>While true every call fails as an unreachable database does.</summary>
    public bool IsDown { get; set; }

    public Task<TicketNumber> FileAsync(Complaint complaint, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            if (_filed.Find(one => one.Complaint.DraftId == complaint.DraftId) is { } known)
            {
                return Task.FromResult(known.Ticket);
            }

            var ticket = TicketNumber.Draw();
            _filed.Add(new FiledComplaint(ticket, complaint));
            _cases[ticket] = new ComplaintCase
            {
                Ticket = ticket,
                Owner = complaint.Owner,
                Title = complaint.Title,
                IsSecret = complaint.IsSecret,
                Status = ComplaintStatus.Submitted,
                FiledAt = complaint.FiledAt,
                StatusSince = complaint.FiledAt,
            };
            return Task.FromResult(ticket);
        }
    }

    public Task<ComplaintCase?> FindAsync(TicketNumber ticket, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            return Task.FromResult(_cases.GetValueOrDefault(ticket));
        }
    }

    public Task<IReadOnlyList<ComplaintCase>> CasesOfAsync(ReplyAddress owner, int most, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<ComplaintCase>>(
                [.. _cases.Values.Where(one => one.Owner == owner).OrderByDescending(one => one.FiledAt).Take(most)]);
        }
    }

    public Task EnqueueAsync(string deliveryId, ReplyAddress to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            if (!_deliveries.Exists(one => one.Id == deliveryId))
            {
                _deliveries.Add(new QueuedDelivery(deliveryId, to, message));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Changes a case as the hub's news would.</summary>
    public void Change(TicketNumber ticket, Func<ComplaintCase, ComplaintCase> change)
    {
        lock (_gate)
        {
            var (before, after) = (_cases[ticket], change(_cases[ticket]));
            _cases[ticket] = after.StepDue == before.StepDue ? Wound(after) : after;
        }
    }

    private void Enter(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsDown)
        {
            throw new StoreUnavailableException("The ledger is down.");
        }
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (_gate)
        {
            return [.. list];
        }
    }
}

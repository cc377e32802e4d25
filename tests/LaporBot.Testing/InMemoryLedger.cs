using System.Collections.Concurrent;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>A ledger in memory that keeps the contract of the real one; what it holds can be looked at.</summary>
public sealed class InMemoryLedger : ILedger
{
    private readonly ConcurrentDictionary<Guid, (Complaint Complaint, ComplaintCase Case)> _filed = new();
    private readonly ConcurrentDictionary<string, (ReplyAddress To, OutgoingMessage Message)> _deliveries = new();

    /// <summary>While true, nothing can be read or written.</summary>
    public bool IsDown { get; set; }

    public IReadOnlyList<Complaint> Filed => [.. _filed.Values.Select(entry => entry.Complaint)];

    public IReadOnlyDictionary<string, (ReplyAddress To, OutgoingMessage Message)> Deliveries => _deliveries;

    public Task<TicketNumber> FileAsync(Complaint complaint, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return Task.FromResult(_filed.GetOrAdd(complaint.DraftId, _ => (complaint, Open(complaint))).Case.Ticket);
    }

    public Task<ComplaintCase?> FindAsync(TicketNumber ticket, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return Task.FromResult(_filed.Values.Select(entry => entry.Case).FirstOrDefault(one => one.Ticket == ticket));
    }

    public Task<IReadOnlyList<ComplaintCase>> CasesOfAsync(ReplyAddress owner, int most, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        return Task.FromResult<IReadOnlyList<ComplaintCase>>(
            [.. _filed.Values.Select(entry => entry.Case).Where(one => one.Owner == owner).OrderByDescending(one => one.FiledAt).Take(most)]);
    }

    public Task EnqueueAsync(string deliveryId, ReplyAddress to, OutgoingMessage message, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        _deliveries.TryAdd(deliveryId, (to, message));
        return Task.CompletedTask;
    }

    /// <summary>Changes a case the way the hub would.</summary>
    public void Change(TicketNumber ticket, Func<ComplaintCase, ComplaintCase> change)
    {
        var (draft, entry) = _filed.First(pair => pair.Value.Case.Ticket == ticket);
        _filed[draft] = entry with { Case = change(entry.Case) };
    }

    private static ComplaintCase Open(Complaint complaint) => new()
    {
        Ticket = TicketNumber.Draw(),
        Owner = complaint.Owner,
        Title = complaint.Title,
        IsSecret = complaint.IsSecret,
        Status = ComplaintStatus.Submitted,
        FiledAt = complaint.FiledAt,
        StatusSince = complaint.FiledAt,
    };

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("The ledger is down.");
        }
    }
}

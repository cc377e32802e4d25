using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>Cases like one about to be sent, and who follows them; passes the same spec as the real ledgers.</summary>
public sealed partial class InMemoryLedger : IAlikeCases
{
    private readonly HashSet<(TicketNumber Ticket, ReplyAddress Supporter)> _supporters = [];

    public IReadOnlyList<ReplyAddress> SupportersOf(TicketNumber ticket)
    {
        lock (_gate)
        {
            return [.. _supporters.Where(one => one.Ticket == ticket).Select(one => one.Supporter)];
        }
    }

    public Task<IReadOnlyList<AlikeCase>> NearAsync(Complaint complaint, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<AlikeCase>>(
            [
                .. _filed.Where(one => one.Complaint.FiledAt >= since && one.Complaint.DraftId != complaint.DraftId && IsNear(one, complaint))
                    .OrderByDescending(one => one.Complaint.Owner == complaint.Owner)
                    .Select(one => new AlikeCase(
                        one.Ticket,
                        one.Complaint.Owner == complaint.Owner,
                        one.Complaint.Title,
                        one.Complaint.Story,
                        one.Complaint.CategoryName,
                        one.Complaint.Region.Name,
                        AlikeCase.SketchOf(one.Complaint, DateOnly.FromDateTime(one.Complaint.FiledAt.DateTime)),
                        _supporters.Count(supporter => supporter.Ticket == one.Ticket))),
            ]);
        }
    }

    public Task<bool> SupportAsync(TicketNumber ticket, ReplyAddress supporter, string language, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        lock (_gate)
        {
            var isOpen = _cases.TryGetValue(ticket, out var one) && !one.IsSecret && !StatusWords.IsFinal(one.Status);
            _ = isOpen && _supporters.Add((ticket, supporter));
            return Task.FromResult(isOpen);
        }
    }

    private bool IsNear(FiledComplaint one, Complaint complaint) => _cases[one.Ticket] is var known
        && (known.Owner == complaint.Owner
            ? known.Status != ComplaintStatus.Withdrawn
            : one.Complaint.Region == complaint.Region && !known.IsSecret && !StatusWords.IsFinal(known.Status));
}

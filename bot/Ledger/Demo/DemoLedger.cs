using System.Globalization;
using LaporBot.Bot.Demo;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Forms;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Ledger.Demo;

/// <summary>What came of filling a ledger with a demo.</summary>
internal enum DemoFilling
{
    Filled,

    /// <summary>It was filled before.</summary>
    Known,

    /// <summary>It holds something real.</summary>
    Refused,
}

/// <summary>Puts an invented node into an empty ledger: all of it, marked, in one transaction, or nothing.</summary>
internal sealed class DemoLedger(LedgerDatabase database, AuditTrail audit, StatusMessages messages, CaseClocks clocks, IOptions<NodeOptions> node)
{
    public const int UsualSeed = 2026;

    private const int DeadDeliveries = 3;
    private const int OnDesk = 8;

    /// <param name="seed">Another one, another node.</param>
    /// <param name="now">The cases are of the year before; to the hour, so that filling twice within it makes the same node.</param>
    /// <param name="cancellationToken">Ends the filling.</param>
    /// <exception cref="Core.Ports.StoreUnavailableException">Nothing was written.</exception>
    public Task<DemoFilling> FillAsync(int seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        now = now.ToUniversalTime();
        var start = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return database.TransactAsync(context => FillAsync(context, seed, start, cancellationToken), cancellationToken);
    }

    private async Task<DemoFilling> FillAsync(LedgerContext context, int seed, DateTimeOffset start, CancellationToken cancellationToken)
    {
        if (await context.NodeMarks.AnyAsync(row => row.Name == NodeMarks.Demo, cancellationToken))
        {
            return DemoFilling.Known;
        }

        if (await context.Complaints.AnyAsync(cancellationToken) || await context.Staff.AnyAsync(cancellationToken) || await context.Audit.AnyAsync(cancellationToken)
            || await context.Institutions.AnyAsync(cancellationToken) || await context.Deliveries.AnyAsync(cancellationToken) || await context.People.AnyAsync(cancellationToken))
        {
            return DemoFilling.Refused;
        }

        var made = new DemoNode(seed, start);
        context.Add(new NodeMarkRow { Name = NodeMarks.Demo, Value = seed.ToString(CultureInfo.InvariantCulture) });
        context.AddRange(DemoCast.Institutions);
        context.AddRange(made.Staff);
        context.AddRange(made.PeopleRows);
        await context.SaveChangesAsync(cancellationToken);
        Stick(made);
        foreach (var one in made.All)
        {
            context.Add(one.Row);
            context.Add(one.Submission);
            context.AddRange(one.Events);
            context.AddRange(one.Notes);
            context.AddRange(one.Rating is { } rating ? [rating] : Array.Empty<object>());
        }

        await context.SaveChangesAsync(cancellationToken);
        context.AddRange(made.Supporters);
        context.AddRange(made.Remarks);
        context.AddRange(DeliveriesOf(made, start));
        context.AddRange(DemoFunnel.Rows(new DemoDice(seed), made.All.Select(one => one.Row), WorkCalendar.Of(node.Value)));
        await audit.AppendAsync(context, null, new AuditAct("demo.fill", Reason: $"seed {seed}"), cancellationToken);
        return DemoFilling.Filled;
    }

    /// <summary>Something for the operator, and for the relay where cases go by hand: the newest ones did not get there yet.</summary>
    private void Stick(DemoNode made)
    {
        var newest = made.All.Where(one => one.Row.Status == ComplaintStatus.Relayed && one.Events.Count == 2).Reverse().Take(OnDesk).ToList();
        for (var i = 0; i < newest.Count; i++)
        {
            var (one, isRefused) = (newest[i], i % 4 == 3);
            if (!node.Value.RelaysByHand && i >= 4)
            {
                break;
            }

            one.Row.TrackingId = null;
            one.Row.HubAsOf = null;
            (one.Row.Status, one.Row.StatusSince) = isRefused ? (ComplaintStatus.RelayFailed, one.Events[1].At) : (ComplaintStatus.Submitted, one.Row.FiledAt);
            one.Submission.State = isRefused ? SubmissionState.Refused : node.Value.RelaysByHand ? SubmissionState.Relay : SubmissionState.Operator;
            one.Submission.LastOutcome = isRefused ? "service_code is not valid here (422)" : node.Value.RelaysByHand ? "waits for an official" : "outcome unknown";
            newest[i] = one with { Events = isRefused ? [one.Events[0], Failed(one)] : [one.Events[0]] };
        }

        made.Replace(newest);
    }

    private static StatusEventRow Failed(DemoCase one) => new()
    {
        Id = one.Events[1].Id,
        ComplaintId = one.Row.Id,
        Status = ComplaintStatus.RelayFailed,
        StatusWord = ComplaintStatus.RelayFailed.ToString(),
        At = one.Events[1].At,
        ReceivedAt = one.Events[1].At,
        Moved = true,
    };

    private IEnumerable<DeliveryRow> DeliveriesOf(DemoNode made, DateTimeOffset start)
    {
        var dead = 0;

        // Whoever wrote on the form has no chat; a message to it would look like a person who has blocked us.
        foreach (var one in made.All.Where(one => !one.Row.OwnerAddress.StartsWith(ComplaintForm.AddressPrefix, StringComparison.Ordinal)))
        {
            foreach (var step in one.Events.Where(step => step.Status is not (ComplaintStatus.Submitted or ComplaintStatus.Withdrawn)))
            {
                var person = new ReplyAddress(one.Row.OwnerChannel, one.Row.OwnerAddress);
                var state = DemoPeople.HasBlocked(person) ? DeliveryState.Resting
                    : dead < DeadDeliveries && step.At > start.AddDays(-9) ? DeliveryState.Dead
                    : DeliveryState.Sent;
                dead += state == DeliveryState.Dead ? 1 : 0;
                yield return new DeliveryRow
                {
                    DeliveryId = $"status:{step.Id:N}",
                    Channel = person.Channel,
                    Address = person.Value,
                    Message = StoredMessage.Write(Message(one, step)),
                    CanJoin = false,
                    State = state,
                    Reason = state == DeliveryState.Dead ? "the channel did not answer" : null,
                    Attempts = state == DeliveryState.Dead ? 20 : 0,
                    NextAt = step.ReceivedAt,
                    CreatedAt = step.ReceivedAt,
                    SentAt = state == DeliveryState.Sent ? step.ReceivedAt.AddSeconds(2) : null,
                    ComplaintId = one.Row.Id,
                };
            }
        }
    }

    private OutgoingMessage Message(DemoCase made, StatusEventRow step)
    {
        var row = made.Row;
        var course = CaseCourse.Of(made.Events.TakeWhile(one => one.Id != step.Id).Append(step).Where(one => one is { Moved: true, Status: not null }).Select(CaseHistory.Stage));
        var due = clocks.StepDue(course, new CaseKind(row.Classification, row.CategoryCode));
        var one = ComplaintRows.Case(row) with { Status = step.Status!.Value, StatusSince = step.At, StepDue = due };
        var told = new HubUpdate
        {
            UpdateId = "",
            TrackingId = "",
            Status = step.Status,
            StatusWord = step.StatusWord,
            At = step.At,
            Description = step.Description,
            Agency = step.Agency,
        };
        return step.Status == ComplaintStatus.RelayFailed ? messages.Refused(one, row.Language)
            : step.Status == ComplaintStatus.Relayed && row.TrackingId is not null ? messages.Accepted(one, row.Language)
            : messages.Changed(one, told, moved: true, row.Language);
    }
}

using LaporBot.Bot.Desk.Evaluation;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Bot.Tests.Ledger;

using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;
using LaporBot.Testing;

namespace LaporBot.Bot.Tests.Evaluation;

/// <summary>A step of a case that is told in a test: <c>new("2026-11-02 10:00", ComplaintStatus.Relayed)</c>.</summary>
internal sealed record Told(string At, ComplaintStatus Status, string? Institution = null, string? Reason = null, string? Known = null);

/// <summary>Writes whole histories into a ledger, by the clock of Makassar, and counts them.</summary>
internal sealed class History(LedgerHarness harness)
{
    private static readonly TimeSpan Makassar = TimeSpan.FromHours(8);

    public static DateTimeOffset At(string local) => new DateTimeOffset(DateTime.Parse(local), Makassar).ToUniversalTime();

    /// <summary>A case filed at the moment of its first step.</summary>
    public async Task<Guid> CaseAsync(IReadOnlyList<Told> steps, Func<Complaint, Complaint>? shape = null)
    {
        var filedAt = At(steps[0].At);
        var complaint = Some.Complaint(filedAt: filedAt);
        var row = ComplaintRows.Write(shape?.Invoke(complaint) ?? complaint, TicketNumber.Draw(), filedAt);
        await harness.Get<LedgerDatabase>().TransactAsync(
            context =>
            {
                context.Add(row);
                foreach (var step in steps)
                {
                    Add(context, row, step);
                }

                return Task.FromResult(0);
            },
            CancellationToken.None);
        return row.Id;
    }

    /// <summary>One more step of a case.</summary>
    public Task<int> MoveAsync(Guid id, Told step) => harness.Get<LedgerDatabase>().TransactAsync(
        async context =>
        {
            Add(context, (await context.Complaints.FindAsync(id))!, step);
            return 0;
        },
        CancellationToken.None);

    public async Task<Figures> CountAsync(Question question, string? before = null)
    {
        while (await harness.Get<FactsKeeper>().RoundAsync(CancellationToken.None))
        {
        }

        using var room = new FactRoom(harness.Get<FactsReader>(), harness.Get<WorkCalendar>(), harness.Time);
        var frame = await room.FrameAsync(before is null ? null : At(before), CancellationToken.None);
        return Counting.Of(frame, question, room.Terms, room.Calendar);
    }

    public static Question November(Split split = Split.None) => new(new Period(new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 1))) { Split = split };

    private static void Add(LedgerContext context, ComplaintRow row, Told step)
    {
        row.Status = step.Status;
        row.StatusSince = At(step.At);
        row.InstitutionCode = step.Institution ?? row.InstitutionCode;
        context.Add(new StatusEventRow
        {
            Id = Guid.CreateVersion7(),
            ComplaintId = row.Id,
            Status = step.Status,
            StatusWord = step.Status.ToString(),
            At = At(step.At),
            ReceivedAt = At(step.Known ?? step.At),
            InstitutionCode = step.Institution,
            ReasonCode = step.Reason,
            Moved = true,
        });
    }
}

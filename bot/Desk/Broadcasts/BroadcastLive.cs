using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Broadcasts;

/// <summary>What the page shows while it is open.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Counts">By the word of the state.</param>
/// <param name="State">In words.</param>
/// <param name="IsOver">The page is loaded anew, since other buttons stand on it now.</param>
internal sealed record LiveProgress(int Percent, IReadOnlyDictionary<string, string> Counts, string State, bool IsOver);

/// <summary>The progress of a broadcast as server-sent events.</summary>
internal static class BroadcastLive
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Then the browser comes again by itself, and through the door.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task<IResult> StreamAsync(
        DeskRequest desk, Guid id, BroadcastOffice office, BroadcastFigures figures, Staff staff, TimeProvider time)
    {
        if (await office.FindAsync(desk.Actor, id, desk.Aborted) is not { } row)
        {
            return desk.NotFound();
        }

        return TypedResults.ServerSentEvents(EventsAsync(desk, row, figures, staff, time, desk.Aborted));
    }

    private static async IAsyncEnumerable<SseItem<LiveProgress>> EventsAsync(
        DeskRequest desk, BroadcastRow row, BroadcastFigures figures, Staff staff, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        var started = time.GetTimestamp();
        (int Waiting, int Sent)? last = null;
        do
        {
            // Whoever was revoked meanwhile sees nothing more.
            if (await staff.FindAsync(desk.Actor.Id, cancellationToken) is not { RevokedAt: null } || await figures.ProgressAsync(row.Id, cancellationToken) is not { } progress)
            {
                yield break;
            }

            var isOver = progress.Broadcast.State != row.State;
            if (isOver || last != (progress.Waiting, progress.Of(RecipientState.Sent)))
            {
                last = (progress.Waiting, progress.Of(RecipientState.Sent));
                yield return new SseItem<LiveProgress>(Read(progress, desk.Words, isOver)) { ReconnectionInterval = Beat };
            }

            if (isOver || progress.Broadcast.State is not (BroadcastState.Running or BroadcastState.Paused))
            {
                yield break;
            }
        }
        while (time.GetElapsedTime(started) < Longest && await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static LiveProgress Read(BroadcastProgress progress, DeskWords words, bool isOver) => new(
        progress.Percent,
        Enum.GetValues<RecipientState>().ToDictionary(state => state.ToString(), state => BroadcastSpeech.Number(progress.Of(state), words)),
        words["Broadcasts.State." + progress.Broadcast.State],
        isOver);
}

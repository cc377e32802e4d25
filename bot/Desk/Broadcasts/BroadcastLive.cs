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

    /// <summary>The state the page shows, so that what happened while it was on its way is not missed.</summary>
    public const string Shown = "keadaan";

    public static async Task<IResult> StreamAsync(
        DeskRequest desk, Guid id, BroadcastOffice office, BroadcastFigures figures, Staff staff, LiveBeat beat)
    {
        if (await office.FindAsync(desk.Actor, id, desk.Aborted) is not { } row)
        {
            return desk.NotFound();
        }

        var shown = Enum.TryParse<BroadcastState>(desk.Asked(Shown), out var state) ? state : row.State;
        return TypedResults.ServerSentEvents(EventsAsync(desk, (id, shown), figures, staff, beat, desk.Aborted));
    }

    private static async IAsyncEnumerable<SseItem<LiveProgress>> EventsAsync(
        DeskRequest desk, (Guid Id, BroadcastState Shown) asked, BroadcastFigures figures, Staff staff, LiveBeat beat, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, beat.Time);
        using var ending = beat.Stopping.Register(timer.Dispose);
        var started = beat.Time.GetTimestamp();
        (int Waiting, int Sent)? last = null;
        do
        {
            // Whoever was revoked meanwhile sees nothing more.
            if (await staff.FindAsync(desk.Actor.Id, cancellationToken) is not { RevokedAt: null } || await figures.ProgressAsync(asked.Id, cancellationToken) is not { } progress)
            {
                yield break;
            }

            var isOver = progress.Broadcast.State != asked.Shown;
            if (isOver || last != (progress.Waiting, progress.Of(RecipientState.Sent)))
            {
                last = (progress.Waiting, progress.Of(RecipientState.Sent));
                yield return new SseItem<LiveProgress>(Read(progress, desk.Words, isOver)) { ReconnectionInterval = Beat };
            }

            if (isOver || !IsLive(progress.Broadcast.State))
            {
                yield break;
            }
        }
        while (beat.Time.GetElapsedTime(started) < Longest && await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>What can change while somebody looks on.</summary>
    public static bool IsLive(BroadcastState state) => state is BroadcastState.Review or BroadcastState.Approved or BroadcastState.Running or BroadcastState.Paused;

    private static LiveProgress Read(BroadcastProgress progress, DeskWords words, bool isOver) => new(
        progress.Percent,
        Enum.GetValues<RecipientState>().ToDictionary(state => state.ToString(), state => BroadcastSpeech.Number(progress.Of(state), words)),
        words["Broadcasts.State." + progress.Broadcast.State],
        isOver);
}

/// <summary>The clock of open pages; when the program stops they end at once, or each would hold it up for as long as it may drain.</summary>
internal sealed class LiveBeat(TimeProvider time, IHostApplicationLifetime lifetime)
{
    public TimeProvider Time => time;

    public CancellationToken Stopping => lifetime.ApplicationStopping;
}

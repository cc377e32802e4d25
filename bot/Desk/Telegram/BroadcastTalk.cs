using System.Collections.Immutable;
using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>
/// Broadcasts from a phone: how far they are, hold, go on, give up. Writing and approving one is for the web desk: whoever finds an
/// unlocked phone can stop a broadcast, not start one.
/// </summary>
internal sealed class BroadcastTalk(BroadcastOffice office, BroadcastFigures figures, ProgressSheet sheet)
{
    public const string Look = "d:sv";
    public const string Pause = "d:sp";
    public const string Resume = "d:sr";
    public const string AskCancel = "d:sa";
    public const string Cancel = "d:sc";

    private const int Most = 5;

    public async Task<ImmutableArray<OutgoingMessage>> ListAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        var speech = turn.Speech;
        var open = (await office.ListAsync(turn.Actor, null, cancellationToken)).Where(row => IsOpen(row.State)).Take(Most).ToList();
        var messages = ImmutableArray.CreateBuilder<OutgoingMessage>();
        foreach (var row in open)
        {
            if (await figures.ProgressAsync(row.Id, cancellationToken) is { } progress)
            {
                messages.Add(Card(turn, progress));
            }
        }

        messages.Add(speech.Say(open.Count == 0 ? "Telegram.NoBroadcasts" : "Telegram.BroadcastsAtDesk", speech.Page("/siaran")));
        return messages.ToImmutable();
    }

    public Task<ImmutableArray<OutgoingMessage>> LookAsync(OfficialTurn turn, CancellationToken cancellationToken) =>
        WithAsync(turn, (_, _) => Task.FromResult(BroadcastAnswer.Done), cancellationToken);

    public Task<ImmutableArray<OutgoingMessage>> PauseAsync(OfficialTurn turn, CancellationToken cancellationToken) =>
        WithAsync(turn, (id, cancel) => office.PauseAsync(turn.Actor, id, cancel), cancellationToken);

    public Task<ImmutableArray<OutgoingMessage>> ResumeAsync(OfficialTurn turn, CancellationToken cancellationToken) =>
        WithAsync(turn, (id, cancel) => office.ResumeAsync(turn.Actor, id, cancel), cancellationToken);

    public Task<ImmutableArray<OutgoingMessage>> CancelAsync(OfficialTurn turn, CancellationToken cancellationToken) =>
        WithAsync(turn, (id, cancel) => office.CancelAsync(turn.Actor, id, cancel), cancellationToken);

    /// <summary>What is given up does not come back: asked once.</summary>
    public async Task<ImmutableArray<OutgoingMessage>> AskCancelAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        var speech = turn.Speech;
        if (await FindAsync(turn, cancellationToken) is not { } progress || !IsOpen(progress.Broadcast.State))
        {
            return [speech.Say("Telegram.BroadcastGone", speech.Page("/siaran"))];
        }

        var id = turn.Order.Argument;
        return
        [
            speech.Say("Telegram.CancelSure") with
            {
                Choices = [speech.Button("Telegram.Button.CancelYes", Cancel, id, ChoiceStyle.Danger), speech.Button("Telegram.Button.CancelNo", Look, id)],
                Replaces = turn.Message.Under,
            },
        ];
    }

    /// <summary>Does it, and shows in the same message how the broadcast stands now: pressed twice it shows the same.</summary>
    private async Task<ImmutableArray<OutgoingMessage>> WithAsync(
        OfficialTurn turn, Func<Guid, CancellationToken, Task<BroadcastAnswer>> act, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, cancellationToken) is { } before && await act(before.Broadcast.Id, cancellationToken) != BroadcastAnswer.NotFound
            && await FindAsync(turn, cancellationToken) is { } after)
        {
            return [Card(turn, after) with { Replaces = turn.Message.Under }];
        }

        return [turn.Speech.Say("Telegram.BroadcastGone", turn.Speech.Page("/siaran"))];
    }

    private async Task<BroadcastProgress?> FindAsync(OfficialTurn turn, CancellationToken cancellationToken) =>
        Guid.TryParseExact(turn.Order.Argument, "N", out var id) && await office.FindAsync(turn.Actor, id, cancellationToken) is not null
            ? await figures.ProgressAsync(id, cancellationToken)
            : null;

    private OutgoingMessage Card(OfficialTurn turn, BroadcastProgress progress)
    {
        var speech = turn.Speech;
        var (row, id) = (progress.Broadcast, progress.Broadcast.Id.ToString("N"));
        return new OutgoingMessage
        {
            Text = [new TextRun(sheet.Text(progress, speech.Language, turn.Actor.May(Power.ApproveBroadcast)))],
            Choices =
            [
                .. row.State == BroadcastState.Running ? [speech.Button("Telegram.Button.Pause", Pause, id)] : ImmutableArray<Choice>.Empty,
                .. row.State == BroadcastState.Paused && turn.Actor.May(Power.DraftBroadcast) ? [speech.Button("Telegram.Button.Resume", Resume, id)] : ImmutableArray<Choice>.Empty,
                .. IsOpen(row.State) ? [speech.Button("Telegram.Button.GiveUp", AskCancel, id, ChoiceStyle.Danger)] : ImmutableArray<Choice>.Empty,
                speech.Button("Telegram.Button.Refresh", Look, id),
            ],
            IsForDesk = true,
        };
    }

    private static bool IsOpen(BroadcastState state) => state is BroadcastState.Approved or BroadcastState.Running or BroadcastState.Paused;
}

using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Workers;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Broadcasts;

/// <summary>Shows an author in Telegram how far their broadcast is: one message, changed now and then.</summary>
internal sealed class ProgressNews(BroadcastUpkeep upkeep, ProgressSheet sheet, ChannelLanes lanes, ChannelCall call, IOptions<BroadcastOptions> options)
{
    private const string Channel = "telegram";

    private readonly ChannelLane? _lane = lanes.All.FirstOrDefault(lane => lane.Channel.Name == Channel);
    private readonly TimeSpan _gap = TimeSpan.FromSeconds(options.Value.ProgressSeconds);

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        if (_lane is null)
        {
            return;
        }

        foreach (var (id, telegramId, language, reference) in await upkeep.UntoldAsync(_gap, cancellationToken))
        {
            if (await upkeep.TakeProgressTurnAsync(id, _gap, cancellationToken) && await sheet.TextAsync(id, language, cancellationToken) is { } text)
            {
                var message = OutgoingMessage.Plain(text) with { Replaces = reference, IsForDesk = true };
                var outcome = await call.TryAsync(_lane.Channel, new ReplyAddress(Channel, telegramId), message, $"progress:{id:N}", cancellationToken);
                if (outcome is DeliveryOutcome.Delivered { Reference: { } sent } && sent != reference)
                {
                    await upkeep.KeepProgressAsync(id, sent, cancellationToken);
                }
            }
        }
    }
}

/// <summary>How far a broadcast is, in words; the same for Telegram and for the desk.</summary>
internal sealed class ProgressSheet(BroadcastFigures figures, DeskTexts texts, SendingHours hours)
{
    private const int Blocks = 10;

    /// <summary>So much of a text tells two broadcasts apart.</summary>
    private const int Opening = 60;

    /// <returns>Null when there is no such broadcast.</returns>
    public async Task<string?> TextAsync(Guid id, string language, CancellationToken cancellationToken) =>
        await figures.ProgressAsync(id, cancellationToken) is { } progress ? texts.In(language).Marked(Text(progress, language, isWithWords: true)) : null;

    /// <param name="progress">Of which.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="isWithWords">The reader may know what it says; an operator may not, and is told who sends it.</param>
    public string Text(BroadcastProgress progress, string language, bool isWithWords)
    {
        var words = texts.In(language);
        var full = progress.Percent * Blocks / 100;
        var row = progress.Broadcast;
        string Number(int count) => words.Number(count);
        var failed = progress.Of(RecipientState.Rejected) + progress.Of(RecipientState.Failed);
        return string.Join('\n',
        [
            words["Broadcasts.Live", words["Broadcasts.Kind." + row.Kind], words["Broadcasts.State." + row.State]],
            !isWithWords ? row.Sender : row.Indonesian.Length == 0 ? row.Sender : $"“{Begin(row.Indonesian)}”",
            $"{new string('▓', full)}{new string('░', Blocks - full)} {progress.Percent} %",
            words["Broadcasts.LiveCounts", Number(progress.Of(RecipientState.Sent)), Number(progress.Broadcast.Total)],
            words[row.State == BroadcastState.Cancelled ? "Broadcasts.LiveUnsent" : "Broadcasts.LiveRest", Number(progress.Waiting), Number(progress.Of(RecipientState.Blocked)), Number(failed), Number(progress.Of(RecipientState.Unknown))],
            .. hours.WaitsUntil(progress.Broadcast) is { } until ? [words["Broadcasts.WaitsUntil", hours.Print(until)]] : Array.Empty<string>(),
            .. row is { State: BroadcastState.Paused or BroadcastState.Review, HoldReason: { } reason } ? [words["Broadcasts.Hold." + reason]] : Array.Empty<string>(),
        ]);
    }

    private static string Begin(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var length = char.IsHighSurrogate(line[Math.Min(line.Length, Opening) - 1]) ? Opening - 1 : Opening;
        return line.Length <= Opening ? line : $"{line[..length].TrimEnd()}…";
    }
}

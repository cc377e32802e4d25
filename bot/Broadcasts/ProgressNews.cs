using System.Globalization;
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
                var message = OutgoingMessage.Plain(text) with { Replaces = reference };
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

    /// <returns>Null when there is no such broadcast.</returns>
    public async Task<string?> TextAsync(Guid id, string language, CancellationToken cancellationToken) =>
        await figures.ProgressAsync(id, cancellationToken) is { } progress ? Text(progress, language) : null;

    public string Text(BroadcastProgress progress, string language)
    {
        var words = texts.In(language);
        var full = progress.Percent * Blocks / 100;
        var culture = CultureInfo.GetCultureInfo(words.Language);
        string Number(int count) => count.ToString("N0", culture);
        var failed = progress.Of(RecipientState.Rejected) + progress.Of(RecipientState.Failed);
        return string.Join('\n',
        [
            words["Broadcasts.Live", words["Broadcasts.State." + progress.Broadcast.State]],
            $"{new string('▓', full)}{new string('░', Blocks - full)} {progress.Percent} %",
            words["Broadcasts.LiveCounts", Number(progress.Of(RecipientState.Sent)), Number(progress.Broadcast.Total)],
            words["Broadcasts.LiveRest", Number(progress.Waiting), Number(progress.Of(RecipientState.Blocked)), Number(failed), Number(progress.Of(RecipientState.Unknown))],
            .. hours.WaitsUntil(progress.Broadcast) is { } until ? [words["Broadcasts.WaitsUntil", hours.Print(until)]] : Array.Empty<string>(),
            .. progress.Broadcast.HoldReason is { } reason ? [words["Broadcasts.Hold." + reason]] : Array.Empty<string>(),
        ]);
    }
}

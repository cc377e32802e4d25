using System.Collections.Concurrent;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>
/// Albums that belong to an answer being written. Only the first member carries the words; the others follow within a second or two,
/// to the same process, and would else be taken for a citizen's photos.
/// </summary>
internal sealed class ReplyAlbums(TimeProvider time)
{
    private const int Most = 1_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(ReplyAddress Who, string Album), (TicketNumber Ticket, long At)> _known = new();

    public void Note(ReplyAddress who, string? album, TicketNumber ticket)
    {
        if (album is null)
        {
            return;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[(who, album)] = (ticket, time.GetTimestamp());
    }

    /// <summary>The order that a further member of such an album stands for; null for any other message.</summary>
    public DeskOrder? Follow(IncomingMessage message) =>
        message is { IsSecondHand: false, Content: MessageContent.Files { Album: { } album } files }
        && _known.TryGetValue((message.Sender, album), out var known) && time.GetElapsedTime(known.At) < Life
            ? new DeskOrder("/balas", $"{known.Ticket} {files.Caption}".Trim(), files.Items) { Album = album }
            : null;
}

using System.Collections.Immutable;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Broadcasts;

/// <summary>
/// What one person gets: who speaks, the words, and how to hear no more of it. Who reads English gets the English words; when there
/// are none, the Indonesian ones with a line that says so, for an official word in another language is better than silence.
/// </summary>
internal sealed class BroadcastLetter(Wording wording)
{
    /// <param name="row">The broadcast.</param>
    /// <param name="language">The person's.</param>
    /// <param name="about">Their own case it is about; see <see cref="RecipientRow.About"/>.</param>
    /// <param name="replaces">The message whose place it takes.</param>
    public OutgoingMessage Write(BroadcastRow row, string language, string? about, string? replaces = null) => new()
    {
        Text = row.Kind == BroadcastKind.Recall
            ? wording.Say(language, "Broadcast.Recall", [row.Sender])
            : [.. Head(row, language), .. Body(row, language), .. about is null ? [] : wording.Say(language, "Broadcast.Respond", []), .. wording.Say(language, "Broadcast.Foot", [])],
        Choices = about is null ? [] : Announcement.Buttons(wording, language, about),
        CanWait = true,
        Replaces = replaces,
    };

    private ImmutableArray<TextRun> Head(BroadcastRow row, string language) => row.Kind == BroadcastKind.Correction
        ? wording.Say(language, "Broadcast.Correction", [row.Sender])
        : wording.Say(language, "Broadcast.News", [row.Sender]);

    private ImmutableArray<TextRun> Body(BroadcastRow row, string language) => language != Wording.English
        ? [new TextRun(row.Indonesian)]
        : string.IsNullOrWhiteSpace(row.English)
            ? [.. wording.Say(language, "Broadcast.OnlyIndonesian", []), new TextRun(row.Indonesian)]
            : [new TextRun(row.English)];
}

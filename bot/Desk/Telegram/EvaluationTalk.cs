using System.Collections.Immutable;
using LaporBot.Bot.Desk.Evaluation;
using LaporBot.Bot.Files;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>The figures in one picture and a few lines.</summary>
internal sealed class EvaluationTalk(EvaluationBrief brief)
{
    public async Task<ImmutableArray<OutgoingMessage>> ShowAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        if (await brief.MakeAsync(turn.Actor, cancellationToken) is not { Text: var text })
        {
            return [turn.Speech.Say("Telegram.Denied", turn.Speech.Page(""))];
        }

        var said = new OutgoingMessage { Text = [new TextRun(text), .. turn.Speech.Runs("Telegram.EvaluationPage", turn.Speech.Page("/evaluasi"))], IsForDesk = true };
        return [said with { Document = new OutgoingDocument(DeskPictures.IdOf(turn.Actor.Id), "evaluasi.png", "image/png") }];
    }
}

/// <summary>
/// Opens documents; those of the desk are not kept but drawn when they are sent, so that no replica and no restart can have lost one.
/// </summary>
internal sealed class DeskPictures(Papers papers, EvaluationBrief brief, Staff staff)
{
    /// <summary>No document has such an id, and no address is ever signed for one.</summary>
    private const string Evaluation = "evaluasi-";

    public static string IdOf(Guid staffId) => $"{Evaluation}{staffId:N}";

    /// <summary>See <see cref="Core.Ports.OpenDocument"/>.</summary>
    public async Task<byte[]?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (!id.StartsWith(Evaluation, StringComparison.Ordinal))
        {
            return await papers.OpenAsync(id, cancellationToken);
        }

        return Guid.TryParseExact(id[Evaluation.Length..], "N", out var staffId) && await staff.FindAsync(staffId, cancellationToken) is { RevokedAt: null } row
            ? (await brief.MakeAsync(Actor.Of(row, TelegramBinding.Source), cancellationToken))?.Png
            : null;
    }
}

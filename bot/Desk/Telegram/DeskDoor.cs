using System.Collections.Frozen;
using System.Collections.Immutable;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>
/// The desk's door in a chat. Who stands before it is read from the ledger with every message, by the numeric id: what was taken away
/// is gone with the next one. To whoever has no key it is a wall like any other: the citizen's conversation answers.
/// </summary>
internal sealed class DeskDoor(Staff staff, DeskActs acts, BindingTalk binding, ReplyAlbums albums, DeskEntry entry)
{
    /// <summary>See <see cref="Core.Ports.AnswerOfficial"/>.</summary>
    public ValueTask<Answer?> AnswerAsync(IncomingMessage message, CancellationToken cancellationToken) =>
        message.Sender.Channel == TelegramBinding.Channel && (DeskReading.Read(message) ?? albums.Follow(message)) is { } order
            ? new ValueTask<Answer?>(AnswerAsync(message, order, cancellationToken))
            : ValueTask.FromResult<Answer?>(null);

    private async Task<Answer?> AnswerAsync(IncomingMessage message, DeskOrder order, CancellationToken cancellationToken)
    {
        var known = await staff.ByTelegramAsync(message.Sender.Value, cancellationToken);
        if (known is null && order.Act != DeskReading.Binding)
        {
            await acts.NoteStrangerAsync(message.Sender, order, cancellationToken);
            return null;
        }

        using var present = await entry.Attendance.EnterAsync(message.Sender);
        if (present.Admission != Admission.Welcome)
        {
            return new Answer([], IsRepeat: false);
        }

        if (known is null || order.Act == DeskReading.Binding)
        {
            return Said(await binding.BindAsync(message, order.Argument, known, cancellationToken), known?.Language);
        }

        var actor = Actor.Of(known, TelegramBinding.Source);
        return Said(await acts.DoAsync(new OfficialTurn(actor, message, order, entry.Places.In(actor.Language)), cancellationToken), actor.Language);
    }

    private Answer Said(ImmutableArray<OutgoingMessage> messages, string? language) =>
        new([.. messages.Select(message => entry.Places.Marked(message, language ?? Wording.Indonesian))], IsRepeat: false);
}

/// <summary>What whoever comes through the door meets: the crowd they share with everybody, and the words of this node.</summary>
internal sealed record DeskEntry(Attendance Attendance, DeskPlaces Places);

/// <summary>All acts by name. Two of one name are a fault of the wiring.</summary>
internal sealed class DeskActs(IEnumerable<DeskAct> acts, AuditTrail audit, ChatMenus menus, ILogger<DeskActs> logger)
{
    private readonly FrozenDictionary<string, DeskAct> _acts = acts.ToFrozenDictionary(act => act.Name);

    /// <summary>In the order of their names.</summary>
    public IEnumerable<DeskAct> All => _acts.Values.OrderBy(act => act.Name, StringComparer.Ordinal);

    public async Task<ImmutableArray<OutgoingMessage>> DoAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        if (_acts.GetValueOrDefault(turn.Order.Act) is not { } act)
        {
            return [turn.Speech.Say("Telegram.Stale")];
        }

        if (!turn.Actor.May(act.Power))
        {
            await audit.WriteAsync(turn.Actor, new AuditAct(AuditWords.Denied, act.Name, Result: AuditAct.Refused), cancellationToken);
            return [turn.Speech.Say("Telegram.Denied", turn.Speech.Page(""))];
        }

        return await act.AnswerAsync(turn, cancellationToken);
    }

    /// <summary>Somebody without a key tried the door, perhaps with a menu from better days.</summary>
    public async Task NoteStrangerAsync(ReplyAddress who, DeskOrder order, CancellationToken cancellationToken)
    {
        Log.Stranger(logger, _acts.ContainsKey(order.Act) ? order.Act : "an unknown act");
        await menus.TakeAwayOnceAsync(who, cancellationToken);
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>The commands an official finds in the menu of their own chat: those their role may use. A comfort; every one can be typed.</summary>
internal sealed class ChatMenus(DeskPlaces places, ShowMenu? show = null)
{
    private const int MostRemembered = 10_000;

    private static readonly (string Command, Power Power)[] Lines =
    [
        ("antrean", Power.ReadCases), ("kasus", Power.ReadCases), ("balas", Power.Reply),
        ("siaran", Power.StopBroadcast), ("evaluasi", Power.SeeEvaluation), ("lepas", Power.Enter),
    ];

    private readonly ConcurrentDictionary<ReplyAddress, bool> _taken = new();

    public async Task ShowAsync(StaffRow row, string telegramId, CancellationToken cancellationToken)
    {
        if (show is null)
        {
            return;
        }

        var person = Address(telegramId);
        _taken.TryRemove(person, out _);
        await show(person, Of(row), row.Language, cancellationToken);
    }

    /// <summary>What somebody may type, in their language.</summary>
    public ImmutableArray<MenuLine> Of(StaffRow row)
    {
        var (actor, speech) = (Actor.Of(row, TelegramBinding.Source), places.In(row.Language));
        return [.. Lines.Where(line => actor.May(line.Power)).Select(line => new MenuLine(line.Command, speech.Label("Telegram.Command." + line.Command)))];
    }

    public async Task TakeAwayAsync(string telegramId, CancellationToken cancellationToken)
    {
        if (show is not null)
        {
            await show(Address(telegramId), [], Wording.Indonesian, cancellationToken);
        }
    }

    /// <summary>For whoever is nobody here: their menu may be from better days. Once is enough, whatever they type.</summary>
    public async Task TakeAwayOnceAsync(ReplyAddress person, CancellationToken cancellationToken)
    {
        if (_taken.Count < MostRemembered && _taken.TryAdd(person, true))
        {
            await TakeAwayAsync(person.Value, cancellationToken);
        }
    }

    private static ReplyAddress Address(string telegramId) => new(TelegramBinding.Channel, telegramId);
}

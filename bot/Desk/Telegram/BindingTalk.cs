using System.Collections.Immutable;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>Ties a chat to an account, and lets it go.</summary>
internal sealed class BindingTalk(TelegramBinding binding, ChatMenus menus, DeskPlaces places, TakeAllowance? allowance = null)
{
    /// <summary>Codes one chat may try, right or wrong: 59 bits are not guessed, and nobody shall enjoy trying.</summary>
    private static readonly Allowance Codes = new(10, TimeSpan.FromMinutes(15));

    /// <param name="message">Who brings the code; always in a private chat, where the id of the chat is theirs.</param>
    /// <param name="code">As typed, or from the link.</param>
    /// <param name="known">The account this chat is tied to already.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<ImmutableArray<OutgoingMessage>> BindAsync(IncomingMessage message, string code, StaffRow? known, CancellationToken cancellationToken)
    {
        var language = known?.Language ?? Wording.LanguageFor(message.LanguageHint);
        if (allowance is not null && await allowance($"desk-code:{message.Sender.Value}", Codes) > TimeSpan.Zero)
        {
            return [places.In(language).Say("Telegram.TooManyCodes")];
        }

        var bound = await binding.UseAsync(code, message.Sender.Value, cancellationToken);
        if (bound is not null)
        {
            await menus.ShowAsync(bound, message.Sender.Value, cancellationToken);
        }

        // A message that comes again finds its code used up, and itself tied: it gets the same answer.
        return (bound ?? known) is { } owner
            ? [places.In(owner.Language).Say("Telegram.Bound", owner.Name, string.Join('\n', menus.Of(owner).Select(line => $"/{line.Name} – {line.Words}")))]
            : [places.In(language).Say("Telegram.WrongCode")];
    }

    public async Task<ImmutableArray<OutgoingMessage>> LeaveAsync(OfficialTurn turn, CancellationToken cancellationToken)
    {
        await binding.FreeAsync(turn.Actor, cancellationToken);
        await menus.TakeAwayAsync(turn.Message.Sender.Value, cancellationToken);
        return [turn.Speech.Say("Telegram.Freed")];
    }
}

using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>What the page about Telegram shows.</summary>
/// <param name="Code">Good once and for ten minutes.</param>
/// <param name="Link">Opens the chat and brings the code along; null while the bot is not known.</param>
internal sealed record BindingView(string Code, string? Link);

/// <summary>Ties one's own account to a Telegram chat from the page <c>/admin/saya</c>, and lets it go.</summary>
internal static class BindingDesk
{
    /// <summary>The door for whoever is in none of our chats yet.</summary>
    private static readonly ReplyAddress FromTheDesk = new("desk", "");

    public static async Task<IResult> OfferAsync(DeskRequest desk, TelegramBinding binding, Doors doors)
    {
        var code = await binding.OfferAsync(desk.Actor.Id, desk.Aborted);
        return desk.Show<BindingPage>(new BindingView(code, doors.From(FromTheDesk) is { } link ? link + Payload(code) : null));
    }

    public static async Task<IResult> FreeAsync(DeskRequest desk, TelegramBinding binding, Staff staff, ChatMenus menus)
    {
        var telegramId = (await staff.FindAsync(desk.Actor.Id, desk.Aborted))?.TelegramId;
        if (telegramId is not null)
        {
            await binding.FreeAsync(desk.Actor, desk.Aborted);
            await menus.TakeAwayAsync(telegramId, desk.Aborted);
        }

        return desk.GoTo("/saya", "Telegram.Done.Freed");
    }

    /// <summary>What follows <c>/start</c>.</summary>
    public static string Payload(string code) => $"desk_{code}";
}

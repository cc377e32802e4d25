namespace LaporBot.Bot.Ledger.Desk.Telegram;

/// <summary>What the ledger knows of officials' work from a chat.</summary>
internal static class PocketLedger
{
    public static IServiceCollection AddPocketLedger(this IServiceCollection services) => services
        .AddSingleton<TelegramBinding>()
        .AddSingleton<PocketCases>()
        .AddSingleton<DeskNotices>()
        .AddSingleton<ReplyDrafts>()
        .AddSingleton<ReplyFates>();
}

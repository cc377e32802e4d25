using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Audit;
using LaporBot.Bot.Desk.Telegram;
using LaporBot.Bot.Ledger;

namespace LaporBot.Bot;

/// <summary>What the program does instead of running, when it is started with one of these words.</summary>
internal static class OneShots
{
    /// <returns>The exit code, or null when it is to run.</returns>
    public static async Task<int?> BeforeMappingAsync(WebApplication app, string[] args)
    {
        bool Asked(string word) => args.Contains(word, StringComparer.Ordinal);
        if (Asked("--migrate"))
        {
            await LedgerMigration.ApplyAsync(app.Services, CancellationToken.None);
            return 0;
        }

        if (Asked("--replay-dead"))
        {
            var revived = await app.Services.GetRequiredService<DeliveryQueue>().ReviveAsync(CancellationToken.None);
            await Console.Out.WriteLineAsync($"{revived} messages that were given up are sent again.");
            return 0;
        }

        if (Asked("--after-restore"))
        {
            await LedgerMigration.ApplyAsync(app.Services, CancellationToken.None);
            await Console.Out.WriteLineAsync(Told(await app.Services.GetRequiredService<LedgerRestore>().HoldAsync(CancellationToken.None)));
            return 0;
        }

        return Asked("--verify-audit") ? await AuditCommand.RunAsync(app.Services) : null;
    }

    /// <inheritdoc cref="BeforeMappingAsync"/>
    public static async Task<int?> AfterMappingAsync(WebApplication app, string[] args)
    {
        if (!args.Contains("--print-roles", StringComparer.Ordinal))
        {
            return null;
        }

        await Console.Out.WriteAsync(RolePrint.Of(((IEndpointRouteBuilder)app).DataSources, app.Services.GetRequiredService<DeskActs>().All));
        return 0;
    }

    private static string Told(Restored held) =>
        $"Held back, for it may have gone out after the backup: {held.Complaints} complaints and {held.Notes} notes are looked for at the hub first, "
        + $"{held.Messages} messages and {held.Copies} copies of broadcasts are not sent again by themselves, {held.Broadcasts} planned broadcasts are drafts again.";
}

using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Bot.Desk.Audit;

/// <summary><c>--verify-audit</c>: looks over the whole chain and says what it found.</summary>
internal static class AuditCommand
{
    /// <returns>The exit code: 0 when the chain holds, 2 when it is broken.</returns>
    public static async Task<int> RunAsync(IServiceProvider services)
    {
        var verdict = await services.GetRequiredService<AuditTrail>().VerifyAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(verdict.BrokenAt is { } broken
            ? $"The audit is broken at record {broken}: it is missing or was changed. {verdict.Rows} records before it hold."
            : $"The audit holds: {verdict.Rows} records, newest hash {verdict.NewestHash}.");
        return verdict.BrokenAt is null ? 0 : 2;
    }
}

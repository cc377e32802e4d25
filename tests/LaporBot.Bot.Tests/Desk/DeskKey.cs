using System.Text.RegularExpressions;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger;
using LaporBot.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>
/// Links that open the desk of a running program. The first is the one it printed; as that opens once, further officials at the
/// same time get one made the same way, in the program's own ledger.
/// </summary>
internal static partial class DeskKey
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static readonly HashSet<string> Used = [];

    /// <returns>Path and query of a link that opens once.</returns>
    public static async Task<string> MintAsync(LaporBotApplication gateway)
    {
        await Turn.WaitAsync();
        try
        {
            await Programs.UntilAsync(() => Task.FromResult(Printed(gateway) is not null), "the program prints the link to its desk");
            var printed = Printed(gateway)!;
            return Used.Add(printed) ? $"/admin/masuk/konsol?kode={printed}" : $"/admin/masuk/konsol?kode={await MoreAsync(gateway)}";
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>The newest: a program that was started again printed another one.</summary>
    private static string? Printed(LaporBotApplication gateway) =>
        gateway.Printed.Select(line => Link().Match(line)).LastOrDefault(match => match.Success)?.Groups[1].Value;

    private static async Task<string> MoreAsync(LaporBotApplication gateway)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataPath"] = gateway.DataPath,
            ["Ledger:ConnectionString"] = gateway.Setting("Ledger__ConnectionString"),
        }).Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddLaporBotCore(configuration)
            .AddLedger(configuration)
            .AddSingleton<ConsoleLink>()
            .BuildServiceProvider();
        return await services.GetRequiredService<ConsoleLink>().MintAsync(CancellationToken.None);
    }

    [GeneratedRegex(@"/admin/masuk/konsol\?kode=(\w+)")]
    private static partial Regex Link();
}

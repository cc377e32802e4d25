using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Demo;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Demo;

/// <summary>
/// <c>--demo</c>: a node full of invented cases in a folder of its own, to try desk, evaluation and broadcasts at once. Nothing
/// leaves the machine, and everything says that it is a demo.
/// </summary>
internal static class DemoStart
{
    public const string Argument = "--demo";

    private const string Folder = "data-demo";

    public static bool IsAsked(string[] args) => args.Contains(Argument, StringComparer.Ordinal);

    /// <summary>Beside the usual data folder, unless another one was named.</summary>
    public static string DataPath(IConfiguration configuration) =>
        configuration["DataPath"] is { Length: > 0 } named && named != "data" ? named : Folder;

    /// <summary>Adds the channels its people live on and what keeps it apart; nothing without <c>--demo</c>.</summary>
    public static void AddDemo(this WebApplicationBuilder builder, string[] args)
    {
        if (!IsAsked(args))
        {
            return;
        }

        foreach (var name in DemoChannel.Names)
        {
            builder.Services.AddSingleton<IChannel>(new DemoChannel(name));
        }

        builder.Services.AddSingleton<DemoLedger>();
        builder.Services.AddSingleton<IValidateOptions<GatewayOptions>, DemoCheck>();
        builder.Services.PostConfigure<NodeOptions>(node => node.IsDemo = true);
        if (builder.Configuration["Broadcasts:From"] is null && builder.Configuration["Broadcasts:Until"] is null)
        {
            // Nobody is woken by it, and whoever tries it in the evening shall not have to wait for the morning.
            builder.Services.PostConfigure<BroadcastOptions>(broadcasts => broadcasts.Until = broadcasts.From);
        }
    }

    /// <summary>Fills an empty ledger; opens one that was filled before.</summary>
    /// <exception cref="OptionsValidationException">The ledger holds something else.</exception>
    public static async Task FillAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await LedgerMigration.ApplyAsync(services, cancellationToken);
        var seed = services.GetRequiredService<IConfiguration>().GetValue("Demo:Seed", DemoLedger.UsualSeed);
        var filling = await services.GetRequiredService<DemoLedger>().FillAsync(seed, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
        if (filling == DemoFilling.Refused)
        {
            throw new OptionsValidationException("Demo", typeof(GatewayOptions), ["This ledger holds real cases or accounts, so no demo is put into it; give --demo a data folder of its own with DataPath."]);
        }

        // Whoever opens the evaluation first must not meet a node of zeros.
        var facts = services.GetRequiredService<FactsKeeper>();
        while (await facts.RoundAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>A demo may reach nobody: not a citizen, not an authority.</summary>
internal sealed class DemoCheck(IConfiguration configuration) : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        string[] faults =
        [
            .. Is("Telegram:Token") && !IsHere("Telegram:BaseUrl")
                ? ["A demo speaks to nobody: take Telegram__Token away, or point Telegram__BaseUrl at an emulator on this machine."]
                : Array.Empty<string>(),
            .. Is("MicrosoftAppId") ? ["A demo speaks to nobody: take MicrosoftAppId away."] : Array.Empty<string>(),
            .. string.Equals(configuration["Hub:Adapter"], "GeoReport", StringComparison.OrdinalIgnoreCase) && !IsHere("Hub:BaseUrl")
                ? ["A demo's cases are invented: no hub but one on this machine may get them; take Hub__Adapter away."]
                : Array.Empty<string>(),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private bool Is(string setting) => !string.IsNullOrWhiteSpace(configuration[setting]);

    private bool IsHere(string setting) => Uri.TryCreate(configuration[setting], UriKind.Absolute, out var address) && address.IsLoopback;
}

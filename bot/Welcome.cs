using LaporBot.Core;
using LaporBot.Bot.Desk;
using LaporBot.Bot.Desk.Access;
using LaporBot.Core.Ports;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot;

/// <summary>Tells a newcomer where everything is.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app)
    {
        var configuration = app.Configuration;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var isSandbox = string.Equals(configuration["Hub:Adapter"] ?? "Sandbox", "Sandbox", StringComparison.OrdinalIgnoreCase);
        string[] lines =
        [
            "",
            "  LaporBot is running.",
            $"  web chat   {address}/",
            await DeskAsync(app, address),
            isSandbox ? $"  hub        sandbox: {address}/sandbox (nothing reaches a real authority)" : "  hub        GeoReport v2",
            $"  telegram   {(string.IsNullOrEmpty(configuration["Telegram:Token"]) ? "off (set Telegram__Token)" : configuration["Telegram:Mode"])}",
            $"  redis      {(string.IsNullOrEmpty(configuration["Redis:ConnectionString"]) ? "embedded" : "external")}",
            $"  ledger     {(string.IsNullOrEmpty(configuration["Ledger:ConnectionString"]) ? "SQLite" : "as configured")}",
            $"  data       {app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.DataPath}",
            $"  health     {address}/healthz, {address}/readyz",
            "",
        ];
        await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, lines));
    }

    private static async Task<string> DeskAsync(WebApplication app, string address)
    {
        if (!app.Environment.IsDevelopment())
        {
            return $"  desk       {(DeskRegistration.IsOpen(app) ? $"{address}{DeskPaths.Root}" : "off (set Admin__Authority)")}";
        }

        try
        {
            var code = await app.Services.GetRequiredService<ConsoleLink>().MintAsync(CancellationToken.None);
            return $"  desk       {address}{DeskPaths.Root}{ConsoleRoutes.Path}?{ConsoleRoutes.Code}={code} (opens once)";
        }
        catch (StoreUnavailableException)
        {
            return $"  desk       {address}{DeskPaths.Root} (no link yet: the ledger does not answer; start again when it does)";
        }
    }
}

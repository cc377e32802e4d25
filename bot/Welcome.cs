using LaporBot.Core;
using LaporBot.Bot.Desk;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Hub;
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
        string[] lines =
        [
            "",
            app.Services.GetRequiredService<IOptions<NodeOptions>>().Value.IsDemo
                ? "  LaporBot is running with a DEMO: every case and every account is invented, nothing leaves this machine."
                : "  LaporBot is running.",
            $"  web chat   {address}/",
            await DeskAsync(app, address),
            HubOptions.KindOf(configuration) switch
            {
                HubAdapter.Sandbox => $"  hub        sandbox: {address}/sandbox (nothing reaches a real authority)",
                HubAdapter.ManualRelay => $"  hub        manual relay: {address}{DeskPaths.Root}/relay (officials retype cases)",
                _ => "  hub        GeoReport v2",
            },
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

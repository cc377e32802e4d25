using LaporBot.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot;

/// <summary>Tells a newcomer where everything is.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app)
    {
        var configuration = app.Configuration;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var isSandbox = string.Equals(configuration["Hub:Adapter"] ?? "Sandbox", "Sandbox", StringComparison.OrdinalIgnoreCase);
        string[] lines =
        [
            "",
            "  LaporBot is running.",
            $"  web chat   {address}/",
            isSandbox ? $"  hub        sandbox: {address}/sandbox (nothing reaches a real authority)" : "  hub        GeoReport v2",
            $"  telegram   {(string.IsNullOrEmpty(configuration["Telegram:Token"]) ? "off (set Telegram__Token)" : configuration["Telegram:Mode"])}",
            $"  redis      {(string.IsNullOrEmpty(configuration["Redis:ConnectionString"]) ? "embedded" : "external")}",
            $"  ledger     {(string.IsNullOrEmpty(configuration["Ledger:ConnectionString"]) ? "SQLite" : "as configured")}",
            $"  data       {app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.DataPath}",
            $"  health     {address}/healthz, {address}/readyz",
            "",
        ];
        Console.Out.WriteLine(string.Join(Environment.NewLine, lines));
    }
}

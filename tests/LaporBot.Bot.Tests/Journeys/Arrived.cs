using System.Text.Json.Nodes;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>What the sandbox hub holds, asked over its own protocol.</summary>
internal static class Arrived
{
    public static async Task<IReadOnlyList<string>> AtSandboxAsync(LaporBotApplication gateway)
    {
        var list = await gateway.Http.GetStringAsync(new Uri(gateway.Address, "/sandbox/hub/requests.json"), TestContext.Current.CancellationToken);
        return [.. JsonNode.Parse(list)!.AsArray().Select(one => (string)one!["description"]!)];
    }
}

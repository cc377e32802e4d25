using System.Text.Json.Nodes;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>What the sandbox hub holds, asked over its own protocol.</summary>
internal static class Arrived
{
    /// <summary>The files of its only complaint, fetched as a hub would.</summary>
    public static async Task<IReadOnlyList<byte[]>> FilesAtSandboxAsync(LaporBotApplication gateway)
    {
        var list = await gateway.Http.GetStringAsync(new Uri(gateway.Address, "/sandbox/hub/requests.json"), TestContext.Current.CancellationToken);
        var urls = Assert.Single(JsonNode.Parse(list)!.AsArray())!["attribute"]!["media_urls"]!.AsArray();
        var files = new List<byte[]>();
        foreach (var url in urls)
        {
            files.Add(await gateway.Http.GetByteArrayAsync(new Uri((string)url!), TestContext.Current.CancellationToken));
        }

        return files;
    }

    public static async Task<IReadOnlyList<string>> AtSandboxAsync(LaporBotApplication gateway)
    {
        var list = await gateway.Http.GetStringAsync(new Uri(gateway.Address, "/sandbox/hub/requests.json"), TestContext.Current.CancellationToken);
        return [.. JsonNode.Parse(list)!.AsArray().Select(one => (string)one!["description"]!)];
    }
}

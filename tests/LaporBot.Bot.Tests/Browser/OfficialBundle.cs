using System.Net;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>Microsoft's client as the build took it from npm.</summary>
internal static class OfficialBundle
{
    public const string Path = "official/webchat-minimal.js";

    /// <summary>A machine whose build had no npm has no client to test.</summary>
    public static async Task NeedAsync(LaporBotApplication gateway)
    {
        using var response = await gateway.Http.GetAsync(new Uri(gateway.Address, Path), TestContext.Current.CancellationToken);
        Assert.SkipWhen(response.StatusCode == HttpStatusCode.NotFound, "npm brought no Web Chat client to this build.");
    }
}

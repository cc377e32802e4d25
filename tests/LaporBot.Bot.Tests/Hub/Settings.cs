using Microsoft.Extensions.Configuration;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>Settings written on one line.</summary>
internal static class Settings
{
    /// <summary>Reads <c>Name=value;Name=value</c> as settings of one section.</summary>
    public static IConfiguration Of(string section, string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create($"{section}:{pair[0]}", (string?)pair[1])))
        .Build();
}

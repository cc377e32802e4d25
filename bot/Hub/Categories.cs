using System.Collections.Immutable;
using LaporBot.Core.Hub;

namespace LaporBot.Bot.Hub;

/// <summary>Which category of the hub's current list a complaint belongs to; the list may have changed since the citizen chose.</summary>
internal static class Categories
{
    private static readonly string[] Others = ["lainnya", "lain-lain", "other"];

    /// <summary>The chosen code while the hub still has it, else the category of the same name, else the one for all the rest.</summary>
    /// <returns>The chosen code when nothing fits: then the hub has to say so.</returns>
    public static string Resolve(string code, string name, ImmutableArray<HubService> current)
    {
        if (current.Any(service => service.Code == code))
        {
            return code;
        }

        var fitting = current.FirstOrDefault(service => string.Equals(service.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? current.FirstOrDefault(IsRest);
        return fitting?.Code ?? code;
    }

    private static bool IsRest(HubService service) => Others.Any(word => service.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
}

using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Places;

/// <summary>Districts and villages by name, when the office has imported their list.</summary>
internal static class PlacesRegistration
{
    /// <summary>Takes the place of the core's empty list.</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddSingleton<PlacesFile>();
        services.AddSingleton<IValidateOptions<NodeOptions>>(provider => provider.GetRequiredService<PlacesFile>());
        services.AddSingleton(provider => provider.GetRequiredService<PlacesFile>().Gazetteer);
        return services;
    }
}

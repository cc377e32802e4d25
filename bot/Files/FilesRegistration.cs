using LaporBot.Bot.Workers;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Files;

/// <summary>Attachments: fetched from the channels, cleaned, handed to the hub by signed address.</summary>
internal static class FilesRegistration
{
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FilesOptions>().Bind(configuration.GetSection("Files")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FileLinks>().AddSingleton<FileShelf>().AddSingleton<FileRoute>();
        services.AddSingleton<FileCleaner>().AddSingleton<FileFetcher>().AddSingleton<FileIntake>().AddSingleton<FileDispatcher>();
        services.AddSingleton<FileLink>(provider => provider.GetRequiredService<FileLinks>().For);
        services.AddSingleton<DocumentLink>(provider => document => provider.GetRequiredService<FileLinks>().ForDocument(document));
        services.AddSingleton<Papers>().AddSingleton<OpenDocument>(provider => provider.GetRequiredService<Papers>().OpenAsync);
        services.AddHostedService<FileWorker>();
        services.AddHostedService<FileSweep>();
        services.AddHostedService<LateFileWorker>();
        return services;
    }

    public static IEndpointRouteBuilder MapFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/files/{id}", (string id, HttpContext context, FileRoute route) => route.GetAsync(id, context));
        return endpoints;
    }
}

using LaporBot.Bot.Demo;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot;

/// <summary>How the process starts, says where everything is, and stops.</summary>
internal static class GatewayHost
{
    /// <summary>Long enough for open turns and one round of the workers; shorter than what orchestrators allow.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(25);

    /// <summary>Not in appsettings.json: what stands there would win over ASPNETCORE_URLS.</summary>
    private const string DefaultUrl = "http://localhost:5080";

    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(10);

    /// <summary>Started from any folder, the program still finds its own settings file.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,

        // A demo has no provider to sign in with, and holds nothing worth one.
        EnvironmentName = DemoStart.IsAsked(args) ? Environments.Development : null,
        ContentRootPath = !HasSettings(Directory.GetCurrentDirectory()) && HasSettings(AppContext.BaseDirectory) ? AppContext.BaseDirectory : null,
    };

    /// <summary>Limits of the server, and the data folder as a full path.</summary>
    public static void UseGatewayDefaults(this WebApplicationBuilder builder, string[] args)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var dataPath = DemoStart.IsAsked(args) ? DemoStart.DataPath(builder.Configuration)
            : builder.Configuration["DataPath"] is { Length: > 0 } configured ? configured
            : "data";
        builder.Configuration["DataPath"] = Path.GetFullPath(dataPath, builder.Environment.ContentRootPath);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Drain);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = HeaderTime;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 20_000;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 10_000;
        });
    }

    /// <summary>Checks every setting, maps the endpoints, runs until stopped.</summary>
    /// <returns>The exit code: 0 after a clean stop, 1 when the settings or the data folder do not allow a start.</returns>
    public static async Task<int> RunGatewayAsync(this WebApplication app, string[] args, Action<WebApplication> map)
    {
        await using var running = app;
        try
        {
            // Before anything is built from them: all faults are told together, not the first one found.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            Directory.CreateDirectory(app.Configuration["DataPath"]!);
            if (await OneShots.BeforeMappingAsync(app, args) is { } code)
            {
                return code;
            }

            if (DemoStart.IsAsked(args))
            {
                await DemoStart.FillAsync(app.Services, CancellationToken.None);
            }

            map(app);
            if (await OneShots.AfterMappingAsync(app, args) is { } printed)
            {
                return printed;
            }

            await app.StartAsync();
        }
        catch (Exception error) when (Faults(error) is { Count: > 0 } faults)
        {
            await SayFaultsAsync(faults);
            return 1;
        }

        await Welcome.PrintAsync(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static bool HasSettings(string folder) => File.Exists(Path.Combine(folder, "appsettings.json"));

    private static async Task SayFaultsAsync(IReadOnlyList<string> faults)
    {
        await Console.Error.WriteLineAsync("LaporBot cannot start:");
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync($"  - {fault}");
        }
    }

    /// <summary>Every fault of the settings at once; empty for an error that is not about them.</summary>
    private static List<string> Faults(Exception error) => error switch
    {
        OptionsValidationException options => [.. options.Failures],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Faults)],
        UnauthorizedAccessException or DirectoryNotFoundException => [$"The data folder cannot be used ({error.GetType().Name}); set DataPath."],
        IOException { InnerException: not null } io when io.Message.Contains("address", StringComparison.OrdinalIgnoreCase) =>
            ["The address is in use; set ASPNETCORE_URLS to another one."],
        _ => [],
    };
}

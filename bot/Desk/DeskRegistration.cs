using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Audit;
using LaporBot.Bot.Desk.Broadcasts;
using LaporBot.Bot.Desk.Calendar;
using LaporBot.Bot.Desk.Cases;
using LaporBot.Bot.Desk.Evaluation;
using LaporBot.Bot.Desk.Home;
using LaporBot.Bot.Desk.Officials;
using LaporBot.Bot.Desk.Queues;
using LaporBot.Bot.Desk.Relay;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Desk.Sites;
using LaporBot.Bot.Desk.Telegram;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk;

/// <summary>The desk of the officials, under <c>/admin</c>.</summary>
internal static class DeskRegistration
{
    /// <summary>Marks the authentication as placed: the framework would put it before every webhook otherwise.</summary>
    private const string AuthenticationIsPlaced = "__AuthenticationMiddlewareSet";

    public static void AddDesk(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DeskOptions>().Bind(builder.Configuration.GetSection("Admin")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeskOptions>, DeskOptionsCheck>();
        services.AddDataProtection().SetApplicationName("LaporBot");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((keys, ring) => keys.XmlRepository = ring);
        services.AddSingleton<KeyRing>();
        services.AddAntiforgery(options => DeskCookies.Shape(options.Cookie, "desk-form", builder.Environment));
        services.AddDeskSignIn(builder.Configuration, builder.Environment);
        services.AddRazorComponents();
        services.AddSingleton<DeskTexts>().AddSingleton<DeskFiles>().AddSingleton<NodeFace>().AddSingleton<Menu>();
        services.AddSingleton<DeskSignIn>().AddSingleton<DeskGate>().AddSingleton<DeskMishaps>().AddSingleton<Territories>().AddSingleton<ConsoleLink>();
        services.AddHostedService<DeskUpkeep>();
        services.AddHome().AddCases().AddRelay(builder.Configuration).AddBroadcastPages().AddEvaluation().AddQueues();
        services.AddOfficials().AddAuditPages().AddSites().AddCalendarPages().AddTelegramDesk();
    }

    /// <summary>The desk exists where officials can sign in: with a provider, or in Development.</summary>
    public static void MapDesk(this WebApplication app)
    {
        ((IApplicationBuilder)app).Properties[AuthenticationIsPlaced] = true;
        PublicTotals.Map(app);
        if (!IsOpen(app))
        {
            return;
        }

        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(DeskPaths.Root),
            branch => branch
                .Use((context, next) => context.RequestServices.GetRequiredService<DeskMishaps>().CatchAsync(context, next))
                .Use((context, next) => context.RequestServices.GetRequiredService<DeskGate>().PassAsync(context, next)));
        var desk = app.MapGroup(DeskPaths.Root).DisableAntiforgery();
        DeskFiles.Map(desk);
        SignInRoutes.Map(desk, app.Environment);
        desk.MapHome().MapCases().MapRelay().MapBroadcastPages().MapEvaluation().MapQueues();
        desk.MapOfficials().MapAuditPages().MapSites().MapCalendar().MapTelegramDesk();
        desk.MapFallback(() => Results.NotFound());
    }

    internal static bool IsOpen(WebApplication app) =>
        app.Environment.IsDevelopment() || app.Services.GetRequiredService<IOptions<DeskOptions>>().Value.Authority is not null;
}

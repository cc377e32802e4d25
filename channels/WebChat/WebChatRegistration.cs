using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Channels.WebChat.Embedding;
using LaporBot.Channels.WebChat.Forms;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat;

/// <summary>The web chat: page, Direct Line 3.0 and the channel behind them.</summary>
public static class WebChatRegistration
{
    private const string Section = "WebChat";
    private const int MostTokenBody = 16 * 1024;

    /// <summary>
    /// Registers the channel. The host adds an <see cref="IChatLog"/>, the core's Intake and the options of the gateway.
    /// </summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        services.AddOptions<WebChatOptions>().Bind(section).Configure(options => BindLists(options, section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebChatOptions>, WebChatOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<SigningKeys>().AddSingleton<ChatTokens>().AddSingleton<SignedLinks>().AddSingleton<Origins>();
        services.AddSingleton<UploadStore>().AddSingleton<UploadReading>().AddHostedService<UploadSweeper>();
        services.AddSingleton<DirectLineAdapter>().AddSingleton<IBot, WebChatBot>().AddSingleton<ChatTurns>();
        services.AddSingleton<ChatLimits>().AddSingleton<SocketGate>().AddSingleton<StreamSession>();
        services.AddSingleton<ConversationRoutes>().AddSingleton<ActivityRoutes>().AddSingleton<UploadRoutes>().AddSingleton<StreamRoute>();
        services.AddSingleton<LargeFilePage>();
        services.AddSingleton<PageTokenRoute>().AddSingleton<WebChatPages>().AddSingleton<OfficialChat>().AddHostedService<WebChatStart>();

        services.AddSingleton<ForgetPerson>(provider => (person, sources, _) =>
        {
            provider.GetRequiredService<UploadStore>().Forget(person, sources);
            return Task.CompletedTask;
        });
        services.AddForms();
        services.AddEmbedding();

        services.AddSingleton<WebChatChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<WebChatChannel>());
        services.AddSingleton<IAttachmentSource>(provider => provider.GetRequiredService<WebChatChannel>());
        return services;
    }

    /// <summary>Maps <c>/</c> and its parts, <c>/chat/token</c> and <c>/v3/directline</c>. Needs no middleware of the host.</summary>
    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        DirectLineRoutes.Map(endpoints);
        FormRoutes.Map(endpoints);
        EmbedRoutes.Map(endpoints);
        endpoints.MapPost("/chat/token", (HttpContext context, PageTokenRoute route) => route.PostAsync(context))
            .AddEndpointFilter<FaultFilter>()
            .WithMetadata(new RequestSizeLimitAttribute(MostTokenBody));
        LargeFilePage.Map(endpoints);
        foreach (var path in WebChatPages.Paths)
        {
            endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, WebChatPages pages) => pages.Get(context, path));
        }

        foreach (var path in OfficialChat.Paths)
        {
            endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, OfficialChat client) => client.Get(context, path));
        }

        return endpoints;
    }

    // A list as one value, as an environment variable easily holds it.
    private static void BindLists(WebChatOptions options, IConfigurationSection section)
    {
        Add(options.SigningKeys, section[nameof(WebChatOptions.SigningKeys)]);
        Add(options.Sites, section[nameof(WebChatOptions.Sites)]);
        SiteBinding.Bind(options, section.GetSection(nameof(WebChatOptions.Sites)));
    }

    private static void Add(IList<string> list, string? value)
    {
        foreach (var item in SiteBinding.Split(value))
        {
            list.Add(item);
        }
    }
}

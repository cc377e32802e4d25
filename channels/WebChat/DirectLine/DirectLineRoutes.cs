using LaporBot.Channels.WebChat.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>Direct Line 3.0, route by route.</summary>
internal static class DirectLineRoutes
{
    /// <summary>Where it hangs.</summary>
    public const string Root = "/v3/directline";

    private const int MostBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup(Root).AddEndpointFilter<FaultFilter>();
        open.MapMethods("/{**any}", [HttpMethods.Options], CrossOrigin.Preflight);
        open.MapGet("/attachments/{file}",
            (HttpContext context, UploadRoutes routes, UploadStore store, string file) => routes.Get(context, store, file));
        endpoints.Map($"{Root}/conversations/{{conversationId}}/stream", StreamPipeline(endpoints)).WithDisplayName("Direct Line stream");

        var group = open.MapGroup(string.Empty).AddEndpointFilter<CallerFilter>().WithMetadata(new RequestSizeLimitAttribute(MostBody));
        group.MapPost("/tokens/generate", (HttpContext context, ConversationRoutes routes) => routes.GenerateAsync(context));
        group.MapPost("/tokens/refresh", (HttpContext context, ConversationRoutes routes) => routes.Refresh(context));
        group.MapPost("/conversations", (HttpContext context, ConversationRoutes routes) => routes.StartAsync(context));
        group.MapGet("/conversations/{conversationId}",
            (HttpContext context, ConversationRoutes routes, string conversationId) => routes.ReconnectAsync(context, conversationId));
        group.MapGet("/conversations/{conversationId}/activities",
            (HttpContext context, ActivityRoutes routes, string conversationId) => routes.ReadAsync(context, conversationId));
        group.MapPost("/conversations/{conversationId}/activities",
            (HttpContext context, ActivityRoutes routes, string conversationId) => routes.PostAsync(context, conversationId));
        group.MapPost("/conversations/{conversationId}/upload",
            (HttpContext context, UploadRoutes routes, Origins origins, string conversationId) =>
                routes.PostAsync(context, origins, conversationId))
            .WithMetadata(new RequestSizeLimitAttribute(UploadReading.MostTolerated));
    }

    // The socket middleware as part of the route, so that the host cannot forget it. Pings find half-open connections.
    private static RequestDelegate StreamPipeline(IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        var ping = TimeSpan.FromSeconds(30);
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = ping, KeepAliveTimeout = ping });
        pipeline.Run(context => context.RequestServices.GetRequiredService<StreamRoute>().HandleAsync(context));
        return pipeline.Build();
    }
}

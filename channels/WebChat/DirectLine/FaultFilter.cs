using LaporBot.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>Turns the failures we can name into answers; any other is the host's to report.</summary>
internal sealed class FaultFilter(ILogger<FaultFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // Answers hold tokens and talks; a route that serves something else says so itself.
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        context.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return await next(context);
        }
        catch (DirectLineFault fault)
        {
            await fault.WriteAsync(context.HttpContext);
        }
        catch (StoreUnavailableException away)
        {
            Log.StoreAway(logger, away.Message);
            await DirectLineFault.Unavailable().WriteAsync(context.HttpContext);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await DirectLineFault.TooLarge("The request is too large.").WriteAsync(context.HttpContext);
        }
        catch (BadHttpRequestException)
        {
            await DirectLineFault.BadArgument("The request could not be read.").WriteAsync(context.HttpContext);
        }

        return Results.Empty;
    }
}

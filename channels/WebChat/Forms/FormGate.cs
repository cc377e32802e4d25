using LaporBot.Channels.WebChat.DirectLine;
using LaporBot.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>
/// Lets in what comes from our own page and not too often, and turns failures we can name into pages. There is no cookie and no
/// sign-in, so another site gains nothing by sending our form; it is refused all the same.
/// </summary>
internal sealed class FormGate(FormShell shell, Origins origins, ChatLimits limits, ILogger<FormGate> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            await CheckAsync(http);
            return await next(context);
        }
        catch (DirectLineFault fault)
        {
            http.Response.Headers.RetryAfter = fault.RetryAfterSeconds;
            return shell.Say(http, Phrase(fault.Status), fault.Status);
        }
        catch (StoreUnavailableException away)
        {
            Log.StoreAway(logger, away.Message);
            return shell.Say(http, "Form.Away", StatusCodes.Status503ServiceUnavailable);
        }
        catch (BadHttpRequestException bad)
        {
            return shell.Say(http, Phrase(bad.StatusCode), bad.StatusCode);
        }
    }

    private async Task CheckAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method) && !origins.IsOurs(http.Request))
        {
            throw DirectLineFault.Forbidden("Only our own page may send the form.");
        }

        if (HttpMethods.IsPost(http.Request.Method) || http.Request.Query.ContainsKey(CasePage.Number))
        {
            await limits.FormAsync(http.Connection.RemoteIpAddress);
        }
    }

    private static string Phrase(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "Form.TooMuch",
        StatusCodes.Status429TooManyRequests => "Form.Busy",
        _ => "Form.Refused",
    };
}

using System.Text;
using LaporBot.Channels.WebChat.DirectLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>POST /api/messages: where Azure Bot Service calls.</summary>
internal sealed class MessagesRoute(AzureAdapter adapter, AzureBot bot)
{
    /// <summary>Largest activity the service sends.</summary>
    public const int MostBody = 256 * 1024;

    private static readonly JsonSerializerSettings AsWritten = new() { DateParseHandling = DateParseHandling.None, MaxDepth = 32 };
    private static readonly JsonSerializerSettings Compact = new() { NullValueHandling = NullValueHandling.Ignore };

    public async Task<IResult> PostAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            throw DirectLineFault.Unauthorized();
        }

        var activity = await ReadAsync(context.Request);
        var identified = await adapter.IdentifyAsync(activity, header, context.RequestAborted);

        // Bot Builder sets the thread's culture from what the client chose.
        activity.Locale = Locales.Known(activity.Locale);

        // A turn runs to its end even when the service has stopped waiting.
        var response = await adapter.RunAsync(identified, activity, bot.OnTurnAsync, CancellationToken.None);
        return response is null
            ? Results.Ok()
            : Results.Text(Printed(response), "application/json", Encoding.UTF8, response.Status);
    }

    private static async Task<Activity> ReadAsync(HttpRequest request)
    {
        var body = await RequestJson.ReadAsync(request);
        try
        {
            return JsonConvert.DeserializeObject<Activity>(body.ToJsonString(), AsWritten) is { Type.Length: > 0 } activity && AzureAddress.Of(activity) is not null
                ? activity
                : throw DirectLineFault.BadArgument("The activity says not what it is, or not from whom.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidCastException or OverflowException)
        {
            throw DirectLineFault.BadArgument("The body is no activity.");
        }
    }

    private static string? Printed(InvokeResponse response) =>
        response.Body is null ? null : JsonConvert.SerializeObject(response.Body, Compact);
}

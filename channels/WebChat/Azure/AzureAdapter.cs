using LaporBot.Channels.WebChat.DirectLine;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>
/// Bot Builder's adapter for Azure Bot Service, with the two halves of a request apart: who sends, and what follows. So a broken
/// token is an answer and never our failure, and a failure of ours is never taken for a broken token. Bot Builder gets no logger:
/// its lines name conversations.
/// </summary>
internal sealed class AzureAdapter(BotFrameworkAuthentication authentication) : CloudAdapter(authentication, NullLogger.Instance)
{
    /// <summary>Proves that the activity comes from the Bot Framework, for this bot, by the service it names.</summary>
    /// <exception cref="DirectLineFault">401, or 503 when the keys to check with could not be fetched.</exception>
    public async Task<AuthenticateRequestResult> IdentifyAsync(Activity activity, string header, CancellationToken cancellationToken)
    {
        try
        {
            return await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, header, cancellationToken);
        }
        catch (Exception away) when (IsAway(away))
        {
            throw DirectLineFault.Unavailable();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw DirectLineFault.Unauthorized();
        }
    }

    /// <summary>Runs one turn for whoever was identified.</summary>
    public Task<InvokeResponse> RunAsync(
        AuthenticateRequestResult identified, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(identified, activity, callback, cancellationToken);

    private static bool IsAway(Exception error) =>
        error is HttpRequestException or IOException or TaskCanceledException || (error is InvalidOperationException && error.InnerException is { } inner && IsAway(inner));

    // What the libraries throw at a token that is none, not for us, too old, or signed by somebody else.
    private static bool IsBroken(Exception error) => error is UnauthorizedAccessException or SecurityTokenException or ArgumentException
        or FormatException or InvalidOperationException or System.Text.Json.JsonException or Newtonsoft.Json.JsonException;
}

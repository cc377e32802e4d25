using LaporBot.Bot.Hub;

namespace LaporBot.Bot.Sandbox;

/// <summary>Posts changes to the gateway's own push address.</summary>
internal sealed class SandboxPusher(HttpClient client, HubAccess access, SandboxPushQueue queue, ILogger<SandboxPusher> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The client: this machine only, no proxy, nothing logged.</summary>
    public static void AddTo(IServiceCollection services) => services
        .AddHttpClient<SandboxPusher>(http => http.Timeout = Patience)
        .RemoveAllLoggers()
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Pushes these and whatever waits from before.</summary>
    public async Task PushAsync(IEnumerable<SandboxUpdate> updates, CancellationToken cancellationToken)
    {
        queue.Add(updates);
        var givenUp = await queue.DrainAsync(update => TryPushAsync(update, cancellationToken));
        if (givenUp > 0)
        {
            Log.PushGivenUp(logger, givenUp);
        }
    }

    public void Stumbled(Exception failure) => Log.Stumbled(logger, failure);

    private async Task<bool> TryPushAsync(SandboxUpdate update, CancellationToken cancellationToken)
    {
        if (access.PushAddress is not { } address)
        {
            return false;
        }

        try
        {
            using var content = new FormUrlEncodedContent(Fields(update));
            using var response = await client.PostAsync(address, content, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Fields(SandboxUpdate update) => new (string Name, string? Value)[]
    {
        ("api_key", access.PushKey),
        ("service_request_id", update.CaseId),
        ("update_id", update.Id),
        ("status", update.Status),
        ("external_status_code", update.ExternalStatus),
        ("updated_datetime", SandboxAnswers.Time(update.At)),
        ("description", update.Description),
        ("agency_responsible", update.Agency),
    }.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!));
}

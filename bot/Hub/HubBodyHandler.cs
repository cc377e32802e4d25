namespace LaporBot.Bot.Hub;

/// <summary>
/// Reads the whole answer inside the resilience pipeline, so that a body which trickles, breaks off or never ends counts
/// against the same time-out and breaker as the headers do.
/// </summary>
internal sealed class HubBodyHandler : DelegatingHandler
{
    /// <summary>More than any honest answer needs.</summary>
    public const int MaxBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
        }
        catch (HttpRequestException) when (!response.IsSuccessStatusCode)
        {
            // The status alone says what follows; the words are lost.
            response.Content.Dispose();
            response.Content = new ByteArrayContent([]);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        return response;
    }
}

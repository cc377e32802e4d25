using System.Net.Http.Headers;
using System.Text;
using LaporBot.Core;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace LaporBot.Bot.Hub;

/// <summary>One exchange with the hub. The outside world fails into a <see cref="HubReply"/>; only cancellation is thrown.</summary>
internal sealed class HubHttp(HttpClient client, HubAccess access, HubState state, IOptions<HubOptions> options, TimeProvider time)
{
    /// <summary>Asks for <paramref name="path"/> below the hub's root; path segments are escaped by the caller.</summary>
    public Task<HubReply> GetAsync(string path, IEnumerable<(string Name, string Value)> query, CancellationToken cancellationToken)
    {
        var pairs = query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}");
        if (options.Value.JurisdictionId is { Length: > 0 } jurisdiction)
        {
            pairs = pairs.Append($"jurisdiction_id={Uri.EscapeDataString(jurisdiction)}");
        }

        var wanted = string.Join('&', pairs);
        return SendAsync(HttpMethod.Get, wanted.Length == 0 ? path : $"{path}?{wanted}", null, null, cancellationToken);
    }

    /// <summary>Posts a form under an idempotency key.</summary>
    /// <param name="path">Below the hub's root.</param>
    /// <param name="form">The fields.</param>
    /// <param name="key">The same for every attempt.</param>
    /// <param name="tenure">While it may be sent; null for always.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<HubReply> PostAsync(
        string path, IEnumerable<KeyValuePair<string, string>> form, string key, Tenure? tenure, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, new TimelyForm(form, tenure, options.Value.PostTimeout), key, cancellationToken);

    private async Task<HubReply> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage { Method = method, Content = content };
        if (access.BaseAddress is not { } root)
        {
            return new HubReply.NotSent("the sandbox does not listen yet");
        }

        request.RequestUri = new Uri(root, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        HubReply reply;
        try
        {
            reply = await ExchangeAsync(request, cancellationToken);
        }
        catch (TooLateException)
        {
            // Nothing about the hub.
            return new HubReply.NotSent("we slept too long");
        }

        state.Note(reply);
        return reply;
    }

    private async Task<HubReply> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new HubReply.Heard((int)response.StatusCode, Encoding.UTF8.GetString(body), Wait(response.Headers.RetryAfter));
        }
        catch (BrokenCircuitException)
        {
            return new HubReply.NotSent("breaker open");
        }
        catch (TimeoutRejectedException)
        {
            return new HubReply.Lost("time-out");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler's way to say that its connect time-out has passed.
            return new HubReply.NotSent("no connection in time");
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError switch
            {
                HttpRequestError.ConnectionError => new HubReply.NotSent("connection refused"),
                HttpRequestError.NameResolutionError => new HubReply.NotSent("name not resolved"),
                HttpRequestError.SecureConnectionError => new HubReply.NotSent("no trusted TLS connection"),
                HttpRequestError.ProxyTunnelError => new HubReply.NotSent("no way through the proxy"),
                HttpRequestError.ConfigurationLimitExceeded => new HubReply.Lost("answer too large"),
                _ => new HubReply.Lost("connection lost"),
            };
        }
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
}

using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// The only holder of the token. Every address of the Bot API contains it, so these clients are made by hand: outside
/// IHttpClientFactory nobody logs addresses, and without a propagator the handler makes no activity with <c>url.full</c>.
/// </summary>
internal sealed class TelegramConnection : IDisposable
{
    /// <summary>Longest an update is waited for in one getUpdates; the server's own limit.</summary>
    public const int PollSeconds = 50;

    private const int MostConnections = 64;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SendTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(PollSeconds + 30);

    private readonly HttpClient _sending;
    private readonly HttpClient _polling;
    private readonly TelegramBotClientOptions _address;

    public TelegramConnection(IOptions<TelegramOptions> options)
    {
        // The library would sleep through a 429 inside the call; waiting is decided by us.
        _address = new TelegramBotClientOptions(options.Value.Token, options.Value.BaseUrl) { RetryThreshold = 0, RetryCount = 1 };
        _sending = new HttpClient(Handler(MostConnections)) { Timeout = SendTime };
        _polling = new HttpClient(Handler(1)) { Timeout = PollTime };
        Sending = new TelegramBotClient(_address, _sending);
        Polling = new TelegramBotClient(_address, _polling);
    }

    /// <summary>For calls that answer at once.</summary>
    public ITelegramBotClient Sending { get; }

    /// <summary>For getUpdates, which is held open by the server.</summary>
    public ITelegramBotClient Polling { get; }

    /// <summary>Asks for a file's bytes; the caller disposes the response.</summary>
    public Task<HttpResponseMessage> FetchAsync(string path, CancellationToken cancellationToken) =>
        _sending.GetAsync(new Uri($"{_address.BaseFileUrl}/{path}"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public void Dispose()
    {
        _sending.Dispose();
        _polling.Dispose();
    }

    private static SocketsHttpHandler Handler(int connections) => new()
    {
        PooledConnectionLifetime = ConnectionLifetime,
        MaxConnectionsPerServer = connections,
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace LaporBot.Load.Desk;

/// <summary>A browser at the desk, and an official's phone beside it.</summary>
internal sealed partial class DeskVisitor : IDisposable
{
    /// <summary>Shorter than the page itself waits: what is told is how long it took to make.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _http;
    private readonly Target _gateway;
    private string _code;
    private int _update = 9_000_000;

    public DeskVisitor(Target gateway, string code)
    {
        (_gateway, _code) = (gateway, code);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{gateway.Port}"),
        };
    }

    /// <summary>Becomes this official: by the console's link first, by changing roles afterwards.</summary>
    public async Task EnterAsync(string staffId, CancellationToken cancellationToken)
    {
        var page = await _http.GetStringAsync(new Uri($"/admin/masuk/konsol?kode={_code}", UriKind.Relative), cancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["kode"] = _code,
            ["akun"] = staffId,
        });
        using var response = await _http.PostAsync(new Uri("/admin/masuk/konsol", UriKind.Relative), form, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Redirect || response.Headers.Location?.ToString() != "/admin")
        {
            throw new InvalidOperationException($"Nobody was let in: {response.StatusCode} {response.Headers.Location}");
        }

        _code = "";
    }

    /// <summary>What a page shows.</summary>
    public Task<string> ReadAsync(string address, CancellationToken cancellationToken) => _http.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken);

    /// <summary>How long pages took to come that had to be prepared, after the answer that said so.</summary>
    public List<TimeSpan> Prepared { get; } = [];

    /// <summary>Asks once, and again until what is prepared has come.</summary>
    /// <returns>How long it took until the last byte of the first answer had come.</returns>
    public async Task<TimeSpan> AskAsync(string address, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var (took, status) = await GetAsync(address, cancellationToken);
        while (status == HttpStatusCode.Accepted)
        {
            await Task.Delay(Again, cancellationToken);
            (_, status) = await GetAsync(address, cancellationToken);
            if (status == HttpStatusCode.OK)
            {
                Prepared.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        return status == HttpStatusCode.OK ? took : throw new InvalidOperationException($"{address}: {(int)status}");
    }

    private async Task<(TimeSpan, HttpStatusCode)> GetAsync(string address, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return (Stopwatch.GetElapsedTime(started), response.StatusCode);
    }

    /// <summary>Writes to the bot once.</summary>
    /// <returns>How long it took until the answer stood in the webhook's own body.</returns>
    public async Task<TimeSpan> WriteAsync(string phone, string words, CancellationToken cancellationToken)
    {
        var number = ++_update;
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"update_id":{{{number}}},"message":{"message_id":{{{number}}},"from":{"id":{{{phone}}},"is_bot":false,"first_name":"Petugas","language_code":"id"},"chat":{"id":{{{phone}}},"first_name":"Petugas","type":"private"},"date":1790000000,"text":"{{{words}}}"}}
            """);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Target.Path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Target.Secret);
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.SendAsync(request, cancellationToken);
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        return response.StatusCode == HttpStatusCode.OK ? took : throw new InvalidOperationException($"{words}: {(int)response.StatusCode}");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>CPU time of the program so far.</summary>
    public TimeSpan Cpu => _gateway.Cpu;

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>A browser without scripts at the form, in as few lines as possible.</summary>
internal sealed partial class FormClient(Uri url) : IDisposable
{
    public const string Story = "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam.";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = url };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Everything a form needs, in the order of the page.</summary>
    public List<(string Name, string Value)> Fields { get; } =
    [
        ("Story", Story), ("Classification", "Pengaduan"), ("IncidentDate", "2026-11-20"), ("Region", "52.71"),
        ("Place", "Depan masjid"), ("Identity", "a"), ("Secrecy", "n"), ("Consent", "y"),
    ];

    public List<(string Name, string Type, byte[] Bytes)> Files { get; } = [];

    /// <summary>Of the page that was opened last.</summary>
    public string Seal { get; set; } = "";

    public string Html { get; private set; } = "";

    public HttpResponseHeaders? Headers { get; private set; }

    public async Task<HttpStatusCode> OpenAsync(string path = "/formulir")
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return await ReadAsync(response);
    }

    public void Set(string name, string value)
    {
        Fields.RemoveAll(field => field.Name == name);
        Fields.Insert(0, (name, value));
    }

    /// <summary>Sends the form; a redirect is followed by <see cref="FollowAsync"/>.</summary>
    public async Task<HttpStatusCode> SendAsync(string? origin = null, string? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/formulir?bahasa=id") { Content = Body() };
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        if (site is not null)
        {
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
        }

        using var response = await _http.SendAsync(request, Cancellation);
        return await ReadAsync(response);
    }

    public Task<HttpStatusCode> FollowAsync() => OpenAsync(Headers!.Location!.ToString());

    /// <summary>The boxes that keep files, as the page has them.</summary>
    public IReadOnlyList<string> Kept() => [.. KeptBox().Matches(Html).Select(box => WebUtility.HtmlDecode(box.Groups[1].Value))];

    public void Dispose() => _http.Dispose();

    private MultipartFormDataContent Body()
    {
        var body = new MultipartFormDataContent { { new StringContent(Seal), "seal" } };
        foreach (var (name, value) in Fields)
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var (name, type, bytes) in Files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue(type);
            body.Add(file, "files", name);
        }

        return body;
    }

    private async Task<HttpStatusCode> ReadAsync(HttpResponseMessage response)
    {
        Html = await response.Content.ReadAsStringAsync(Cancellation);
        Headers = response.Headers;
        Seal = SealField().Match(Html) is { Success: true } match ? match.Groups[1].Value : Seal;
        return response.StatusCode;
    }

    [GeneratedRegex("name=\"seal\" value=\"([^\"]+)\"")]
    private static partial Regex SealField();

    [GeneratedRegex("name=\"kept\" value=\"([^\"]+)\"")]
    private static partial Regex KeptBox();
}

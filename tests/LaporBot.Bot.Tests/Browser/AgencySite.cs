using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>An agency's own site: another origin, with one page that has the snippet in it.</summary>
internal sealed class AgencySite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AgencySite(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>An address to put into the settings before anybody listens there.</summary>
    public static Uri Plan() => new($"http://localhost:{Programs.FreePort()}");

    /// <param name="address">Where the site is.</param>
    /// <param name="gateway">Whose snippet it has.</param>
    /// <param name="pages">Pages besides the first one.</param>
    public static async Task<AgencySite> StartAsync(Uri address, Uri gateway, params (string Path, string Html)[] pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        var app = builder.Build();
        app.MapGet("/", () => Results.Text(
            $"""
            <!doctype html><html lang="id"><title>Dinas PU</title><body><main><h1>Dinas Pekerjaan Umum</h1></main>
            <script src="{gateway}embed.js" data-site="dinas-pu" data-label="Lapor di sini" data-colour="#5a2d82" defer></script>
            </body></html>
            """,
            "text/html"));
        foreach (var (path, html) in pages)
        {
            app.MapGet(path, () => Results.Text(html, "text/html"));
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return new AgencySite(app, address);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

using Microsoft.Playwright;
using Xunit;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>
/// One gateway and one Chromium of the machine for all tests in a browser. Started by the first test that opens a page, so that a
/// machine without Chromium skips tests instead of failing a fixture.
/// </summary>
[CollectionDefinition(Name)]
public sealed class WidgetHouse : ICollectionFixture<WidgetHouse>, IAsyncLifetime
{
    public const string Name = "Browser";

    // Nothing but loopback is reachable: without these Chromium keeps knocking at its maker's doors.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _door = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private LaporBotApplication? _gateway;

    public LaporBotApplication Gateway => _gateway ?? throw new InvalidOperationException("No page was opened yet.");

    /// <summary>A new person's browser, at the web chat of the shared gateway or of another one.</summary>
    public async Task<WidgetPage> OpenAsync(BrowserNewContextOptions? options = null, LaporBotApplication? gateway = null)
    {
        var context = await NewContextAsync(options);
        return await WidgetPage.OpenAsync(context, (gateway ?? Gateway).Address);
    }

    /// <summary>A new person's browser, at nothing yet.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        var chromium = Programs.Need("chromium", "chromium-browser", "google-chrome");
        await _door.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Quiet });
            // The sandbox hub is slowed down: its news come when a test has ended.
            _gateway ??= await LaporBotApplication.StartAsync(("Sandbox__SecondsPerStep", "3600"), ("WebChat__FormsPerMinute", "1000"));
        }
        finally
        {
            _door.Release();
        }

        options ??= new() { ViewportSize = new() { Width = 360, Height = 740 } };
        options.Locale ??= "id-ID";
        return await _browser.NewContextAsync(options);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        _door.Dispose();
    }
}

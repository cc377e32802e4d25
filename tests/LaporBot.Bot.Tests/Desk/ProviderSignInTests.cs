using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>Officials who come from their government's own sign-in, against the program as it runs in an office.</summary>
public sealed partial class ProviderSignInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_the_provider_knows_gets_the_role_it_tells_and_nobody_else_gets_in()
    {
        await using var provider = await ProviderStandIn.StartAsync();
        await using var application = LaporBotApplication.Create(provider.Settings());
        application.Set("PublicUrl", application.Address.ToString());
        await application.RestartAsync();

        provider.Person = new() { ["sub"] = "operator-1", ["name"] = "Operator Pertama" };
        using var first = Browser(application);
        var (page, _) = await GoAsync(first, "admin/masuk/mulai");
        Assert.Contains("Operator Pertama", page, StringComparison.Ordinal);

        provider.Person = new() { ["sub"] = "inspektur-1", ["name"] = "Ibu Inspektur", ["laporbot_role"] = "inspektorat" };
        using var second = Browser(application);
        (page, _) = await GoAsync(second, "admin/masuk/mulai?kembali=%2Fadmin%2Faudit");
        Assert.Contains("Ibu Inspektur", page, StringComparison.Ordinal);
        Assert.Contains("Jejak audit", page, StringComparison.Ordinal);

        provider.Person = new() { ["sub"] = "orang-lain", ["name"] = "Orang Lain" };
        using var stranger = Browser(application);
        (page, _) = await GoAsync(stranger, "admin/masuk/mulai");
        Assert.Contains("belum terdaftar", page, StringComparison.Ordinal);
        (_, var status) = await GoAsync(stranger, "admin/petugas", follows: false);
        Assert.Equal(HttpStatusCode.Redirect, status);

        provider.Person = new() { ["sub"] = "admin-1", ["name"] = "Admin", ["laporbot_role"] = "admin", ["laporbot_institution"] = "tidak-ada" };
        using var nowhere = Browser(application);
        (page, _) = await GoAsync(nowhere, "admin/masuk/mulai");
        Assert.Contains("belum terdaftar", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_answer_a_stolen_code_and_a_foreign_way_back_open_nothing()
    {
        await using var provider = await ProviderStandIn.StartAsync();
        await using var application = LaporBotApplication.Create(provider.Settings());
        application.Set("PublicUrl", application.Address.ToString());
        await application.RestartAsync();
        provider.Person = new() { ["sub"] = "operator-1", ["name"] = "Operator Pertama" };

        provider.IsForged = true;
        using var forged = Browser(application);
        var (page, _) = await GoAsync(forged, "admin/masuk/mulai");
        Assert.Contains("Gagal masuk", page, StringComparison.Ordinal);
        provider.IsForged = false;

        using var victim = Browser(application);
        var start = await victim.GetAsync("admin/masuk/mulai", Cancel);
        using var outside = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var back = (await outside.GetAsync(start.Headers.Location, Cancel)).Headers.Location!;
        using var thief = Browser(application);
        (page, _) = await GoAsync(thief, back.PathAndQuery.TrimStart('/'));
        Assert.Contains("Gagal masuk", page, StringComparison.Ordinal);

        using var lured = Browser(application);
        (page, _) = await GoAsync(lured, "admin/masuk/mulai?kembali=https%3A%2F%2Fjahat.example%2F");
        Assert.Contains("Operator Pertama", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_said_in_a_sentence()
    {
        var provider = await ProviderStandIn.StartAsync();
        var settings = provider.Settings();
        await provider.DisposeAsync();
        await using var application = LaporBotApplication.Create(settings);
        application.Set("PublicUrl", application.Address.ToString());
        await application.RestartAsync();

        using var early = Browser(application);
        var (page, status) = await GoAsync(early, "admin/masuk/mulai");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Sistem masuk sedang tidak menjawab", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_sign_in_stops_the_start_and_names_every_fault()
    {
        await using var application = LaporBotApplication.Create(("Admin__Authority", "http://masuk.example.go.id/"));
        application.Launch();
        await application.ExitAsync();

        Assert.Equal(1, application.ExitCode);
        Assert.All(
            ["Admin__Authority must be an https address.", "Admin__ClientId is missing.", "Admin__ClientSecret is missing.", "PublicUrl is missing"],
            fault => Assert.Contains(application.Printed, line => line.Contains(fault, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task In_production_without_a_provider_there_is_no_desk()
    {
        await using var application = LaporBotApplication.Create(("ASPNETCORE_ENVIRONMENT", "Production"));
        await application.RestartAsync();

        var answer = await application.Http.GetAsync(new Uri(application.Address, "admin"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(application.Printed, line => line.Contains("off (set Admin__Authority)", StringComparison.Ordinal));
    }

    private static HttpClient Browser(LaporBotApplication application) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = application.Address };

    /// <summary>Walks redirects, and the pages that send a browser on, as a browser does.</summary>
    private static async Task<(string Page, HttpStatusCode Status)> GoAsync(HttpClient browser, string path, bool follows = true)
    {
        var next = new Uri(browser.BaseAddress!, path);
        for (var step = 0; step < 12; step++)
        {
            using var answer = await browser.GetAsync(next, Cancel);
            var page = await answer.Content.ReadAsStringAsync(Cancel);
            var onward = answer.Headers.Location?.ToString() ?? (Refresh().Match(page) is { Success: true } sent ? WebUtility.HtmlDecode(sent.Groups[1].Value) : null);
            if (onward is null || !follows)
            {
                return (page, answer.StatusCode);
            }

            next = new Uri(next, onward);
        }

        throw new InvalidOperationException("It goes round in circles.");
    }

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"")]
    private static partial Regex Refresh();
}

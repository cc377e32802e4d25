using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>What the desk answered.</summary>
/// <param name="Status">The number.</param>
/// <param name="Html">The page as it came.</param>
/// <param name="GoesTo">Where it sends the browser, path and query; null when it does not.</param>
internal sealed record DeskAnswer(HttpStatusCode Status, string Html, string? GoesTo)
{
    /// <summary>What a person reads: without tags, white space as one space.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(Html, "<(script|style)[^>]*>.*?</\\1>|<[^>]+>", " ", RegexOptions.Singleline), @"\s+", " "));
}

/// <summary>
/// An official at the desk of a running program, without a browser: signed in by a console link, cookies kept, forms posted with
/// the token of a page, redirects told and not followed.
/// </summary>
internal sealed class SomeDesk : IDisposable
{
    // The accounts an empty node in Development starts with (ConsoleLink).
    public const string Admin = "Admin percobaan";
    public const string Penghubung = "Penghubung percobaan";
    public const string Inspektorat = "Inspektorat percobaan";
    public const string Kustodian = "Kustodian percobaan";
    public const string Operator = "Operator percobaan";

    private const string TokenField = "__RequestVerificationToken";

    private readonly HttpClient _http;

    private SomeDesk(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    /// <summary>Signs in as the account of this name.</summary>
    public static async Task<SomeDesk> EnterAsync(LaporBotApplication gateway, string account = Admin)
    {
        var desk = new SomeDesk(gateway.Address);
        await desk.ChooseAsync(await DeskKey.MintAsync(gateway), account);
        return desk;
    }

    /// <summary>Somebody who is not signed in.</summary>
    public static SomeDesk Stranger(LaporBotApplication gateway) => new(gateway.Address);

    /// <summary>The same browser as another account: the one before is signed out.</summary>
    public Task BecomeAsync(string account) => ChooseAsync("/admin/masuk/konsol", account);

    /// <param name="path">Under <c>/admin</c>, or an address the desk itself gave.</param>
    /// <returns>The page; one that is still being prepared is waited for.</returns>
    public async Task<DeskAnswer> GetAsync(string path)
    {
        var answer = await OnceAsync(path);
        for (var i = 0; answer.Status == HttpStatusCode.Accepted && i < 300; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            answer = await OnceAsync(path);
        }

        return answer;
    }

    /// <returns>The first answer, which may say that the page is still being prepared.</returns>
    public async Task<DeskAnswer> OnceAsync(string path)
    {
        using var response = await _http.GetAsync(Whole(path), TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>The bytes of a file with its headers; the caller disposes it.</summary>
    public Task<HttpResponseMessage> FetchAsync(string path) => _http.GetAsync(Whole(path), TestContext.Current.CancellationToken);

    /// <summary>What comes as long as it comes; the caller disposes it.</summary>
    public Task<Stream> ListenAsync(string path) => _http.GetStreamAsync(Whole(path), TestContext.Current.CancellationToken);

    /// <summary>Posts a form as one of the desk's own pages would, with a token.</summary>
    public async Task<DeskAnswer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create(TokenField, await TokenAsync("/admin/saya")));
        return await SendAsync(path, new FormUrlEncodedContent(form));
    }

    /// <summary>The same with a file.</summary>
    public async Task<DeskAnswer> PostAsync(string path, (string Field, string Name, byte[] Bytes) file, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file.Bytes), file.Field, file.Name } };
        foreach (var (name, value) in fields.Append((TokenField, await TokenAsync("/admin/saya"))))
        {
            form.Add(new StringContent(value), name);
        }

        return await SendAsync(path, form);
    }

    /// <summary>Without a token: what another site could send.</summary>
    public Task<DeskAnswer> ForgeAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public void Dispose() => _http.Dispose();

    /// <summary>What a form's page holds in this field; the first of that name.</summary>
    public static string Field(DeskAnswer page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page.Html, $"<input[^>]*name=\"{Regex.Escape(name)}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value);

    private static string Whole(string path) => path.StartsWith("/admin", StringComparison.Ordinal) ? path : $"/admin{path}";

    private async Task ChooseAsync(string link, string account)
    {
        var page = await GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var button = Regex.Match(page.Html, $"name=\"akun\" value=\"([^\"]+)\">{Regex.Escape(account)}<");
        Assert.True(button.Success, $"There is no account '{account}' on the console's page.");
        var answer = await SendAsync("/admin/masuk/konsol", new FormUrlEncodedContent(
        [
            new(TokenField, Field(page, TokenField)), new("kode", Field(page, "kode")), new("akun", button.Groups[1].Value),
        ]));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    private async Task<string> TokenAsync(string path) => Field(await GetAsync(path), TokenField);

    private async Task<DeskAnswer> SendAsync(string path, HttpContent form)
    {
        using (form)
        {
            using var response = await _http.PostAsync(Whole(path), form, TestContext.Current.CancellationToken);
            return await ReadAsync(response);
        }
    }

    private static async Task<DeskAnswer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.Location?.ToString());
}

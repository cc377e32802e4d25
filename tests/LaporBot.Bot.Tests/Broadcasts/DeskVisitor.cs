using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace LaporBot.Bot.Tests.Broadcasts;

/// <summary>An official at the desk without a browser: opens pages, sends their forms, keeps the cookie.</summary>
public sealed partial class DeskVisitor : IDisposable
{
    private readonly HttpClient _http;

    private DeskVisitor(Uri address) => _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Signs in by the link the program printed; as another role by the cookie of somebody who is in.</summary>
    /// <param name="program">Whose desk.</param>
    /// <param name="account">The beginning of an account's name.</param>
    /// <param name="by">Somebody who is signed in already: the link opens once.</param>
    public static async Task<DeskVisitor> EnterAsync(LaporBotApplication program, string account, DeskVisitor? by = null)
    {
        var link = program.Printed.Select(line => Link().Match(line)).Last(match => match.Success).Value;
        var visitor = by ?? new DeskVisitor(program.Address);
        var page = await visitor.PageAsync(by is null ? link : "/admin/masuk/konsol");
        var id = Regex.Match(page, $"value=\"(?<id>[0-9a-f-]{{36}})\">{account}").Groups["id"].Value;
        await visitor.PostAsync("/admin/masuk/konsol", page, ("kode", link.Split("kode=")[1]), ("akun", id));
        return visitor;
    }

    public async Task<string> PageAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form of a page that was opened.</summary>
    /// <returns>The path it ends at, and the page there.</returns>
    public async Task<(string Path, string Page)> PostAsync(string path, string page, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(page);
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create(token.Groups["name"].Value, token.Groups["value"].Value));
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Reads server-sent events until one of them says so.</summary>
    public async Task<List<string>> EventsAsync(string path, Func<string, bool> isLast)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var events = new List<string>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                events.Add(line[5..].Trim());
                if (isLast(events[^1]))
                {
                    break;
                }
            }
        }

        return events;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex(@"http://\S+/admin/masuk/konsol\?kode=\S+")]
    private static partial Regex Link();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]+)\" ?/?>")]
    private static partial Regex Token();
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>What the scripted hub heard.</summary>
public sealed record HeardRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The form's fields in order, repeated ones repeated.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields =>
        [.. Body.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (Plain(pair[0]), Plain(pair[1])))];

    public string? Field(string name) => Fields.Where(field => field.Name == name).Select(field => field.Value).FirstOrDefault();

    public string? Asked(string name) => QueryHelpers.ParseQuery(Query).TryGetValue(name, out var value) ? value.ToString() : null;

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>A hub on loopback that answers what a test tells it to, over real sockets.</summary>
public sealed class ScriptedHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<HeardRequest> _heard = new();

    private ScriptedHub(WebApplication app) => _app = app;

    /// <summary>How every request is answered.</summary>
    public Func<HeardRequest, HttpContext, Task> Script { get; set; } = (_, _) => Task.CompletedTask;

    public Uri Root => new(_app.Urls.Single() + "/open311/v2");

    public IReadOnlyList<HeardRequest> Heard => [.. _heard];

    public static async Task<ScriptedHub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var hub = new ScriptedHub(builder.Build());
        hub._app.Run(hub.AnswerAsync);
        await hub._app.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }

    /// <summary>The same status and body for everything.</summary>
    public void Always(int status, string body, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        Script = (_, context) => SayAsync(context, status, body, contentType, headers);

    /// <summary>Bodies of 200 by path and query; the first whose key is contained in it wins, otherwise 404.</summary>
    public void ByPath(params (string Part, string Body)[] answers) => Script = (request, context) =>
    {
        var answer = answers.FirstOrDefault(one => (request.Path + request.Query).Contains(one.Part, StringComparison.Ordinal));
        return answer.Body is null ? SayAsync(context, 404, "[]") : SayAsync(context, 200, answer.Body);
    };

    public static async Task SayAsync(
        HttpContext context, int status, string body, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    }

    /// <summary>Promises more bytes than it sends; the server then closes in order, so that what was sent surely arrives.</summary>
    public static async Task BreakOffAsync(HttpContext context, int status, string beginning)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = beginning.Length + 100;
        await context.Response.WriteAsync(beginning);
        await context.Response.Body.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new HeardRequest(
            context.Request.Method,
            context.Request.Path,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        _heard.Enqueue(request);
        await Script(request, context);
    }
}

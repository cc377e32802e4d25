using System.Globalization;
using System.Text;

namespace LaporBot.Load;

/// <summary>A Bot API that takes every call and answers at once.</summary>
internal sealed class BotApiSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _calls;

    public BotApiSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/{token}/{method}", (RequestDelegate)AnswerAsync);
    }

    public string Address => _app.Urls.First();

    /// <summary>Calls taken so far.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    public Task StartAsync(CancellationToken cancellationToken) => _app.StartAsync(cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _calls);
        var result = ((string)context.Request.RouteValues["method"]!).ToUpperInvariant() switch
        {
            "GETME" => """{"id":123456,"is_bot":true,"first_name":"LaporBot","username":"lapor_bot"}""",
            "GETWEBHOOKINFO" => """{"url":"","has_custom_certificate":false,"pending_update_count":0}""",
            "SENDMESSAGE" => string.Create(CultureInfo.InvariantCulture, $$$"""{"message_id":{{{number}}},"date":1790000000,"chat":{"id":1,"type":"private"}}"""),
            _ => "true",
        };
        var body = Encoding.UTF8.GetBytes($$"""{"ok":true,"result":{{result}}}""");
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}

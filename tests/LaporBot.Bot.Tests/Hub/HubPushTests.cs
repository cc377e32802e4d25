using System.Net;
using System.Text;
using System.Text.Json;
using LaporBot.Bot.Hub;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LaporBot.Bot.Tests.Hub;

/// <summary>The address the hub pushes to.</summary>
public sealed class HubPushTests : IAsyncLifetime
{
    private const string Key = "kunci-dorong-99";

    private readonly RememberingLedger _ledger = new() { Cases = { "77", "78" } };
    private readonly CapturedLogs _logs = new();
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await StartAsync(Key);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_form_is_applied_and_answered_with_its_id()
    {
        var (status, body) = await PushAsync(Form([.. Fields(), ("agency_responsible", "Dinas PUPR"), ("expected_datetime", "2026-12-01T00:00:00Z")]));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""[{"update_id":"u-1"}]""", body);
        var update = Assert.Single(_ledger.Applied);
        Assert.Equal(("u-1", "77", ComplaintStatus.InProgress, "Sedang ditangani"), (update.UpdateId, update.TrackingId, update.Status, update.Description));
        Assert.Equal(("Dinas PUPR", new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero)), (update.Agency, update.At));
        Assert.NotNull(update.ExpectedAt);
    }

    [Fact]
    public async Task A_repeat_is_fine_and_changes_nothing()
    {
        await PushAsync(Form(Fields()));
        Assert.Equal(HttpStatusCode.OK, (await PushAsync(Form(Fields()))).Status);
        Assert.Single(_ledger.Applied);
    }

    [Fact]
    public async Task Json_is_taken_as_one_object_an_array_or_wrapped()
    {
        var (status, _) = await PushAsync(Json(Object("a")));
        Assert.Equal(HttpStatusCode.OK, status);
        var (_, many) = await PushAsync(Json($"[{Object("b")},{Object("c", "78")}]"));
        Assert.Equal("""[{"update_id":"b"},{"update_id":"c"}]""", many);
        await PushAsync(Json($$"""{"api_key":"{{Key}}","service_request_updates":[{{Object("d", key: null)}}]}"""));
        Assert.Equal(["a", "b", "c", "d"], _ledger.Applied.Select(update => update.UpdateId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kunci-dorong-98")]
    [InlineData("kunci-dorong-999")]
    public async Task A_wrong_key_is_401_and_nothing_is_applied(string? key)
    {
        var fields = Fields().Where(field => field.Name != "api_key");
        var (status, body) = await PushAsync(Form(key is null ? fields : [("api_key", key), .. fields]));
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.DoesNotContain(Key, body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PushAsync(Json(Object("a", key: key)))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PushAsync(Json($"[{Object("a")},{Object("b", key: key)}]"))).Status);
        Assert.Empty(_ledger.Applied);
        Assert.DoesNotContain(_logs.Lines, line => line.Contains("kunci", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("service_request_id")]
    [InlineData("update_id")]
    [InlineData("status")]
    [InlineData("updated_datetime")]
    [InlineData("description")]
    public async Task A_missing_field_is_400_and_named(string name)
    {
        var (status, body) = await PushAsync(Form(Fields().Where(field => field.Name != name)));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var fault = JsonDocument.Parse(body).RootElement[0];
        Assert.Equal(400, fault.GetProperty("code").GetInt32());
        Assert.Contains(name, fault.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_is_400() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PushAsync(Form([.. Fields().Where(field => field.Name != "updated_datetime"), ("updated_datetime", "kemarin")]))).Status);

    [Fact]
    public async Task Words_may_be_empty()
    {
        var fields = Fields().Where(field => field.Name != "description").Append(("description", ""));
        Assert.Equal(HttpStatusCode.OK, (await PushAsync(Form(fields))).Status);
        Assert.Null(Assert.Single(_ledger.Applied).Description);
    }

    [Theory]
    [InlineData("79")]
    [InlineData("../79")]
    public async Task A_case_we_do_not_have_is_404(string id)
    {
        var fields = Fields().Where(field => field.Name != "service_request_id").Append(("service_request_id", id));
        Assert.Equal(HttpStatusCode.NotFound, (await PushAsync(Form(fields))).Status);
    }

    [Theory]
    [InlineData("application/json", "[{")]
    [InlineData("application/json", "[1]")]
    [InlineData("application/json", "\"x\"")]
    [InlineData("application/json", "[]")]
    [InlineData("text/plain", "api_key=1")]
    public async Task Rubbish_is_400(string type, string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PushAsync(new StringContent(body, Encoding.UTF8, type))).Status);

    [Fact]
    public async Task More_than_64_kB_is_413() => Assert.Equal(
        HttpStatusCode.RequestEntityTooLarge,
        (await PushAsync(Form([.. Fields(), ("title", new string('x', 65 * 1024))]))).Status);

    [Fact]
    public async Task Without_the_ledger_it_is_503_so_the_hub_sends_it_again()
    {
        _ledger.IsDown = true;
        using var response = await _http.PostAsync(Address(_app), Form(Fields()), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Hostile_words_are_cleaned_before_anybody_sees_them()
    {
        var fields = Fields().Where(field => field.Name != "description")
            .Append(("description", "\u001b[31m<script>alert(1)</script>\u202eabc" + new string('x', 5_000)));
        await PushAsync(Form(fields));
        var words = Assert.Single(_ledger.Applied).Description!;
        Assert.StartsWith("<script>alert(1)</script>abc", words, StringComparison.Ordinal);
        Assert.Equal(3_500, words.Length);
    }

    [Fact]
    public async Task Without_a_key_the_address_does_not_exist()
    {
        await using var closed = await StartAsync(null);
        using var response = await _http.PostAsync(Address(closed), Form(Fields()), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static IEnumerable<(string Name, string Value)> Fields() =>
    [
        ("api_key", Key),
        ("service_request_id", "77"),
        ("update_id", "u-1"),
        ("status", "IN_PROGRESS"),
        ("updated_datetime", "2026-11-25T09:00:00+08:00"),
        ("description", "Sedang ditangani"),
    ];

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string Object(string updateId, string trackingId = "77", string? key = Key) => JsonSerializer.Serialize(new
    {
        api_key = key,
        service_request_id = int.Parse(trackingId, System.Globalization.CultureInfo.InvariantCulture),
        update_id = updateId,
        status = "open",
        updated_datetime = "2026-11-25T01:00:00Z",
        description = "x",
    });

    private static Uri Address(WebApplication app) => new(new Uri(app.Urls.Single()), HubPush.Path);

    private async Task<(HttpStatusCode Status, string Body)> PushAsync(HttpContent content)
    {
        using (content)
        {
            using var response = await _http.PostAsync(Address(_app), content, Cancel);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
        }
    }

    private async Task<WebApplication> StartAsync(string? key)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(_logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Hub:Adapter"] = "GeoReport";
        builder.Configuration["Hub:BaseUrl"] = "http://127.0.0.1:9/";
        builder.Configuration["Hub:ApiKey"] = "kunci-kirim";
        builder.Configuration["Hub:PushKey"] = key;
        builder.Services.AddNationalHub(builder.Configuration);
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.Configure<GatewayOptions>(options => options.DataPath = AppContext.BaseDirectory);
        builder.Services.AddSingleton(_ledger.AsHubLedger());
        var app = builder.Build();
        app.MapHubPush();
        await app.StartAsync(Cancel);
        return app;
    }
}

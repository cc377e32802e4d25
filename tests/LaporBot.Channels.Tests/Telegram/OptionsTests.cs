using LaporBot.Channels.Telegram;
using LaporBot.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

public sealed class OptionsTests
{
    private static readonly TelegramOptions Good = new() { Token = "123456:ABC-def_1", Mode = "Webhook", WebhookSecret = "s3cret", MaxConnections = 100 };

    [Theory]
    [InlineData("http://localhost:8081", true)]
    [InlineData("https://api.example.org/", true)]
    [InlineData("https://api.example.org/tg", false)]
    [InlineData("https://api.example.org/?x=1", false)]
    [InlineData("ftp://api.example.org", false)]
    [InlineData("api.example.org", false)]
    public void A_base_address_has_no_path(string address, bool isGood) =>
        Assert.Equal(isGood, Check(new TelegramOptions { Token = Good.Token, BaseUrl = address }).Succeeded);

    [Theory]
    [InlineData("123456:ABC-def_1", true)]
    [InlineData("abc", false)]
    [InlineData("123456:", false)]
    [InlineData("123456:ABC def", false)]
    [InlineData("123456:ABC\n", false)]
    public void A_token_has_a_shape(string token, bool isGood) => Assert.Equal(isGood, Check(new TelegramOptions { Token = token }).Succeeded);

    [Theory]
    [InlineData("https://lapor.example.go.id", null, true)]
    [InlineData("https://lapor.example.go.id:8443/bot", null, true)]
    [InlineData("https://lapor.example.go.id:5443", null, false)]
    [InlineData("http://lapor.example.go.id", null, false)]
    [InlineData("http://localhost:5080", "http://localhost:8081", true)]
    [InlineData(null, null, false)]
    public void A_webhook_needs_a_public_address_Telegram_can_call(string? publicUrl, string? baseUrl, bool isGood)
    {
        var options = new TelegramOptions { Token = Good.Token, Mode = "webhook", WebhookSecret = "s3cret", BaseUrl = baseUrl };
        Assert.Equal(isGood, Check(options, publicUrl).Succeeded);
    }

    [Fact]
    public void Every_fault_is_named_at_once_and_no_secret_is_repeated()
    {
        var result = Check(
            new TelegramOptions { Token = "hush-token", Mode = "Webhook", WebhookSecret = "hush secret!", BaseUrl = "x", MessagesPerSecond = 0, MaxConnections = 0 },
            publicUrl: null);
        Assert.Equal(6, result.Failures!.Count());
        Assert.DoesNotContain("hush", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_mode_is_a_fault() => Assert.False(Check(new TelegramOptions { Token = Good.Token, Mode = "Pigeon" }).Succeeded);

    [Fact]
    public async Task Without_a_token_the_channel_does_not_exist()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("Telegram:Mode", "Webhook")]);
        builder.Services.AddTelegram(builder.Configuration);
        await using var app = builder.Build();
        app.MapTelegram();
        Assert.Empty(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        Assert.DoesNotContain(app.Services.GetServices<IHostedService>(), service => service.GetType().Namespace == typeof(TelegramOptions).Namespace);
    }

    private static ValidateOptionsResult Check(TelegramOptions options, string? publicUrl = "https://lapor.example.go.id") =>
        new TelegramOptionsValidator(Options.Create(new GatewayOptions { PublicUrl = publicUrl is null ? null : new Uri(publicUrl) }))
            .Validate(null, options);
}

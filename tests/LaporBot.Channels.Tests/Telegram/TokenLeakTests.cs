using System.Collections.Concurrent;
using System.Diagnostics;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>The token stands in every address of the Bot API; here every call fails in turn and everything that is said is searched for it.</summary>
public sealed class TokenLeakTests
{
    private const string Token = "987654:TOKEN-THAT-MUST-NOT-LEAK_0001";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_log_no_trace_and_no_error_text_holds_the_token(bool isWebhook)
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = Listen(traces);
        await using var botApi = await BotApiEmulator.StartAsync(Token);
        PlanTroubles(botApi);
        var texts = new List<string>();
        await using (var host = await TelegramHost.StartAsync(botApi, isWebhook))
        {
            await TelegramHost.UntilAsync(() => host.Logs.Lines.Any(line => line.Contains("Telegram is ready", StringComparison.Ordinal)), "the recovery");
            var citizen = botApi.Citizen();
            citizen.SendPhoto([1, 2, 3]);
            citizen.PressData("?");
            await TelegramHost.UntilAsync(() => botApi.Updates.Count == 0, "the updates");
            texts.AddRange(await ProvokeAsync(host));
            texts.AddRange(host.Logs.Lines);
        }

        Assert.Contains(texts, text => text.Contains("IOException", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, Holds);
        Assert.NotEmpty(traces);
        Assert.DoesNotContain(traces, Holds);
        Assert.Empty(botApi.Leaks);
    }

    private static bool Holds(string text) =>
        text.Contains("TOKEN-THAT", StringComparison.OrdinalIgnoreCase) || text.Contains("987654:", StringComparison.Ordinal);

    /// <summary>Hears every source there is, the one of the HTTP client among them.</summary>
    private static ActivityListener Listen(ConcurrentQueue<string> traces)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue(
                $"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);

        // Other clients do make traces with addresses: the listener hears what it is here to hear.
        using var probe = new ActivitySource("probe");
        probe.StartActivity("probe")?.Dispose();
        return listener;
    }

    private static void PlanTroubles(BotApiEmulator botApi)
    {
        botApi.Faults.Cut("getMe");
        botApi.Faults.ServerError("setMyCommands", isProxyPage: true);
        botApi.Faults.Cut("getUpdates");
        botApi.Faults.TooManyRequests("getUpdates", 1);
        botApi.Faults.ServerError("setWebhook");
        botApi.Faults.Cut("answerCallbackQuery");
        botApi.Faults.Cut("getFile");
        botApi.Faults.ServerError("getFile");
        botApi.Faults.Answer("getFile", BotApiAnswer.Fail(404, "Not Found"));
        botApi.Faults.Cut("file");
        botApi.Faults.ServerError("file");
        botApi.Faults.Answer("file", BotApiAnswer.Fail(404, "Not Found"));
    }

    private static async Task<List<string>> ProvokeAsync(TelegramHost host)
    {
        var texts = new List<string>();
        var files = host.Services.GetRequiredService<IAttachmentSource>();
        for (var i = 0; i < 6; i++)
        {
            try
            {
                texts.Add($"{await files.OpenAsync(new Attachment("foto7001x101", AttachmentKind.Photo), Cancelled)}");
            }
            catch (IOException error)
            {
                texts.Add(error.ToString());
            }
        }

        var channel = host.Get<IChannel>();
        foreach (var chat in (string[])["7001", "404404"])
        {
            texts.Add($"{await channel.DeliverAsync(new ReplyAddress("telegram", chat), OutgoingMessage.Plain("halo"), "d", Cancelled)}");
        }

        return texts;
    }
}

using System.Text.Json.Nodes;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>People and the bot, with the emulated Bot API between them.</summary>
public sealed class JourneyTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_citizen_files_a_complaint_and_gets_the_number(bool isWebhook)
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook);
        var citizen = botApi.Citizen();

        await FillInAsync(citizen);
        citizen.Press("Kirim");
        var receipt = await citizen.WaitForAsync("LB-");

        var filed = Assert.Single(host.Ledger.Filed);
        Assert.Contains(filed.Ticket.ToString(), receipt.Text, StringComparison.Ordinal);
        Assert.False(receipt.IsFromBody, "the number must travel by a call whose outcome is known");
        Assert.Equal(new GeoPoint(-8.58, 116.1), filed.Complaint.Point);
        Assert.Single(filed.Complaint.Files);
        Assert.Equal(botApi.CallsOf("answerCallbackQuery").Length, botApi.CallsOf("answerCallbackQuery").Select(call => call["callback_query_id"]).Distinct().Count());
        Assert.Empty(botApi.Leaks);
        Assert.Equal(isWebhook, citizen.Messages.Any(message => message.IsFromBody));
    }

    [Fact]
    public async Task A_lost_acknowledgement_loses_no_answer_and_doubles_no_effect()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        await TelegramHost.UntilAsync(() => botApi.Webhook.IsSet, "the webhook");
        var citizen = botApi.Citizen();
        botApi.Webhook.LoseAcknowledgements();
        citizen.Say("/lapor");
        await citizen.WaitForAsync("data Anda");
        Assert.Single(citizen.Messages);
        Assert.Equal(2, botApi.Webhook.Answers.Count);
    }

    [Fact]
    public async Task A_receipt_that_cannot_be_sent_now_is_left_to_the_worker()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var citizen = botApi.Citizen();
        await FillInAsync(citizen);
        botApi.Faults.ServerError("sendMessage", isProxyPage: true);
        citizen.Press("Kirim");

        await TelegramHost.UntilAsync(() => host.Ledger.Deliveries.Count == 1, "the delivery");

        var delivery = host.Ledger.Deliveries[0];
        Assert.Equal(new ReplyAddress("telegram", "7001"), delivery.To);
        Assert.Contains(host.Ledger.Filed[0].Ticket.ToString(), delivery.Message.PlainText, StringComparison.Ordinal);
        Assert.IsType<DeliveryOutcome.Delivered>(
            await host.Get<IChannel>().DeliverAsync(delivery.To, delivery.Message, delivery.Id, Cancelled));
        await citizen.WaitForAsync("LB-");
    }

    [Fact]
    public async Task A_chat_that_must_be_left_alone_is_left_alone_in_the_response_as_well()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var citizen = botApi.Citizen();
        await FillInAsync(citizen);
        botApi.Faults.TooManyRequests("sendMessage", retryAfterSeconds: 60);
        citizen.Press("Kirim");
        await TelegramHost.UntilAsync(() => host.Ledger.Deliveries.Count == 1, "the receipt");
        var before = citizen.Messages.Count;

        citizen.Say("/status");
        await TelegramHost.UntilAsync(() => host.Ledger.Deliveries.Count == 2, "the second answer");

        Assert.Equal(before, citizen.Messages.Count);
        Assert.Single(botApi.CallsOf("sendMessage"), call => !call.IsFromBody);
    }

    [Fact]
    public async Task Nothing_is_queued_for_a_person_who_has_blocked_us()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false);
        var citizen = botApi.Citizen();
        citizen.HasBlockedBot = true;
        citizen.Say("/start");
        await TelegramHost.UntilAsync(() => botApi.Updates.Count == 0, "the confirmation");
        Assert.Empty(host.Ledger.Deliveries);
    }

    [Fact]
    public async Task Markup_the_server_refuses_is_sent_as_plain_text()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi, isWebhook: false);
        botApi.Faults.Answer("sendMessage", BotApiAnswer.Fail(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0"));
        var citizen = botApi.Citizen();
        var message = new OutgoingMessage { Text = [new TextRun("a < b", TextStyle.Bold)] };
        Assert.IsType<DeliveryOutcome.Delivered>(await host.Get<IChannel>().DeliverAsync(new ReplyAddress("telegram", "7001"), message, "d", Cancelled));
        Assert.Equal("a < b", Assert.Single(citizen.Messages).Text);
        Assert.Null(botApi.CallsOf("sendMessage")[^1]["parse_mode"]);
    }

    [Theory]
    [InlineData(20, 59, null)]
    [InlineData(21, 0, "True")]
    [InlineData(5, 59, "True")]
    [InlineData(6, 0, null)]
    public async Task At_night_news_come_without_a_sound(int hour, int minute, string? silent)
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, hour, minute, 0, TimeSpan.FromHours(8)));
        await using var host = await TelegramHost.StartAsync(botApi, change: services => services.AddSingleton<TimeProvider>(time));
        var citizen = botApi.Citizen();

        await host.Get<IChannel>().DeliverAsync(new ReplyAddress("telegram", $"{citizen.Id}"), OutgoingMessage.Plain("Kabar") with { CanWait = true }, "d1", Cancelled);
        await host.Get<IChannel>().DeliverAsync(new ReplyAddress("telegram", $"{citizen.Id}"), OutgoingMessage.Plain("Nomor Anda"), "d2", Cancelled);

        var calls = botApi.CallsOf("sendMessage");
        Assert.Equal(silent, calls[0]["disable_notification"], ignoreCase: true);
        Assert.Null(calls[1]["disable_notification"]);
    }

    [Fact]
    public async Task What_we_cannot_read_gets_a_hint_and_a_live_location_does_not_flood()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var citizen = botApi.Citizen();
        citizen.SendSticker();
        await citizen.WaitForAsync("belum bisa saya baca");
        citizen.Send(new JsonObject { ["location"] = new JsonObject { ["latitude"] = -8.5, ["longitude"] = 116.1 } }, "edited_message");
        citizen.Say("/bantuan");
        await citizen.WaitForAsync("kapan saja");
        Assert.Equal(2, citizen.Messages.Count);
    }

    [Fact]
    public async Task A_file_is_fetched_from_the_server_and_only_its_bytes_come_out()
    {
        await using var botApi = await BotApiEmulator.StartAsync();
        await using var host = await TelegramHost.StartAsync(botApi);
        var bytes = Enumerable.Range(0, 70_000).Select(i => (byte)i).ToArray();
        var citizen = botApi.Citizen();
        citizen.SendPhoto(bytes);
        await citizen.WaitForAsync("Berkas diterima");
        var photo = JsonNode.Parse(botApi.Updates.Read(citizen.LastUpdate))!["message"]!["photo"]![1]!["file_id"]!.ToString();
        var source = host.Services.GetRequiredService<IAttachmentSource>();

        await using var stream = await source.OpenAsync(new Attachment(photo, AttachmentKind.Photo), Cancelled);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy, Cancelled);

        Assert.Equal(bytes, copy.ToArray());
        Assert.Null(await source.OpenAsync(new Attachment("tidak-ada", AttachmentKind.Photo), Cancelled));
        botApi.Faults.ServerError("getFile");
        await Assert.ThrowsAsync<IOException>(() => source.OpenAsync(new Attachment(photo, AttachmentKind.Photo), Cancelled));
        botApi.Faults.ServerError("file");
        await Assert.ThrowsAsync<IOException>(() => source.OpenAsync(new Attachment(photo, AttachmentKind.Photo), Cancelled));
    }

    /// <summary>Everything up to the review card, by buttons where there are some.</summary>
    private static async Task FillInAsync(Citizen citizen)
    {
        citizen.Say("/lapor");
        await citizen.FillInAsync("Ceritakan");
        citizen.Say("Jalannya <rusak> & berlubang parah sekali, sudah ada orang yang jatuh karena itu.");
        await citizen.FillInAsync("Di mana tepatnya");
        citizen.SendLocation(-8.58, 116.1);
        await citizen.FillInAsync("Punya foto");
        citizen.SendPhoto([1, 2, 3]);
        await citizen.FillInAsync(FilingWay.Review);
    }
}

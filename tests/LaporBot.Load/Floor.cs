using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StackExchange.Redis;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace LaporBot.Load;

/// <summary>
/// The least a bot of these libraries can do for an update: parse it, one GET, one SET with expiry of 900 bytes, and a message
/// with buttons in the body. No decision, no secret, no log.
/// </summary>
internal sealed class Floor(IDatabase redis)
{
    private const string Text =
        "Langkah 5 dari 12: Tanggal kejadian\n\nKapan kejadiannya? Pilih di bawah ini, atau ketik tanggalnya seperti 17-08-2026. "
        + "Kalau lupa tanggal pastinya, perkirakan saja.";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private static readonly JsonTypeInfo<SendMessageRequest> AnswerInfo = JsonBotSerializerContext.Default.SendMessageRequest;
    private readonly byte[] _value = [.. Enumerable.Range(0, 900).Select(i => (byte)('a' + (i % 26)))];

    public static async Task RunAsync(string redisAddress)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(redisAddress);
        var floor = new Floor(redis.GetDatabase());
        await using var app = builder.Build();
        app.MapGet("/readyz", () => "ready");
        app.MapPost(Target.Path, (RequestDelegate)floor.HandleAsync);
        await app.RunAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var update = await JsonSerializer.DeserializeAsync<Update>(context.Request.Body, JsonBotAPI.Options, context.RequestAborted);
        var chat = update!.Message?.Chat.Id ?? update.CallbackQuery!.From.Id;
        RedisKey key = $"floor:{chat}";
        using (await redis.StringGetLeaseAsync(key))
        {
            await redis.StringSetAsync(key, _value, Lifetime);
        }

        var answer = new SendMessageRequest { ChatId = chat, Text = Text, ReplyMarkup = Keyboard(update.Id), IsWebhookResponse = true };
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, AnswerInfo);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static InlineKeyboardMarkup Keyboard(int update) => new(
    [
        [new InlineKeyboardButton("1. Hari ini", $"{update:x8}:5:t"), new InlineKeyboardButton("2. Kemarin", $"{update:x8}:5:k")],
        [new InlineKeyboardButton("Lewati", $"{update:x8}:5:>"), new InlineKeyboardButton("Kembali", $"{update:x8}:5:<")],
        [new InlineKeyboardButton("Batalkan", $"{update:x8}:5:!")],
    ]);
}

using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using LaporBot.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// The address Telegram calls. A non-2xx answer makes Telegram bring the update again and holds back the chat behind it, so it
/// is given only when nothing was kept.
/// </summary>
internal sealed class TelegramWebhook(
    IOptions<TelegramOptions> options, TelegramTurns turns, PoisonWatch poison, ILogger<TelegramWebhook> logger)
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const string RetrySeconds = "2";
    private const int LongestSecret = 256;
    private const int LargestBody = 1024 * 1024;

    private readonly byte[] _secret = Encoding.ASCII.GetBytes(options.Value.WebhookSecret ?? "");

    public async Task HandleAsync(HttpContext context)
    {
        if (!IsFromTelegram(context.Request))
        {
            Log.Stranger(logger);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (await ReadAsync(context) is not { } update)
        {
            return;
        }

        var response = context.Response;
        try
        {
            if (await turns.TakeAsync(update, mayAnswerInBody: true, context.RequestAborted) is { } carried)
            {
                await WriteAsync(response, carried, context.RequestAborted);
            }
        }
        catch (StoreUnavailableException)
        {
            Log.StoreUnavailable(logger);
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = RetrySeconds;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Telegram hung up: it brings the update again.
        }
#pragma warning disable CA1031 // A bug met by one update must not stop the chat for ever: after its tries the update is parked.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var isSpent = poison.IsSpent(update.Id);
            Log.TurnFailed(logger, update.Id, isSpent, error.GetType().Name, error.StackTrace);
            response.StatusCode = isSpent ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>Exactly one header with exactly our secret; the comparison takes the same time wherever it differs.</summary>
    private bool IsFromTelegram(HttpRequest request)
    {
        if (request.Headers[SecretHeader] is not [{ Length: <= LongestSecret } given])
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[LongestSecret];
        return Ascii.FromUtf16(given, bytes, out var length) == OperationStatus.Done && CryptographicOperations.FixedTimeEquals(bytes[..length], _secret);
    }

    /// <summary>The update, or null when the response says all there is to say.</summary>
    private async ValueTask<Update?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LargestBody)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return null;
        }

        var reader = context.Request.BodyReader;
        var read = await ReadWholeAsync(reader, context.RequestAborted);
        var isTooLarge = read.Buffer.Length > LargestBody;
        var update = isTooLarge ? null : Parse(read.Buffer);
        reader.AdvanceTo(read.Buffer.End);
        context.Response.StatusCode = isTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status200OK;
        return update;
    }

    private static async ValueTask<ReadResult> ReadWholeAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.IsCompleted || read.Buffer.Length > LargestBody)
            {
                return read;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private Update? Parse(in ReadOnlySequence<byte> body)
    {
        try
        {
            return TelegramJson.Read(body);
        }
#pragma warning disable CA1031 // Whatever a body does to the parser: it came with the right secret, and refusing it would block the chat's queue for a day.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Unreadable(logger, body.Length, error.GetType().Name);
            return null;
        }
    }

    private static ValueTask<FlushResult> WriteAsync(HttpResponse response, SendMessageRequest carried, CancellationToken cancellationToken)
    {
        carried.IsWebhookResponse = true;
        var body = TelegramJson.Write(carried);
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        response.BodyWriter.Write(body);
        return response.BodyWriter.FlushAsync(cancellationToken);
    }
}

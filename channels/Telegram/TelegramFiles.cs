using System.Net;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;

namespace LaporBot.Channels.Telegram;

/// <summary>Hands out files people sent. Their addresses contain the token, so the bytes are fetched here and the address is told nobody.</summary>
internal sealed class TelegramFiles(TelegramConnection connection) : IAttachmentSource
{
    public string Name => TelegramAddress.Channel;

    public async Task<Stream?> OpenAsync(Attachment attachment, CancellationToken cancellationToken)
    {
        try
        {
            var file = await connection.Sending.SendRequest(new GetFileRequest { FileId = attachment.Source }, cancellationToken);
            return file is { FilePath: { Length: > 0 } path } && (file.FileSize ?? 0) <= TelegramContent.LargestFile
                ? await FetchAsync(path, cancellationToken)
                : null;
        }
        catch (ApiRequestException error) when (error.ErrorCode == 400)
        {
            return null;
        }
        catch (RequestException error)
        {
            throw new IOException($"Telegram did not tell where the file is: {BotApiFault.Describe(error)}.");
        }
    }

    private async Task<Stream?> FetchAsync(string path, CancellationToken cancellationToken)
    {
        var response = await RequestAsync(path, cancellationToken);
        if (response.IsSuccessStatusCode && (response.Content.Headers.ContentLength ?? 0) <= TelegramContent.LargestFile)
        {
            return new CappedStream(await response.Content.ReadAsStreamAsync(cancellationToken), TelegramContent.LargestFile);
        }

        var status = response.StatusCode;
        response.Dispose();
        return status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone
            ? null
            : throw new IOException($"Telegram did not hand out the file: {(int)status}.");
    }

    private async Task<HttpResponseMessage> RequestAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.FetchAsync(path, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            throw new IOException($"Telegram did not hand out the file: {error.HttpRequestError}.");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("Telegram did not hand out the file in time.");
        }
    }
}

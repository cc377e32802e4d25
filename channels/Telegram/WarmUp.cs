using System.Buffers;
using LaporBot.Core.Messages;

namespace LaporBot.Channels.Telegram;

/// <summary>Runs the pure parts once: the first parsing and writing cost up to a second of compiling that no citizen should wait for.</summary>
internal static class WarmUp
{
    private static ReadOnlySpan<byte> Sample =>
        """
        {"update_id":1,"callback_query":{"id":"1","from":{"id":1,"is_bot":false,"first_name":"A","language_code":"id"},
        "message":{"message_id":1,"from":{"id":2,"is_bot":true,"first_name":"B"},"chat":{"id":1,"first_name":"A","type":"private"},
        "date":1700000000,"text":"A","reply_markup":{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}},"chat_instance":"1","data":"a"}}
        """u8;

    /// <returns>Bytes written, so that nothing is optimised away.</returns>
    public static int Run()
    {
        var update = TelegramJson.Read(new ReadOnlySequence<byte>(Sample.ToArray()))!;
        var chat = TelegramInbound.Map(update) is { } message && TelegramAddress.TryRead(message.Sender, out var id) ? id : 0;
        var answer = new OutgoingMessage { Text = [new TextRun("A", TextStyle.Bold), new TextRun("<")], Choices = [new Choice("A", "a")] };
        return TelegramOutbound.Render(chat, answer).Sum(request => TelegramJson.Write(request).Length);
    }
}

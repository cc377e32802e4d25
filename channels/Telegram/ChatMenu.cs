using System.Collections.Immutable;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace LaporBot.Channels.Telegram;

/// <summary>The menu of one chat: an official finds their own commands there, and nobody else does.</summary>
internal sealed class ChatMenu(TelegramConnection connection, Wording wording, ILogger<ChatMenu> logger)
{
    /// <summary>See <see cref="ShowMenu"/>.</summary>
    public async Task<bool> ShowAsync(ReplyAddress person, ImmutableArray<MenuLine> lines, string language, CancellationToken cancellationToken)
    {
        if (!TelegramAddress.TryRead(person, out var chat))
        {
            return false;
        }

        try
        {
            var scope = BotCommandScope.Chat(chat);
            return lines.IsEmpty
                ? await connection.Sending.SendRequest(new DeleteMyCommandsRequest { Scope = scope }, cancellationToken)
                : await connection.Sending.SendRequest(
                    new SetMyCommandsRequest
                    {
                        Commands = lines.Select(line => new BotCommand(line.Name, line.Words)).Concat(BotProfile.Menu(wording, language)),
                        Scope = scope,
                    },
                    cancellationToken);
        }
        catch (RequestException error)
        {
            var reason = BotApiFault.Describe(error);
            Log.MenuNotShown(logger, reason);
            return false;
        }
    }
}

using LaporBot.Core;
using LaporBot.Core.Messages;
using Microsoft.Extensions.Options;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LaporBot.Channels.Telegram;

/// <summary>What the Bot API is told about us: commands, and where to bring updates.</summary>
internal sealed class BotProfile(
    TelegramConnection connection, Wording wording, IOptions<TelegramOptions> options, IOptions<GatewayOptions> gateway)
{
    /// <summary>The kinds of updates we serve.</summary>
    public static readonly UpdateType[] Updates = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    private static readonly (string Name, string Phrase)[] Commands =
    [
        ("lapor", "Command.Lapor"), ("status", "Command.Status"), ("tambah", "Command.Tambah"), ("cabut", "Command.Cabut"), ("batal", "Command.Batal"),
        ("bantuan", "Command.Bantuan"), ("bahasa", "Command.Bahasa"), ("privasi", "Command.Privasi"), ("dataku", "Command.Dataku"),
        ("hapusdata", "Command.Hapusdata"), ("berhenti", "Command.Berhenti"), ("mulai", "Command.Mulai"),
    ];

    private static readonly string[] GroupCommands = ["lapor", "bantuan"];

    /// <summary>Makes the Bot API know us. Saying the same again changes nothing there.</summary>
    /// <returns>The bot's name without @.</returns>
    public async Task<string?> PublishAsync(CancellationToken cancellationToken)
    {
        var me = await connection.Sending.SendRequest(new GetMeRequest(), cancellationToken);
        if (options.Value.IsWebhook)
        {
            await SetWebhookAsync(cancellationToken);
        }

        foreach (var (language, code) in ((string, string?)[])[(Wording.Indonesian, null), (Wording.English, Wording.English)])
        {
            await SetCommandsAsync(language, code, BotCommandScope.AllPrivateChats(), name => true, cancellationToken);
            await SetCommandsAsync(language, code, BotCommandScope.AllGroupChats(), GroupCommands.Contains, cancellationToken);
        }

        return me.Username;
    }

    /// <summary>False when Telegram brings updates somewhere else: somebody removed or replaced the webhook.</summary>
    public async Task<bool> IsInPlaceAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsWebhook)
        {
            await connection.Sending.SendRequest(new GetMeRequest(), cancellationToken);
            return true;
        }

        var info = await connection.Sending.SendRequest(new GetWebhookInfoRequest(), cancellationToken);
        return info.Url == WebhookAddress();
    }

    /// <summary>What everybody finds in the menu of a private chat.</summary>
    public static IEnumerable<BotCommand> Menu(Wording wording, string language) =>
        Commands.Select(command => new BotCommand(command.Name, wording.Label(language, command.Phrase)));

    private Task<bool> SetWebhookAsync(CancellationToken cancellationToken) =>
        connection.Sending.SendRequest(
            new SetWebhookRequest
            {
                Url = WebhookAddress(),
                SecretToken = options.Value.WebhookSecret,
                MaxConnections = options.Value.MaxConnections,
                AllowedUpdates = Updates,
            },
            cancellationToken);

    private Task<bool> SetCommandsAsync(
        string language, string? code, BotCommandScope scope, Func<string, bool> isShown, CancellationToken cancellationToken) =>
        connection.Sending.SendRequest(
            new SetMyCommandsRequest
            {
                Commands = Menu(wording, language).Where(command => isShown(command.Command)),
                Scope = scope,
                LanguageCode = code,
            },
            cancellationToken);

    private string WebhookAddress() => $"{gateway.Value.PublicUrl?.AbsoluteUri.TrimEnd('/')}{TelegramOptions.WebhookPath}";
}

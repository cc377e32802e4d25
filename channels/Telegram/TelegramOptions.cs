namespace LaporBot.Channels.Telegram;

/// <summary>Settings of the Telegram channel, section <c>Telegram</c>. Without a token the channel does not exist.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    /// <summary>Where Telegram brings updates in webhook mode, below <c>PublicUrl</c>.</summary>
    public const string WebhookPath = "/telegram/webhook";

    internal const string Polling = "Polling";
    internal const string Webhook = "Webhook";

    /// <summary>The bot's token from BotFather (<c>123456:ABC…</c>). A secret: it stays inside this channel.</summary>
    public string Token { get; set; } = "";

    /// <summary>Another Bot API server, scheme and host only; null is api.telegram.org.</summary>
    public string? BaseUrl { get; set; }

    /// <summary><c>Polling</c> (we ask; needs no public address) or <c>Webhook</c> (Telegram calls; faster).</summary>
    public string Mode { get; set; } = Polling;

    /// <summary>1 to 256 of A-Z a-z 0-9 _ -; Telegram sends it with every update, so that nobody else can.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>Messages a second nobody is waiting for (status changes, broadcasts); answers to people are not held back.</summary>
    public int MessagesPerSecond { get; set; } = 25;

    /// <summary>Updates Telegram may bring at the same time, 1 to 100; a Bot API server of one's own takes more.</summary>
    public int MaxConnections { get; set; } = 100;

    internal bool IsWebhook => string.Equals(Mode, Webhook, StringComparison.OrdinalIgnoreCase);
}

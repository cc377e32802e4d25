namespace LaporBot.Channels.Telegram;

/// <summary>What we know of the Bot API right now; written by whoever calls it, read by health and by the group's hint.</summary>
internal sealed class TelegramState
{
    private volatile string? _fault = "not reached yet";
    private volatile string? _botName;

    /// <summary>Why the channel does not work, or null.</summary>
    public string? Fault => _fault;

    /// <summary>The bot's name without @; null until the Bot API told it.</summary>
    public string? BotName => _botName;

    public void Reached() => _fault = null;

    /// <summary>Notes a failure of the server or the way to it.</summary>
    /// <param name="fault">From a closed list; no personal data.</param>
    /// <returns>True when this is news.</returns>
    public bool Failed(string fault)
    {
        var isNews = _fault != fault;
        _fault = fault;
        return isNews;
    }

    public void Named(string? botName) => _botName = botName;
}

namespace LaporBot.Channels.Telegram;

/// <summary>Somebody wants the bot in a group.</summary>
/// <param name="Chat">The group.</param>
/// <param name="Topic">The forum topic, where the group has some.</param>
/// <param name="Language">What Telegram believes about who called.</param>
internal sealed record GroupCall(long Chat, int? Topic, string? Language);

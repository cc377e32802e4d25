using LaporBot.Core.Messages;
using Telegram.Bot.Types;

namespace LaporBot.Channels.Telegram;

/// <summary>
/// The sign before every message to an official. It tells them what is work, and tells us, when they reply to it: Telegram brings
/// the message replied to with its words, and in a private chat only we can have written it.
/// </summary>
internal static class DeskMark
{
    private const string Sign = "\U0001F5C2 ";

    private static readonly TextRun Run = new(Sign);

    public static OutgoingMessage Put(OutgoingMessage message) => message.IsForDesk ? message with { Text = [Run, .. message.Text] } : message;

    public static bool IsOn(Message? repliedTo) =>
        repliedTo is { From.IsBot: true } && (repliedTo.Text ?? repliedTo.Caption)?.StartsWith(Sign, StringComparison.Ordinal) == true;
}

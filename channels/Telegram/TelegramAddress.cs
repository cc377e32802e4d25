using System.Globalization;
using LaporBot.Core.Messages;

namespace LaporBot.Channels.Telegram;

/// <summary>Our side of a <see cref="ReplyAddress"/>: the private chat's id, which is the person's id as well.</summary>
internal static class TelegramAddress
{
    public const string Channel = "telegram";

    public static ReplyAddress Of(long chat) => new(Channel, chat.ToString(CultureInfo.InvariantCulture));

    /// <returns>False for an address this channel did not make.</returns>
    public static bool TryRead(ReplyAddress address, out long chat)
    {
        chat = 0;
        return address.Channel == Channel && long.TryParse(address.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out chat);
    }
}

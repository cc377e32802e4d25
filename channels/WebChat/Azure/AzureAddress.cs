using System.Text.Json;
using LaporBot.Core.Messages;
using Microsoft.Bot.Schema;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>
/// A conversation reference as an address and back: everything that is needed to speak to somebody months later stands in the
/// address itself, so wherever an address is kept, the reference is. No name of a person is in it. A channel that moves to another
/// service URL makes a new person of somebody; what was filed before still reaches them by the old one.
/// </summary>
internal static class AzureAddress
{
    /// <summary>In a <see cref="ReplyAddress"/>.</summary>
    public const string ChannelName = "azure";

    private const int Parts = 5;

    /// <returns>Null when something is missing without which nobody can be answered.</returns>
    public static ReplyAddress? Of(Activity activity)
    {
        string?[] parts =
            [activity.ChannelId, activity.ServiceUrl, activity.Conversation?.Id, activity.From?.Id, activity.Recipient?.Id];
        return parts.All(part => !string.IsNullOrEmpty(part)) ? new ReplyAddress(ChannelName, JsonSerializer.Serialize(parts)) : null;
    }

    /// <returns>Null when the address is none of ours.</returns>
    public static ConversationReference? Read(ReplyAddress address)
    {
        try
        {
            return address.Channel == ChannelName && JsonSerializer.Deserialize<string[]>(address.Value) is { Length: Parts } parts
                ? new ConversationReference
                {
                    ChannelId = parts[0],
                    ServiceUrl = parts[1],
                    Conversation = new ConversationAccount(id: parts[2]),
                    User = new ChannelAccount(parts[3], role: RoleTypes.User),
                    Bot = new ChannelAccount(parts[4], role: RoleTypes.Bot),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

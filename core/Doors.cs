using LaporBot.Core.Messages;

namespace LaporBot.Core;

/// <summary>
/// Other chats a person can go on in. A channel that can be entered by a link says so once it knows the link; until then, or
/// without such a channel, there is no door and nobody is offered one.
/// </summary>
public sealed class Doors
{
    private volatile Door? _door;
    private volatile Door? _page;

    /// <summary>Opens a door.</summary>
    /// <param name="channel">Whose.</param>
    /// <param name="link">What stands before the token in the link.</param>
    public void Open(string channel, string link) => _door = new Door(channel, link);

    /// <summary>The link out of a person's chat into another one; null when there is none.</summary>
    public string? From(ReplyAddress sender) => _door is { } door && door.Channel != sender.Channel ? door.Link : null;

    /// <summary>Opens a page that takes files a chat cannot carry.</summary>
    /// <param name="channel">Whose; its own people need no such page.</param>
    /// <param name="link">What stands before the token in the link.</param>
    public void OpenPage(string channel, string link) => _page = new Door(channel, link);

    /// <summary>The link to the page for files; null when there is none.</summary>
    public string? PageFor(ReplyAddress sender) => _page is { } page && page.Channel != sender.Channel ? page.Link : null;

    private sealed record Door(string Channel, string Link);
}

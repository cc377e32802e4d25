using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>
/// Takes what an official says to their desk by way of a chat. Asked about each message before the citizen's conversation is, so it
/// must see from the message alone that it is none of the desk's, and wait for nothing then.
/// </summary>
/// <param name="message">What was said.</param>
/// <param name="cancellationToken">Ends the attempt.</param>
/// <returns>The desk's answer; null when the message belongs to the citizen's conversation: an official is a citizen too.</returns>
/// <exception cref="StoreUnavailableException">Nothing was done; the channel must let the message come again.</exception>
public delegate ValueTask<Answer?> AnswerOfficial(IncomingMessage message, CancellationToken cancellationToken);

/// <summary>A line of a chat's menu.</summary>
/// <param name="Name">The command without slash.</param>
/// <param name="Words">What it does, in a few words.</param>
public sealed record MenuLine(string Name, string Words);

/// <summary>Puts commands of their own into the menu of one person's chat, before those that everybody has; none take the own ones away.</summary>
/// <param name="person">Whose chat.</param>
/// <param name="lines">The commands; none for everybody's menu.</param>
/// <param name="language">Theirs, for everybody's commands.</param>
/// <param name="cancellationToken">Ends the attempt.</param>
/// <returns>False when the channel could not be reached: a comfort is missing, nothing else.</returns>
public delegate Task<bool> ShowMenu(ReplyAddress person, ImmutableArray<MenuLine> lines, string language, CancellationToken cancellationToken);

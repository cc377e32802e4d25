using System.Collections.Immutable;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>An official's message, to be answered.</summary>
/// <param name="Actor">Who speaks; bound and in force at this moment.</param>
/// <param name="Message">What they sent.</param>
/// <param name="Order">What it asks.</param>
/// <param name="Speech">In their language.</param>
internal sealed record OfficialTurn(Actor Actor, IncomingMessage Message, DeskOrder Order, DeskSpeech Speech);

/// <summary>Something an official may do from the chat. Each names exactly one power, as a route of the web desk does.</summary>
/// <param name="Name">See <see cref="DeskOrder.Act"/>.</param>
/// <param name="Power">Who may.</param>
/// <param name="AnswerAsync">Does it.</param>
internal sealed record DeskAct(string Name, Power Power, Func<OfficialTurn, CancellationToken, Task<ImmutableArray<OutgoingMessage>>> AnswerAsync);

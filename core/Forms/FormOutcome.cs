using System.Collections.Immutable;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Forms;

/// <summary>Something that has to be mended before a form can be sent.</summary>
/// <param name="Field">Beside which question it stands.</param>
/// <param name="Text">In the person's language.</param>
/// <param name="MayConfirm">The answer is taken when the person says that it is right.</param>
public sealed record FormFault(ConversationState Field, ImmutableArray<TextRun> Text, bool MayConfirm = false);

/// <summary>What became of a form: a number, or faults, all of them at once.</summary>
/// <param name="Ticket">Null when there are faults.</param>
/// <param name="Faults">In the order of the questions.</param>
/// <param name="Files">Those of the files that may stay.</param>
public sealed record FormOutcome(TicketNumber? Ticket, ImmutableArray<FormFault> Faults, ImmutableArray<Attachment> Files);

/// <summary>Something that can be chosen in a form.</summary>
/// <param name="Value">Comes back as the answer.</param>
/// <param name="Label">In the person's language.</param>
public sealed record FormOption(string Value, string Label);

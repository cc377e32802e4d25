namespace LaporBot.Core.Conversations;

/// <summary>Stickers, dice, polls: one hint a minute, so that a handful of them brings no handful of sentences.</summary>
internal static class Hints
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    public static Turn Give(Conversation conversation, TurnFacts facts) =>
        conversation.HintedAt is { } last && facts.Now - last < Quiet
            ? new Turn(conversation, [])
            : (conversation with { HintedAt = facts.Now }).Saying(facts, new Reply("Unreadable", []));
}

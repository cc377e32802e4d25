using System.Collections.Immutable;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Core;

/// <summary>Does at the ledger what a turn wants, and completes the turn with what came back.</summary>
public sealed class Errands(ILedger ledger, Dialogue dialogue, CaseErrands cases)
{
    /// <summary>What an errand brings may need another one; no turn needs more of them than this.</summary>
    private const int MostErrands = 4;

    public async ValueTask<Turn> RunAsync(Turn turn, TurnFacts facts, CancellationToken cancellationToken)
    {
        for (var run = 0; turn.Errand is not null; run++)
        {
            turn = run < MostErrands ? await RunOnceAsync(turn, facts, cancellationToken) : throw new InvalidOperationException("Errands without end.");
        }

        return turn;
    }

    public async Task QueueAsync(string messageId, ReplyAddress to, ImmutableArray<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        for (var i = 0; i < messages.Length; i++)
        {
            await ledger.EnqueueAsync($"answer:{to.Channel}:{to.Value}:{messageId}:{i}", to, messages[i], cancellationToken);
        }
    }

    private async ValueTask<Turn> RunOnceAsync(Turn turn, TurnFacts facts, CancellationToken cancellationToken)
    {
        if (turn.Errand is Errand.File file)
        {
            var ticket = await ledger.FileAsync(file.Complaint, cancellationToken);
            return dialogue.Filed(turn, ticket);
        }

        return await cases.RunAsync(turn, dialogue.Cases, facts, cancellationToken);
    }
}

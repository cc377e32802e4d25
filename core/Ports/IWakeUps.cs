using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>Remembers which conversations to look at again, and when. What is forgotten here costs a reminder, never a complaint.</summary>
public interface IWakeUps
{
    /// <summary>Looks at a person's conversation at this moment instead of any set before. Does not wait and does not fail: the turn is done.</summary>
    void Schedule(ReplyAddress who, DateTimeOffset at);

    /// <summary>Takes what is due; the same comes again after <paramref name="lease"/> unless it is settled.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<ImmutableArray<ReplyAddress>> TakeDueAsync(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellationToken);

    /// <summary>Done with it: looked at next at this moment, or not any more.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task SettleAsync(ReplyAddress who, DateTimeOffset? next, CancellationToken cancellationToken);
}

namespace LaporBot.Channels.WebChat;

/// <summary>What was said in one web chat, in order; the sequence number is Direct Line's watermark.</summary>
public interface IChatLog
{
    /// <summary>Opens the log of a new conversation, or renews one.</summary>
    /// <returns>True when it did not exist before: exactly one caller greets.</returns>
    Task<bool> OpenAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// Appends entries in order; an entry whose Key was appended before keeps its first number and is not appended again.
    /// </summary>
    /// <returns>The sequence number of each entry, or null when the conversation's log has expired.</returns>
    Task<IReadOnlyList<long>?> AppendAsync(string conversationId, IReadOnlyList<ChatEntry> entries, CancellationToken cancellationToken);

    /// <summary>
    /// Entries after a sequence number, at most <paramref name="most"/>; null when the log has expired. Trimmed ones are left out.
    /// </summary>
    Task<IReadOnlyList<LoggedEntry>?> ReadAsync(string conversationId, long after, int most, CancellationToken cancellationToken);

    /// <summary>
    /// Yields once at start and then whenever something may have been appended (null: a nudge, not the truth) or an ephemeral
    /// activity was sent (its JSON); a nudge comes at least every 15 s. Ends with the token.
    /// </summary>
    IAsyncEnumerable<string?> FollowAsync(string conversationId, CancellationToken cancellationToken);
}

/// <summary>One activity to log.</summary>
/// <param name="Key">Unique in the conversation (clientActivityID, or inbound id + position).</param>
/// <param name="Json">The activity without id and timestamp.</param>
/// <param name="IsEphemeral">Shown live only (typing), never stored; its number is 0.</param>
public sealed record ChatEntry(string Key, string Json, bool IsEphemeral = false);

/// <summary>One logged activity.</summary>
public sealed record LoggedEntry(long Number, DateTimeOffset At, string Json);

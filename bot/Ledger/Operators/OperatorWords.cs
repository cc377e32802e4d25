namespace LaporBot.Bot.Ledger.Operators;

/// <summary>What the audit remembers of the operators' queue. A word never changes its meaning.</summary>
internal static class OperatorWords
{
    public const string Retried = "queue.retry";
    public const string Bound = "queue.bind";
    public const string Closed = "queue.close";
    public const string NoteRetried = "queue.note-retry";
    public const string NoteClosed = "queue.note-close";
    public const string DeliveryRetried = "queue.delivery-retry";
    public const string DeliveryClosed = "queue.delivery-close";

    /// <summary>The line to the hub was opened before its time.</summary>
    public const string Resumed = "queue.resume";
}

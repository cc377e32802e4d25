namespace LaporBot.Bot.Ledger;

/// <summary>What every queue row has: when it is due, and who holds it until when.</summary>
internal abstract class LeasedRow
{
    /// <summary>Tries that led nowhere; picks the next wait.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset NextAt { get; set; }

    /// <summary>A worker has it until then; a worker that died gives it back by this.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Drawn anew with each lease: a settle with an old one writes nothing.</summary>
    public Guid? LeaseToken { get; set; }
}

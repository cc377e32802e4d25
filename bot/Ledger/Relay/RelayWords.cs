namespace LaporBot.Bot.Ledger.Relay;

/// <summary>What the audit remembers of the relay. A word never changes its meaning.</summary>
internal static class RelayWords
{
    /// <summary>The whole case was shown to be retyped; the reason says whether a name or a rahasia story was on it.</summary>
    public const string Opened = "relay.open";

    /// <summary>A file of it was fetched.</summary>
    public const string FileFetched = "relay.file";

    public const string Claimed = "relay.claim";
    public const string Released = "relay.release";
    public const string Bound = "relay.bind";
    public const string Refused = "relay.refuse";
    public const string NoteCopied = "relay.note";

    /// <summary>A change read on the national site was written down.</summary>
    public const string Updated = "relay.update";

    /// <summary>A list of such changes was taken in.</summary>
    public const string Imported = "relay.import";
}

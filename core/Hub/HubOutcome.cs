namespace LaporBot.Core.Hub;

/// <summary>Closed list of what the hub can make of a complaint (hub.md, outcome table); each entry says what follows.</summary>
public abstract record HubOutcome
{
    private HubOutcome()
    {
    }

    /// <summary>It is there under this id, now or since an earlier attempt.</summary>
    public sealed record Accepted(string TrackingId) : HubOutcome;

    /// <summary>It is taken; the id will be told for this token later.</summary>
    public sealed record Promised(string Token) : HubOutcome;

    /// <summary>The hub will not take it as it is; not retried, an operator looks.</summary>
    /// <param name="Words">The hub's own words, cut to 500 characters.</param>
    public sealed record Refused(string Words) : HubOutcome;

    /// <summary>Our credential is refused: the whole queue waits.</summary>
    public sealed record CredentialRefused : HubOutcome;

    /// <summary>The hub asks everybody to wait.</summary>
    public sealed record Busy(TimeSpan Delay) : HubOutcome;

    /// <summary>No machine was asked: an official carries it over by hand, and the desk says when it is there.</summary>
    public sealed record ByHand : HubOutcome;

    /// <summary>Surely not done: try again by our schedule.</summary>
    public sealed record NotDone(string Reason) : HubOutcome;

    /// <summary>Perhaps done: look it up by our reference before a second attempt.</summary>
    public sealed record Unknown(string Reason) : HubOutcome;
}

/// <summary>Closed list of what a look-up by our own reference can tell.</summary>
public abstract record HubLookup
{
    private HubLookup()
    {
    }

    /// <summary>The hub has it.</summary>
    public sealed record Found(string TrackingId) : HubLookup;

    /// <summary>The hub answered and does not have it.</summary>
    public sealed record NotFound : HubLookup;

    /// <summary>The hub did not answer; ask again later.</summary>
    public sealed record NoAnswer(string Reason) : HubLookup;

    /// <summary>This hub has no way to be asked: an operator must decide.</summary>
    public sealed record Unsupported : HubLookup;
}

namespace LaporBot.Core.Care;

/// <summary>Matters the national hub does not take (domain.md 1.2); complaints about the service of police and prosecutors it does.</summary>
public enum OutOfScopeKind
{
    /// <summary>A case before a court, or a verdict.</summary>
    Court = 1,

    /// <summary>A crime that is over: for the police.</summary>
    Crime = 2,

    Corruption = 3,

    /// <summary>Laws and parliaments.</summary>
    Lawmaking = 4,

    /// <summary>Debts, purchases, divorces, quarrels among private people.</summary>
    PrivateDispute = 5,

    Advert = 6,

    /// <summary>Passed-on rumours.</summary>
    Hearsay = 7,
}

using LaporBot.Core.Complaints;

namespace LaporBot.Core.Conversations;

/// <summary>What a turn about filed cases and one's own data can want from the ledger.</summary>
public abstract partial record Errand
{
    /// <summary>The person's own cases that can serve a purpose.</summary>
    /// <param name="Purpose">What for.</param>
    /// <param name="Page">From 0.</param>
    public sealed record Cases(CasePurpose Purpose, int Page = 0) : Errand;

    /// <summary>One case of the person, with its history.</summary>
    public sealed record Open(CasePurpose Purpose, TicketNumber Ticket) : Errand;

    /// <summary>Do this to a case.</summary>
    public sealed record Take(CaseStep Step) : Errand;

    /// <summary>Broadcasts on or off.</summary>
    public sealed record Hear(bool Broadcasts) : Errand;

    /// <summary>A copy of everything that is kept about the person.</summary>
    public sealed record MyData : Errand;

    /// <summary>Erase what may be erased.</summary>
    public sealed record Erase(bool StopsNews) : Errand;
}

using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Complaints;

/// <summary>What the ledger holds about one person, for that person.</summary>
/// <param name="HearsBroadcasts">False after "berhenti".</param>
/// <param name="Reports">Newest first, complete.</param>
public sealed record PersonFile(bool HearsBroadcasts, ImmutableArray<PersonReport> Reports);

/// <summary>One report of a person with all that is kept about it.</summary>
/// <param name="Complaint">As it was filed.</param>
/// <param name="File">How it went on.</param>
/// <param name="Rating">Stars the person gave, or null.</param>
public sealed record PersonReport(Complaint Complaint, CaseFile File, int? Rating);

/// <summary>What a person asks of the ledger about themselves.</summary>
/// <param name="Person">Who.</param>
public abstract record PersonStep(ReplyAddress Person)
{
    /// <summary>Broadcasts and other optional messages: on or off. News of one's own case always comes.</summary>
    public sealed record Hear(ReplyAddress Person, bool Broadcasts) : PersonStep(Person);

    /// <summary>Keeps a document for a short while, until the person has fetched it.</summary>
    public sealed record Keep(ReplyAddress Person, PersonDocument Document) : PersonStep(Person);

    /// <summary>A report of theirs goes to another chat they have, its news with it; the channel it came by still holds its files.</summary>
    /// <param name="Person">Whose it was. When it is somebody else's, nothing moves and no report is counted.</param>
    /// <param name="To">Whose it is from now on.</param>
    /// <param name="Ticket">Which.</param>
    public sealed record Move(ReplyAddress Person, ReplyAddress To, TicketNumber Ticket) : PersonStep(Person);

    /// <summary>Identity, files and talk go; what the law keeps stays without a name.</summary>
    /// <param name="Id">Of this erasure: a second one under it changes nothing.</param>
    /// <param name="Person">Who.</param>
    /// <param name="StopsNews">Nothing more is sent to them, not even the answer to an open case.</param>
    public sealed record Erase(Guid Id, ReplyAddress Person, bool StopsNews) : PersonStep(Person);
}

/// <summary>What came of it.</summary>
/// <param name="Changed">False when it was so already.</param>
/// <param name="Reports">Reports it touched.</param>
/// <param name="Files">Files it touched.</param>
/// <param name="Open">Reports of them that still run.</param>
public sealed record PersonResult(bool Changed, int Reports = 0, int Files = 0, int Open = 0)
{
    /// <summary>Where the channel still holds the files that were erased here.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];
}

/// <summary>A document made for one person.</summary>
/// <param name="Id">32 hexadecimal digits that cannot be guessed.</param>
/// <param name="Name">File name.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Content">UTF-8 text.</param>
/// <param name="Expires">Then it is deleted.</param>
public sealed record PersonDocument(string Id, string Name, string ContentType, string Content, DateTimeOffset Expires)
{
    /// <summary>The name only: it is full of personal data.</summary>
    public override string ToString() => Name;
}

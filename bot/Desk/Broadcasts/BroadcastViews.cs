using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Broadcasts;

/// <summary>The list.</summary>
/// <param name="Rows">The newest first.</param>
/// <param name="Names">Of officials.</param>
/// <param name="IsStopped">The operator has stopped all of them.</param>
/// <param name="Next">Where the next page begins.</param>
internal sealed record BroadcastsView(IReadOnlyList<BroadcastRow> Rows, IReadOnlyDictionary<Guid, string> Names, bool IsStopped, DateTimeOffset? Next);

/// <summary>The page of one.</summary>
internal sealed record BroadcastView(BroadcastRow Row, IReadOnlyDictionary<Guid, string> Names, BroadcastProgress Progress, IReadOnlyList<ReportLine> Report)
{
    /// <summary>Before it begins; null afterwards.</summary>
    public RehearsalResult? Rehearsal { get; init; }

    /// <summary>For whom, line by line.</summary>
    public required IReadOnlyList<(string Name, string Value)> Audience { get; init; }

    /// <summary>What people see; the same as in the rehearsal.</summary>
    public required IReadOnlyList<Proof> Proofs { get; init; }

    public bool IsStopped { get; init; }

    /// <summary>When it goes on, in words, if it rests for the night.</summary>
    public string? WaitsUntil { get; init; }

    /// <summary>Where the page hears how it goes on.</summary>
    public string Stream => $"/siaran/{Row.Id}/arus?{BroadcastLive.Shown}={Row.State}";

    /// <summary>The same text went out lately: the author is asked whether it is meant.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>A sentence about something that could not be done.</summary>
    public string? Fault { get; init; }
}

/// <summary>The form.</summary>
/// <param name="Entry">What was typed.</param>
/// <param name="Faults">Sentences that say what is wrong with it.</param>
internal sealed record BroadcastFormView(BroadcastEntry Entry, IReadOnlyList<EntryFault> Faults)
{
    /// <summary>The draft that is changed; null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>What it corrects: its audience is settled.</summary>
    public Guid? Corrects { get; init; }

    public AudienceCount? Count { get; init; }

    public required IReadOnlyList<HubService> Categories { get; init; }

    public required IReadOnlyList<InstitutionRow> Institutions { get; init; }

    public required int Longest { get; init; }
}

/// <summary>The operator's brake: what runs, without a word of what it says.</summary>
internal sealed record BrakeView(IReadOnlyList<BroadcastRow> Open, bool IsStopped);

/// <summary>What pages say about audiences and counts.</summary>
internal sealed class BroadcastSpeech(Wording wording, HubServices categories, Institutions institutions)
{
    public async Task<IReadOnlyList<(string Name, string Value)>> AudienceAsync(Audience audience, DeskWords words, CancellationToken cancellationToken)
    {
        var known = await institutions.ListAsync(cancellationToken);
        var lines = new List<(string, string?)>
        {
            (words["Broadcasts.To"], words["Broadcasts.Audience." + audience.Kind]),
            (words["Broadcasts.Part"], audience.Kind == AudienceKind.Recipients ? null : words["Broadcasts.Part." + audience.Part]),
            (words["Broadcasts.Tickets"], audience.Tickets.IsDefaultOrEmpty ? null : string.Join(", ", audience.Tickets)),
            (words["Broadcasts.Category"], audience.Category is { } code ? categories.Current.FirstOrDefault(one => one.Code == code)?.Name ?? code : null),
            (words["Broadcasts.Region"], audience.Region is { } region ? Regions.ByCode(region)?.Name ?? region : null),
            (words["Broadcasts.Status"], audience.Status is { } status ? wording.Label(words.Language, StatusWords.Key(status)) : null),
            (words["Shell.Institution"], audience.Institution is { } own ? known.Find(one => one.Code == own)?.Name ?? own : null),
            (words["Broadcasts.From"], audience.From is { } from ? Clocks.Print(from) : null),
            (words["Broadcasts.Until"], audience.Until is { } until ? Clocks.Print(until) : null),
        };
        return [.. lines.Where(line => line.Item2 is not null).Select(line => (line.Item1, line.Item2!))];
    }

    /// <summary>A count line by line: who gets it, and who does not and why.</summary>
    public static IReadOnlyList<(string Name, string Value)> Lines(AudienceCount count, DeskWords words) =>
    [
        (words["Broadcasts.Reached"], Number(count.Reached, words)),
        .. new[] { Verdicts.OptedOut, Verdicts.Unreachable, Verdicts.Secret, Verdicts.NoChannel, Verdicts.Erased }
            .Select(verdict => (words["Broadcasts.Verdict." + verdict], Number(count.Of(verdict), words))),
    ];

    public static string Number(long number, DeskWords words) => words.Number(number);
}

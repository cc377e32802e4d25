namespace LaporBot.Faults;

/// <summary>Compares what people saw with what the hub has; the gateway's own books are not asked.</summary>
internal sealed class Count(Scene scene, IReadOnlyList<Resident> people, DrillOptions options)
{
    private readonly IReadOnlyList<HubRecord> _hub = scene.Hub.Records;
    private readonly Dictionary<string, HubRecord> _byTicket = scene.Hub.Records.DistinctBy(record => record.Ticket).ToDictionary(record => record.Ticket, StringComparer.Ordinal);
    private readonly ILookup<string, string> _ticketsOf = scene.Hub.Records
        .SelectMany(record => Resident.MarkersIn(record.Description).Select(marker => (Marker: marker, record.Ticket))).ToLookup(one => one.Marker, one => one.Ticket, StringComparer.Ordinal);

    /// <summary>Tickets people were given and the hub does not have.</summary>
    public static List<string> Missing(Scene scene, IReadOnlyList<Resident> people)
    {
        var there = scene.Hub.Records.Select(record => record.Ticket).ToHashSet(StringComparer.Ordinal);
        return [.. people.SelectMany(one => one.Filings).Select(filing => filing.Ticket).OfType<string>().Where(ticket => !there.Contains(ticket))];
    }

    public Verdict Verdict(IReadOnlyList<string> stuck, int answersBefore, TimeSpan drained)
    {
        var answers = scene.Telegram.Webhook.Answers.ToArray();
        return new Verdict
        {
            Options = options,
            Acknowledged = people.Sum(one => one.Filings.Count(filing => filing.Ticket is not null)),
            AtHub = _hub.Count,
            Lost = Missing(scene, people),
            Doubled = [.. Doubled()],
            Crossed = [.. people.SelectMany(Crossed), .. Misnamed()],
            Stuck = [.. stuck, .. scene.Telegram.Updates.Count is > 0 and var left ? [$"{left} updates"] : (string[])[]],
            BadStops = [.. scene.Fleet.Replicas.SelectMany(replica => replica.BadStops)],
            Faults500 = answers.Count(status => status == 500),
            Refusals = answers.Take(answersBefore).Count(status => status is 0 or >= 300),
            LateRefusals = answers.Skip(answersBefore).Count(status => status is 0 or >= 300),
            Silences = people.Sum(one => one.Filings.Sum(filing => filing.Silences)),
            Strays = people.Sum(one => one.Strays.Count),
            Kills = scene.Fleet.Replicas.Sum(replica => replica.Kills),
            Drained = drained,
        };
    }

    private IEnumerable<string> Doubled() =>
    [
        .. _hub.GroupBy(record => record.Ticket).Where(same => same.Count() > 1).Select(same =>
            $"{same.Key} at the hub as {string.Join(", ", same.Select(record => $"{record.Id} {record.At:HH:mm:ss.fff}"))}"),
        .. _ticketsOf.Where(same => same.Distinct().Count() > 1).Select(same => $"story {same.Key} as {string.Join(", ", same.Distinct())}"),
    ];

    /// <summary>What a person saw and should not have.</summary>
    private IEnumerable<string> Crossed(Resident one)
    {
        var own = one.Filings.Select(filing => filing.Marker).ToHashSet(StringComparer.Ordinal);
        var tickets = own.SelectMany(marker => _ticketsOf[marker]).Concat(one.Filings.Select(filing => filing.Ticket).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        return one.Seen.SelectMany(words => Resident.MarkersIn(words).Where(marker => !own.Contains(marker))
                .Concat(Resident.TicketsIn(words).Where(ticket => !tickets.Contains(ticket) && IsOthers(ticket, own))))
            .Select(what => $"person {one.Number} saw {what}");
    }

    private bool IsOthers(string ticket, HashSet<string> own) =>
        _byTicket.GetValueOrDefault(ticket) is { } record && !Resident.MarkersIn(record.Description).Any(own.Contains);

    /// <summary>Receipts whose ticket stands at the hub with another story.</summary>
    private IEnumerable<string> Misnamed() => people.SelectMany(one => one.Filings)
        .Where(filing => filing.Ticket is { } ticket && _byTicket.GetValueOrDefault(ticket) is { } record
            && !record.Description.Contains(filing.Marker, StringComparison.Ordinal))
        .Select(filing => $"{filing.Ticket} at the hub without {filing.Marker}");
}

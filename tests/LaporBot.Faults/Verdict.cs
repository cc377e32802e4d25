using System.Globalization;

namespace LaporBot.Faults;

/// <summary>What a drill came to.</summary>
internal sealed record Verdict
{
    public required DrillOptions Options { get; init; }

    /// <summary>Receipts with a ticket that people saw.</summary>
    public required int Acknowledged { get; init; }

    public required int AtHub { get; init; }

    /// <summary>Acknowledged tickets the hub does not have.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Tickets that are twice at the hub, and filings that became two tickets.</summary>
    public required IReadOnlyList<string> Doubled { get; init; }

    /// <summary>Words or tickets of one person seen by another, or told to the hub in another's name.</summary>
    public required IReadOnlyList<string> Crossed { get; init; }

    /// <summary>People whose words or tickets were crossed.</summary>
    public required IReadOnlySet<int> Concerned { get; init; }

    /// <summary>What had not come to rest in time.</summary>
    public required IReadOnlyList<string> Stuck { get; init; }

    /// <summary>Answers of 500 at the webhook, ever: nothing that is foreseen ends like that.</summary>
    public required int Faults500 { get; init; }

    /// <summary>Answers that were not 2xx after the last trouble.</summary>
    public required int LateRefusals { get; init; }

    /// <summary>Stops by signal that did not end well.</summary>
    public required IReadOnlyList<string> BadStops { get; init; }

    public int Refusals { get; init; }

    public int Silences { get; init; }

    public int Strays { get; init; }

    public int Kills { get; init; }

    public TimeSpan Drained { get; init; }

    public bool IsKept => Acknowledged > 0 && Lost.Count + Doubled.Count + Crossed.Count + Stuck.Count + BadStops.Count + Faults500 + LateRefusals == 0;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
         drill {Options}
         acknowledged {Acknowledged}  at hub {AtHub}  lost {Lost.Count}  doubled {Doubled.Count}  crossed {Crossed.Count}  stuck {Stuck.Count}
         webhook: 500s {Faults500}, refused under trouble {Refusals}, refused after it {LateRefusals}; kills {Kills}; drained in {Drained.TotalSeconds:0} s
         people: silences {Silences}, at a loss {Strays}
         seed {Options.Seed}: {(IsKept ? "the promise held" : "THE PROMISE WAS BROKEN")}
         {string.Join('\n', [.. Named("lost", Lost), .. Named("doubled", Doubled), .. Named("crossed", Crossed), .. Named("stuck", Stuck), .. Named("bad stop", BadStops)])}
         """);

    private static IEnumerable<string> Named(string what, IReadOnlyList<string> which) => which.Take(10).Select(one => $"  {what}: {one}");
}

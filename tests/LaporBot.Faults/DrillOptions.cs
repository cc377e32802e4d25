using System.Globalization;

namespace LaporBot.Faults;

/// <summary>How many people, how long, on what; everything bounded.</summary>
internal sealed record DrillOptions
{
    public const string Usage =
        "LaporBot.Faults [--citizens 1..2000] [--minutes 0.1..120] [--acknowledged NUMBER] [--seed NUMBER] [--replicas 1..3] "
        + "[--ledger sqlite|postgres] [--store redis|embedded|sentinel|cluster] [--mode Webhook|Polling] [--troubles all|none|NAME,NAME…]";

    private static readonly string[] Names = ["--citizens", "--minutes", "--acknowledged", "--seed", "--replicas", "--ledger", "--store", "--mode", "--troubles"];

    /// <summary>People; every fourth is in the web chat.</summary>
    public int Citizens { get; init; } = 40;

    /// <summary>How long people file and troubles come; the drain follows.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Filing ends when so many receipts have been seen, however much time is left.</summary>
    public int Acknowledged { get; init; } = int.MaxValue;

    public int Seed { get; init; } = Random.Shared.Next(1, 1_000_000);

    public int Replicas { get; init; } = 1;

    public bool IsPostgres { get; init; }

    /// <summary>One of <see cref="Faults.Store.Kinds"/>.</summary>
    public string Store { get; init; } = "redis";

    public string Mode { get; init; } = "Webhook";

    /// <summary>Names of the troubles that come; empty for all of them.</summary>
    public IReadOnlyList<string> Troubles { get; init; } = [];

    /// <summary>How long everything may take to come to rest after the last trouble.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromMinutes(3);

    public static bool IsLongForm(string[] args) => args.Any(arg => Names.Contains(arg, StringComparer.Ordinal));

    /// <returns>Null when the arguments are not understood.</returns>
    public static DrillOptions? Parse(string[] args)
    {
        var options = args.Length % 2 == 0 ? new DrillOptions() : null;
        for (var i = 0; i + 1 < args.Length && options is not null; i += 2)
        {
            options = Change(options, args[i], args[i + 1]);
        }

        // One SQLite file and one embedded store belong to one process.
        return options is { Replicas: > 1 } and not { IsPostgres: true, Store: not "embedded" } ? null : options;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"--citizens {Citizens} --minutes {Length.TotalMinutes:0.##} --seed {Seed} --replicas {Replicas} --ledger {(IsPostgres ? "postgres" : "sqlite")} --store {Store} --mode {Mode}{(Acknowledged < int.MaxValue ? $" --acknowledged {Acknowledged}" : "")}");

    private static DrillOptions? Change(DrillOptions options, string name, string value) => name switch
    {
        "--citizens" when Whole(value, 1, 2000) is { } number => options with { Citizens = number },
        "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 0.1 and <= 120 =>
            options with { Length = TimeSpan.FromMinutes(minutes) },
        "--acknowledged" when Whole(value, 1, int.MaxValue) is { } number => options with { Acknowledged = number },
        "--seed" when Whole(value, 0, int.MaxValue) is { } number => options with { Seed = number },
        "--replicas" when Whole(value, 1, 3) is { } number => options with { Replicas = number },
        "--ledger" when value is "sqlite" or "postgres" => options with { IsPostgres = value == "postgres" },
        "--store" when Faults.Store.Kinds.Contains(value) => options with { Store = value },
        "--mode" when value is "Webhook" or "Polling" => options with { Mode = value },
        "--troubles" => options with { Troubles = value == "all" ? [] : value.Split(',') },
        _ => null,
    };

    private static int? Whole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}

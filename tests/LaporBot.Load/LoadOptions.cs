using System.Globalization;

namespace LaporBot.Load;

/// <summary>How much, how long, how often; everything bounded.</summary>
internal sealed record LoadOptions
{
    public const string Usage =
        "LaporBot.Load [--citizens 1..100000] [--concurrency 1..1000] [--seconds 1..600] [--warm-up 0..600] [--rounds 1..100] "
        + "[--press] [--file] [--workstation-gc] [--only-gateway] [--set NAME=VALUE]…\n"
        + "LaporBot.Load --web 1..100000 [--talking 0..10000] [--seconds 1..600] [--workstation-gc] [--set NAME=VALUE]…\n"
        + "LaporBot.Load --desk CONNECTION [--cases 1..10000000] [--asks 20..1000] [--only PART-OF-A-NAME] [--rest 0..3600] [--set NAME=VALUE]…";

    public int Citizens { get; private init; } = 200;

    /// <summary>Requests under way at the same time, each on a connection of its own.</summary>
    public int Concurrency { get; private init; } = 64;

    /// <summary>Of one measured stretch.</summary>
    public int Seconds { get; private init; } = 8;

    /// <summary>Seconds of pressure before the first measured stretch, for the compiler's second tier.</summary>
    public int WarmUp { get; private init; } = 15;

    public int Rounds { get; private init; } = 5;

    /// <summary>Press buttons where there are some, instead of typing only. A press costs the gateway a call of its own.</summary>
    public bool Presses { get; private init; }

    /// <summary>Send the complaints instead of discarding them at the end.</summary>
    public bool Files { get; private init; }

    /// <summary>Both run with the server's collector unless this is set.</summary>
    public bool WorkstationGc { get; private init; }

    /// <summary>Web chats with an open socket; 0 measures the webhook instead.</summary>
    public int Web { get; private init; }

    /// <summary>How many of them talk while the others sit idle.</summary>
    public int Talking { get; private init; } = 50;

    /// <summary>An empty PostgreSQL database, or one filled before; empty measures something else.</summary>
    public string Desk { get; private init; } = "";

    /// <summary>How many cases an empty one is filled with.</summary>
    public int Cases { get; private init; } = 1_000_000;

    /// <summary>Of each page.</summary>
    public int Asks { get; private init; } = 20;

    /// <summary>Only pages whose name has this in it.</summary>
    public string Only { get; private init; } = "";

    /// <summary>Seconds of quiet before the memory is read again.</summary>
    public int Rest { get; private init; }

    /// <summary>Without the floor, for a profiler.</summary>
    public bool OnlyGateway { get; private init; }

    /// <summary>Further settings of the gateway, for experiments.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; private init; } = new Dictionary<string, string>();

    /// <returns>Null when the arguments are not understood.</returns>
    public static LoadOptions? Parse(ReadOnlySpan<string> args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i++)
        {
            var next = i + 1 < args.Length ? args[i + 1] : "";
            var changed = Switch(options, args[i]) ?? Change(options, args[i], next);
            if (changed is null)
            {
                return null;
            }

            i += Switch(options, args[i]) is null ? 1 : 0;
            options = changed;
        }

        return options;
    }

    private static LoadOptions? Switch(LoadOptions options, string name) => name switch
    {
        "--press" => options with { Presses = true },
        "--file" => options with { Files = true },
        "--workstation-gc" => options with { WorkstationGc = true },
        "--only-gateway" => options with { OnlyGateway = true },
        _ => null,
    };

    private static LoadOptions? Change(LoadOptions options, string name, string value) => name switch
    {
        "--citizens" when Number(value, 1, 100_000) is { } number => options with { Citizens = number },
        "--concurrency" when Number(value, 1, 1000) is { } number => options with { Concurrency = number },
        "--seconds" when Number(value, 1, 600) is { } number => options with { Seconds = number },
        "--warm-up" when Number(value, 0, 600) is { } number => options with { WarmUp = number },
        "--rounds" when Number(value, 1, 100) is { } number => options with { Rounds = number },
        "--web" when Number(value, 1, 100_000) is { } number => options with { Web = number },
        "--talking" when Number(value, 0, 10_000) is { } number => options with { Talking = number },
        "--desk" when value.Contains("Host=", StringComparison.OrdinalIgnoreCase) => options with { Desk = value },
        "--cases" when Number(value, 1, 10_000_000) is { } number => options with { Cases = number },
        "--asks" when Number(value, 20, 1_000) is { } number => options with { Asks = number },
        "--only" => options with { Only = value },
        "--rest" when Number(value, 0, 3_600) is { } number => options with { Rest = number },
        "--set" when value.Split('=', 2) is [var key, var text] =>
            options with { Settings = new Dictionary<string, string>(options.Settings) { [key] = text } },
        _ => null,
    };

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}

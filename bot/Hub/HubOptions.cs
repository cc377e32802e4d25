using System.ComponentModel.DataAnnotations;

namespace LaporBot.Bot.Hub;

/// <summary>Which road leads to the national hub.</summary>
internal enum HubAdapter
{
    /// <summary>Our own hub inside this process: nothing reaches a real authority.</summary>
    Sandbox,

    /// <summary>A hub that speaks Open311 GeoReport v2.</summary>
    GeoReport,

    /// <summary>An admin retypes cases into the national site.</summary>
    ManualRelay,
}

/// <summary>Settings of the national hub, section <c>Hub</c>.</summary>
internal sealed class HubOptions
{
    public const string Section = "Hub";

    /// <summary>A name of <see cref="HubAdapter"/>; text, so that a wrong word is reported together with every other fault.</summary>
    public string Adapter { get; set; } = nameof(HubAdapter.Sandbox);

    /// <summary>The hub's GeoReport root, for example https://hub.example.go.id/open311/v2; the sandbox needs none.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Our key at the hub; the sandbox draws one at each start when this is absent.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Sent with every call when one endpoint serves several jurisdictions.</summary>
    public string? JurisdictionId { get; set; }

    /// <summary>The hub can be asked by <c>attribute[client_ref]</c>; otherwise its list is read around the time of the attempt.</summary>
    public bool LookupByReference { get; set; } = true;

    /// <summary>The hub has mySociety's <c>servicerequestupdates</c>; otherwise open cases are asked for one by one.</summary>
    public bool UpdatesExtension { get; set; } = true;

    /// <summary>What the hub must show when it pushes; absent means that the push address does not exist.</summary>
    public string? PushKey { get; set; }

    /// <summary>Seconds between two polls; a hub without the extension is asked every five minutes at most.</summary>
    [Range(1, 86_400)]
    public int PollSeconds { get; set; } = 60;

    /// <summary>How long handing over a complaint may take, answer included; shorter than the lease of the outbox.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:40")]
    public TimeSpan PostTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long any question may take, answer included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:40")]
    public TimeSpan GetTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The adapter, or null when the word is none of ours.</summary>
    public HubAdapter? Kind => Enum.TryParse<HubAdapter>(Adapter, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>The same before anything is built from the settings.</summary>
    public static HubAdapter? KindOf(IConfiguration configuration)
    {
        var options = new HubOptions();
        options.Adapter = configuration[$"{Section}:{nameof(Adapter)}"] ?? options.Adapter;
        return options.Kind;
    }
}

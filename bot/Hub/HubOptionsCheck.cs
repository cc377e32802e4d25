using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Hub;

/// <summary>What no single setting can say about itself.</summary>
internal sealed class HubOptionsCheck : IValidateOptions<HubOptions>
{
    public ValidateOptionsResult Validate(string? name, HubOptions options)
    {
        var faults = new List<string>();
        switch (options.Kind)
        {
            case null:
                faults.Add("Hub:Adapter must be Sandbox, GeoReport or ManualRelay.");
                break;
            case HubAdapter.ManualRelay:
                CheckManualRelay(options, faults);
                break;
            case HubAdapter.GeoReport:
                CheckGeoReport(options, faults);
                break;
            default:
                break;
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>A key that is never used would let somebody believe that complaints go by themselves.</summary>
    private static void CheckManualRelay(HubOptions options, List<string> faults)
    {
        foreach (var (name, isGiven) in (ReadOnlySpan<(string, bool)>)
            [("BaseUrl", options.BaseUrl is not null), ("ApiKey", !string.IsNullOrWhiteSpace(options.ApiKey)), ("PushKey", !string.IsNullOrWhiteSpace(options.PushKey))])
        {
            if (isGiven)
            {
                faults.Add($"Hub:{name} has no meaning when Hub:Adapter is ManualRelay: take it away, or use GeoReport.");
            }
        }
    }

    private static void CheckGeoReport(HubOptions options, List<string> faults)
    {
        if (options.BaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            faults.Add("Hub:BaseUrl must be the absolute http or https address of the hub when Hub:Adapter is GeoReport.");
        }

        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            faults.Add("Hub:ApiKey is needed when Hub:Adapter is GeoReport.");
        }
    }
}

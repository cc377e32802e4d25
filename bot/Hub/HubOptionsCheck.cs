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
                faults.Add("Hub:Adapter must be Sandbox or GeoReport.");
                break;
            case HubAdapter.ManualRelay:
                faults.Add("Hub:Adapter ManualRelay is not part of this version yet; use Sandbox or GeoReport.");
                break;
            case HubAdapter.GeoReport:
                CheckGeoReport(options, faults);
                break;
            default:
                break;
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
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

using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.Azure;

/// <summary>
/// Half a configuration stops the start, with every fault named: without an app id Bot Builder would take messages from anybody
/// and call whatever address they name. No value is repeated.
/// </summary>
internal sealed class AzureOptionsCheck : IValidateOptions<AzureOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureOptions options)
    {
        List<string> faults = options.IsOn ? [.. Identity(options), .. Cloud(options)] : [.. Leftovers(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Leftovers(AzureOptions options) =>
        Named(options).Where(setting => Has(setting.Value))
            .Select(setting => $"{setting.Name} is set but MicrosoftAppId is missing; set both, or neither to leave Azure Bot Service off.");

    private static IEnumerable<string> Identity(AzureOptions options)
    {
        var hasPassword = Has(options.MicrosoftAppPassword);
        if (!Guid.TryParse(options.MicrosoftAppId, out _))
        {
            yield return "MicrosoftAppId must be the id of an app registration, a GUID.";
        }

        if (!options.IsSingleTenant && !options.IsManagedIdentity && !options.IsMultiTenant)
        {
            yield return "MicrosoftAppType must be SingleTenant, UserAssignedMSI or MultiTenant.";
        }

        if (!options.IsMultiTenant && !Guid.TryParse(options.MicrosoftAppTenantId, out _))
        {
            yield return "MicrosoftAppTenantId is needed, a GUID, unless MicrosoftAppType is MultiTenant.";
        }

        if (options.IsManagedIdentity == hasPassword)
        {
            yield return hasPassword
                ? "MicrosoftAppPassword must not be set for MicrosoftAppType UserAssignedMSI: a managed identity has none."
                : "MicrosoftAppPassword is missing.";
        }
    }

    // One of them alone makes Bot Builder read all of them, and the empty ones would trust nobody or anybody.
    private static IEnumerable<string> Cloud(AzureOptions options)
    {
        var settings = Named(options).Where(setting => setting.IsOfCloud).ToList();
        var set = settings.Where(setting => Has(setting.Value)).ToList();
        var missing = set.Count == 0 ? [] : settings.Except(set).Select(setting => $"{setting.Name} is missing: a cloud of one's own needs all of its addresses.");
        var wrong = set.Where(setting => setting.IsAddress && !IsSafe(setting.Value!)).Select(setting => $"{setting.Name} must be an https:// address.");
        return missing.Concat(wrong);
    }

    private static bool Has(string? value) => !string.IsNullOrEmpty(value);

    private static bool IsSafe(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    private static IEnumerable<Setting> Named(AzureOptions options) =>
    [
        new(nameof(options.MicrosoftAppPassword), options.MicrosoftAppPassword, IsOfCloud: false),
        new(nameof(options.MicrosoftAppType), options.MicrosoftAppType, IsOfCloud: false),
        new(nameof(options.MicrosoftAppTenantId), options.MicrosoftAppTenantId, IsOfCloud: false),
        new(nameof(options.ToChannelFromBotLoginUrl), options.ToChannelFromBotLoginUrl),
        new(nameof(options.ToChannelFromBotOAuthScope), options.ToChannelFromBotOAuthScope, IsAddress: false),
        new(nameof(options.ToBotFromChannelTokenIssuer), options.ToBotFromChannelTokenIssuer, IsAddress: false),
        new(nameof(options.ToBotFromChannelOpenIdMetadataUrl), options.ToBotFromChannelOpenIdMetadataUrl),
        new(nameof(options.ToBotFromEmulatorOpenIdMetadataUrl), options.ToBotFromEmulatorOpenIdMetadataUrl),
        new(nameof(options.OAuthUrl), options.OAuthUrl),
    ];

    private sealed record Setting(string Name, string? Value, bool IsOfCloud = true, bool IsAddress = true);
}

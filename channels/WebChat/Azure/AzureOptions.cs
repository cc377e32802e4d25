namespace LaporBot.Channels.WebChat.Azure;

/// <summary>Azure Bot Service, under the names Microsoft gave the settings, at the root of the configuration.</summary>
public sealed class AzureOptions
{
    /// <summary>The app registration of the bot; null = <c>/api/messages</c> does not exist.</summary>
    public string? MicrosoftAppId { get; set; }

    /// <summary>Its secret; none for a managed identity.</summary>
    public string? MicrosoftAppPassword { get; set; }

    /// <summary><c>SingleTenant</c> (default), <c>UserAssignedMSI</c>, or <c>MultiTenant</c> for a bot that Azure made before it stopped making those.</summary>
    public string? MicrosoftAppType { get; set; }

    /// <summary>The directory of a <c>SingleTenant</c> bot or a managed identity.</summary>
    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>Where tokens are got and whose tokens are taken, for a cloud of one's own: all six or none.</summary>
    public string? ToChannelFromBotLoginUrl { get; set; }

    /// <inheritdoc cref="ToChannelFromBotLoginUrl"/>
    public string? ToChannelFromBotOAuthScope { get; set; }

    /// <inheritdoc cref="ToChannelFromBotLoginUrl"/>
    public string? ToBotFromChannelTokenIssuer { get; set; }

    /// <inheritdoc cref="ToChannelFromBotLoginUrl"/>
    public string? ToBotFromChannelOpenIdMetadataUrl { get; set; }

    /// <inheritdoc cref="ToChannelFromBotLoginUrl"/>
    public string? ToBotFromEmulatorOpenIdMetadataUrl { get; set; }

    /// <inheritdoc cref="ToChannelFromBotLoginUrl"/>
    public string? OAuthUrl { get; set; }

    /// <summary>False only for a login of one's own that Microsoft's directory does not know.</summary>
    public bool ValidateAuthority { get; set; } = true;

    internal bool IsOn => !string.IsNullOrEmpty(MicrosoftAppId);

    internal bool IsManagedIdentity => Is("UserAssignedMSI");

    internal bool IsMultiTenant => Is("MultiTenant");

    internal bool IsSingleTenant => string.IsNullOrEmpty(MicrosoftAppType) || Is("SingleTenant");

    private bool Is(string type) => string.Equals(MicrosoftAppType, type, StringComparison.OrdinalIgnoreCase);
}

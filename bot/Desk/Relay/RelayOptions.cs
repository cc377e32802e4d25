using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>How cases are carried over by hand; section <c>Relay</c>.</summary>
internal sealed class RelayOptions
{
    public const string Section = "Relay";

    /// <summary>Minutes a claimed case belongs to one official alone.</summary>
    [Range(1, 240)]
    public int ClaimMinutes { get; set; } = 15;

    /// <summary>Minutes after which a waiting case turns amber (domain.md 5.3, relay).</summary>
    [Range(1, 1440)]
    public int AmberMinutes { get; set; } = 15;

    /// <summary>Minutes after which it turns red and its admins are reminded.</summary>
    [Range(2, 1440)]
    public int RedMinutes { get; set; } = 60;

    /// <summary>Where officials type cases in; a link on the desk.</summary>
    [Required]
    public Uri Site { get; set; } = new("https://www.lapor.go.id/");

    /// <summary>The same as a time.</summary>
    public TimeSpan Claim => TimeSpan.FromMinutes(ClaimMinutes);

    /// <summary>The same as a time.</summary>
    public TimeSpan Amber => TimeSpan.FromMinutes(AmberMinutes);

    /// <summary>The same as a time.</summary>
    public TimeSpan Red => TimeSpan.FromMinutes(RedMinutes);
}

/// <summary>What no single setting can say about itself.</summary>
internal sealed class RelayOptionsCheck : IValidateOptions<RelayOptions>
{
    public ValidateOptionsResult Validate(string? name, RelayOptions options)
    {
        string[] faults =
        [
            .. options.RedMinutes <= options.AmberMinutes ? ["Relay:RedMinutes must be more than Relay:AmberMinutes."] : Array.Empty<string>(),
            .. options.Site is not { IsAbsoluteUri: true, Scheme: "https" or "http" } ? ["Relay:Site must be the absolute address of the national site."] : Array.Empty<string>(),
        ];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

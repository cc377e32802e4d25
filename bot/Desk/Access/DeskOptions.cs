using System.ComponentModel.DataAnnotations;
using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Access;

/// <summary>How officials sign in; section <c>Admin</c>. Without an authority the desk is open in Development only.</summary>
public sealed class DeskOptions
{
    /// <summary>Address of the OpenID Connect provider (https).</summary>
    public Uri? Authority { get; set; }

    /// <summary>Our name there.</summary>
    public string? ClientId { get; set; }

    /// <summary>Our secret there; never logged.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Claim with the role: <c>admin</c>, <c>penghubung</c>, <c>inspektorat</c>, <c>kustodian</c> or <c>operator</c>. Who has none must have an account made at the desk.</summary>
    [Required]
    public string RoleClaim { get; set; } = "laporbot_role";

    /// <summary>Claim with the code of the institution, as at the desk.</summary>
    [Required]
    public string InstitutionClaim { get; set; } = "laporbot_institution";

    /// <summary>Subject (<c>sub</c>) of the first operator: they make the other accounts when the provider tells no roles.</summary>
    public string? FirstOperator { get; set; }

    /// <summary>
    /// What an operator does to accounts (a new one, another role, rights given back) waits for another operator or an admin
    /// instansi to confirm it, wherever there is one. Off: it holds at once.
    /// </summary>
    public bool SecondPerson { get; set; } = true;

    /// <summary>Minutes without a request after which a session ends.</summary>
    [Range(1, 24 * 60)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a session ends in any case.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 8;

    /// <summary><see cref="IdleMinutes"/> as a time.</summary>
    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    /// <summary><see cref="SessionHours"/> as a time.</summary>
    public TimeSpan Longest => TimeSpan.FromHours(SessionHours);
}

/// <summary>Half a sign-in is none: it stops the start.</summary>
internal sealed class DeskOptionsCheck(IOptions<GatewayOptions> gateway, IHostEnvironment environment) : IValidateOptions<DeskOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(DeskOptions options)
    {
        if (options.Authority is null)
        {
            if (options.ClientId is not null || options.ClientSecret is not null || options.FirstOperator is not null)
            {
                yield return "Admin__Authority is missing while other Admin settings are there: set the address of the sign-in, or none of them.";
            }

            yield break;
        }

        if (options.Authority.Scheme != Uri.UriSchemeHttps && !(environment.IsDevelopment() && options.Authority.IsLoopback))
        {
            yield return "Admin__Authority must be an https address.";
        }

        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            yield return "Admin__ClientId is missing.";
        }

        if (string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            yield return "Admin__ClientSecret is missing.";
        }

        if (gateway.Value.PublicUrl is null)
        {
            yield return "PublicUrl is missing: the sign-in must know where to send officials back to.";
        }
    }
}

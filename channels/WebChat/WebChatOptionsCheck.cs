using System.ComponentModel.DataAnnotations;
using LaporBot.Channels.WebChat.Embedding;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat;

/// <summary>Names every fault of the section at once; values of keys and secrets are never part of the text.</summary>
internal sealed class WebChatOptionsCheck : IValidateOptions<WebChatOptions>
{
    private const int LeastKeyBytes = 32;

    public ValidateOptionsResult Validate(string? name, WebChatOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        var faults = results.Select(result => result.ErrorMessage ?? "WebChat is not valid.")
            .Concat(options.SigningKeys.Select((key, index) => KeyFault(key, index)).OfType<string>())
            .Concat(options.Sites.Where(site => !SiteCheck.IsOrigin(site)).Select(site => SiteCheck.OriginFault("WebChat:Sites", site)))
            .Concat(options.NamedSites.SelectMany(site => SiteCheck.Faults(site.Key, site.Value)))
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? KeyFault(string key, int index)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var written) && written >= LeastKeyBytes
            ? null
            : $"WebChat:SigningKeys:{index} must be base 64 of at least {LeastKeyBytes} bytes (openssl rand -base64 32).";
    }
}

using System.Text.RegularExpressions;
using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.Telegram;

/// <summary>Names every fault of the section at once; never repeats a secret.</summary>
internal sealed partial class TelegramOptionsValidator(IOptions<GatewayOptions> gateway) : IValidateOptions<TelegramOptions>
{
    /// <summary>Telegram calls no other ports.</summary>
    private static readonly int[] Ports = [443, 80, 88, 8443];

    public ValidateOptionsResult Validate(string? name, TelegramOptions options)
    {
        var faults = new List<string>();
        if (!Token().IsMatch(options.Token))
        {
            faults.Add("Telegram:Token is malformed; BotFather gives it as 123456:ABC-def.");
        }

        if (options.BaseUrl is not null && !IsBareAddress(options.BaseUrl))
        {
            faults.Add("Telegram:BaseUrl must be http(s)://host[:port] without a path; the Bot API client would drop the path silently.");
        }

        if (!options.IsWebhook && !string.Equals(options.Mode, TelegramOptions.Polling, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add("Telegram:Mode must be Polling or Webhook.");
        }

        if (options.MessagesPerSecond is < 1 or > 1000)
        {
            faults.Add("Telegram:MessagesPerSecond must be 1 to 1000.");
        }

        if (options.MaxConnections < 1 || options.MaxConnections > (options.BaseUrl is null ? 100 : 100_000))
        {
            faults.Add("Telegram:MaxConnections must be 1 to 100 (100000 with a Bot API server of one's own).");
        }

        if (options.IsWebhook)
        {
            CheckWebhook(options, faults);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private void CheckWebhook(TelegramOptions options, List<string> faults)
    {
        if (options.WebhookSecret is null || !Secret().IsMatch(options.WebhookSecret))
        {
            faults.Add("Telegram:WebhookSecret is required for Telegram:Mode=Webhook: 1 to 256 of A-Z a-z 0-9 _ -, better 32 or more random ones.");
        }

        var isOwnServer = options.BaseUrl is not null;
        switch (gateway.Value.PublicUrl)
        {
            case null:
                faults.Add("PublicUrl is required for Telegram:Mode=Webhook: Telegram must be told where to call.");
                break;
            case { IsAbsoluteUri: false }:
            case { Scheme: not ("http" or "https") }:
            case { Scheme: "http" } when !isOwnServer:
                faults.Add("PublicUrl must be an https address for Telegram:Mode=Webhook.");
                break;
            case { Port: var port } when !isOwnServer && !Ports.Contains(port):
                faults.Add("PublicUrl must use port 443, 80, 88 or 8443 for Telegram:Mode=Webhook.");
                break;
        }
    }

    private static bool IsBareAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme is "http" or "https")
        && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" };

    [GeneratedRegex(@"\A[0-9]{1,19}:[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}

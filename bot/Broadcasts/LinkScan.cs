using System.Text.RegularExpressions;

namespace LaporBot.Bot.Broadcasts;

/// <summary>
/// Finds what a chat would turn into a link: addresses with or without a scheme, and names of Telegram accounts. Who speaks in the
/// state's name names only places the node trusts.
/// </summary>
internal static partial class LinkScan
{
    /// <summary>Everything in a text that is not on the list, as it was written.</summary>
    public static IReadOnlyList<string> Foreign(string text, IEnumerable<string> allowed)
    {
        var list = allowed.Select(one => one.Trim().ToLowerInvariant()).ToArray();
        return [.. Addresses().Matches(text).Select(match => match.Value).Where(one => !IsAllowed(one, list)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsAllowed(string found, string[] allowed)
    {
        if (found.StartsWith('@'))
        {
            return allowed.Contains(found.ToLowerInvariant());
        }

        var address = found.Contains("://", StringComparison.Ordinal) ? found : $"https://{found}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && uri.UserInfo.Length == 0
            && Array.Exists(allowed, one => IsBelow(uri.IdnHost.ToLowerInvariant(), one));
    }

    private static bool IsBelow(string host, string domain) =>
        host == domain || host.EndsWith($".{domain}", StringComparison.Ordinal);

    /// <summary>A scheme; or www; or a name with an ending chats know, which is not part of an e-mail address; or an account.</summary>
    [GeneratedRegex(
        @"[a-z][a-z0-9+.\-]*://[^\s<>""]+|www\.[^\s<>""]+|(?<![@\p{L}\p{N}.\-])(?:[\p{L}\p{N}\-]+\.)+(?:id|com|net|org|co|me|io|ly|info|app|link|xyz|site|online|click|shop|top|gl|gg|in|to|cc|tk|ml|ga|cf|biz|dev|my|sg|us|uk|ru|cn|page|live|store|website)\b(?:[:/?#][^\s<>""]*)?|(?<![\w.])@[A-Za-z][A-Za-z0-9_]{4,31}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addresses();
}

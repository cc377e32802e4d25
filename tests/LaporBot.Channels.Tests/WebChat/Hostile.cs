namespace LaporBot.Channels.Tests.WebChat;

/// <summary>Two hundred texts that want to be more than text: names, markup, links, directions, shells, templates.</summary>
internal static class Hostile
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "\"><script>alert(1)</script>", "'><svg onload=alert(1)>",
        "javascript:alert(1)", "[klik](javascript:alert(1))", "![x](https://evil.example/pixel.png)", "[x](data:text/html,<script>alert(1)</script>)",
        "**tebal** _miring_ `kode`", "# Judul\n- butir\n> kutipan", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
        "<iframe src=https://evil.example>", "<a href=\"javascript:alert(1)\">x</a>", "<style>*{display:none}</style>", "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content=0;url=https://evil.example>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{7*7}", "<%= 7*7 %>",
        "\u202Egpj.exe", "\u2066\u2069\u200B\uFEFF", "a\u0300\u0301\u0302\u0303", "\0\u0001\u001B[31m", "😀👨‍👩‍👧‍👦🏴‍☠️", "ꦧꦚ꧀ꦗꦶꦂ", "'; DROP TABLE cases; --",
        "$(reboot)", "| cat /etc/passwd", "../../../etc/passwd", "%00%0d%0aSet-Cookie:x=1", "https://evil.example/?q=<script>", "http://user:pass@evil.example",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<object data=x>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
        "@everyone <@123>",
    ];

    private static readonly Func<string, string>[] Coats =
    [
        payload => payload,
        payload => $"Nama {payload} saya",
        payload => payload.ToUpperInvariant(),
        payload => $"\n\n  {payload}  \n",
        payload => string.Concat(Enumerable.Repeat(payload, 3)),
    ];

    /// <summary>Every payload in every coat.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Coats.SelectMany(coat => Payloads.Select(coat))];
}

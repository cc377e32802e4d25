namespace LaporBot.Channels.WebChat.Embedding;

/// <summary>One agency's site, section <c>WebChat:Sites:{name}</c>. The name (a-z, 0-9, -) stands in <c>data-site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>Where its pages are (https://dinas.example.go.id): they may frame the chat and run a client of their own.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>On the button that opens the chat.</summary>
    public string Label { get; set; } = "Lapor di sini";

    /// <summary>In the bar of the chat; null = LaporBot.</summary>
    public string? Title { get; set; }

    /// <summary>A sentence above the talk; null = none.</summary>
    public string? Note { get; set; }

    /// <summary>Of bar and buttons, #rrggbb, dark enough for white letters; null = ours.</summary>
    public string? Colour { get; set; }

    /// <summary><c>light</c> = our own chat; <c>webchat</c> = Microsoft's client, 374 kB to fetch, where the build has it.</summary>
    public string Ui { get; set; } = OfficialChat.LightUi;

    /// <summary>
    /// SHA-256 of the secret the agency's server generates tokens with, hexadecimal (<c>printf %s "$SECRET" | sha256sum</c>);
    /// null = it cannot. The secret itself is kept by the agency alone.
    /// </summary>
    public string? SecretHash { get; set; }
}

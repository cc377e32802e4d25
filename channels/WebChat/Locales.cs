namespace LaporBot.Channels.WebChat;

/// <summary>Bot Builder sets the thread's culture from a locale the client chose, so only known ones come in.</summary>
internal static class Locales
{
    /// <summary>Javanese and Sundanese speakers read Indonesian; null for a language we do not speak.</summary>
    public static string? Known(string? locale) => locale?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "id" or "jv" or "su" => "id-ID",
        "en" => "en-US",
        _ => null,
    };
}

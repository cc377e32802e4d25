namespace LaporBot.Core.Conversations;

/// <summary>The notice of UU 27/2022 art. 21 that people agree to. A new text is a new version, and everybody is asked again.</summary>
public static class PrivacyNotice
{
    public const string Version = "2026-11";
}

namespace LaporBot.Core.Messages;

/// <summary>How much may be attached to one complaint.</summary>
/// <param name="Most">Files.</param>
/// <param name="Together">Bytes the hub takes for all of them.</param>
public sealed record FileLimits(int Most, long Together)
{
    /// <summary>The most a channel hands out; a Telegram bot may download no more.</summary>
    public const long LargestSource = 20 * 1024 * 1024;

    /// <summary>The most our own page for large files takes; a picture is made smaller, so this is no size the hub sees.</summary>
    public const long LargestUpload = 60 * 1024 * 1024;

    /// <summary>A picture shrunk to this can still be read, so that much room is kept for each.</summary>
    public const int PictureShare = 100 * 1024;

    /// <summary>As the settings say when they say nothing.</summary>
    public static FileLimits Default { get; } = new(5, 2 * 1024 * 1024);
}

using System.ComponentModel.DataAnnotations;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Files;

/// <summary>Limits of attachments; section <c>Files</c>.</summary>
internal sealed class FilesOptions
{
    /// <summary>Most bytes read from a channel for one file; what is longer is left out.</summary>
    [Range(1024, 100L * 1024 * 1024)]
    public long LargestSource { get; set; } = FileLimits.LargestUpload;

    /// <summary>Pixels a picture may claim before it is decoded at all.</summary>
    [Range(1_000_000, 200_000_000)]
    public long MostPixels { get; set; } = 40_000_000;

    /// <summary>How long an address handed to the hub stays good.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Tries at a channel that does not answer before the file is left out.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; set; } = 8;
}

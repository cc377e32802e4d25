using System.ComponentModel.DataAnnotations;

namespace LaporBot.Bot.Broadcasts;

/// <summary>How messages to many go out; section <c>Broadcasts</c>.</summary>
internal sealed class BroadcastOptions : IValidatableObject
{
    /// <summary>Messages per second and channel; absent: four fifths of what the channel sends, so that news of cases always have room.</summary>
    [Range(0.1, 1000)]
    public double? PerSecond { get; set; }

    /// <summary>More recipients than this want a second person.</summary>
    [Range(0, 100_000)]
    public int ApprovalAbove { get; set; } = 50;

    /// <summary>Nothing is sent before this time of the node.</summary>
    public TimeOnly From { get; set; } = new(7, 0);

    /// <summary>Nor from this time on; the same as <see cref="From"/> means around the clock.</summary>
    public TimeOnly Until { get; set; } = new(20, 0);

    /// <summary>Percent of the recipients who get it first, to see how it is taken; 0 for none.</summary>
    [Range(0, 50)]
    public double CanaryPercent { get; set; } = 1;

    /// <summary>At least so many get it first: of fewer, nothing can be read.</summary>
    [Range(1, 10_000)]
    public int CanaryMinimum { get; set; } = 20;

    /// <summary>Broadcasts to fewer go to everybody at once.</summary>
    [Range(1, 1_000_000)]
    public int CanaryFrom { get; set; } = 100;

    /// <summary>It holds itself when more percent than this have blocked us.</summary>
    [Range(1, 100)]
    public double MostBlockedPercent { get; set; } = 30;

    /// <summary>It holds itself when more percent than this cannot be delivered.</summary>
    [Range(1, 100)]
    public double MostFaultyPercent { get; set; } = 10;

    /// <summary>Failed attempts after which a copy is given up.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; set; } = 10;

    /// <summary>Days within which a second sending of the same text asks first.</summary>
    [Range(0, 3650)]
    public int RepeatDays { get; set; } = 30;

    /// <summary>Characters an author may write.</summary>
    [Range(100, 3500)]
    public int LongestText { get; set; } = 3000;

    /// <summary>Domains (with everything below them) and Telegram accounts (<c>@nama</c>) a text may name; <c>go.id</c> when absent.</summary>
    public IList<string> AllowedLinks { get; init; } = [];

    /// <summary>Seconds between two changes of the author's progress message in Telegram.</summary>
    [Range(2, 600)]
    public int ProgressSeconds { get; set; } = 5;

    /// <summary><see cref="AllowedLinks"/>, or what holds without them.</summary>
    public IEnumerable<string> Links => AllowedLinks.Count == 0 ? ["go.id"] : AllowedLinks;

    /// <summary>How many go first.</summary>
    public int CanaryOf(int total) =>
        total < CanaryFrom || CanaryPercent <= 0 ? 0 : Math.Min(total, Math.Max(CanaryMinimum, (int)Math.Ceiling(total * CanaryPercent / 100)));

    /// <summary>The hours must be hours of one day.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From > Until)
        {
            yield return new ValidationResult("Broadcasts:From must come before Broadcasts:Until: both are times of one day.");
        }
    }
}

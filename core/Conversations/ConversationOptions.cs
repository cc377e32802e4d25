using System.ComponentModel.DataAnnotations;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>Limits of a conversation; section <c>Conversation</c>.</summary>
public sealed class ConversationOptions
{
    /// <summary>How long an open draft waits for its author; after that it is forgotten, and said so.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan DraftLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After so long without a word the author is reminded of an open draft, once.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "3.00:00:00")]
    public TimeSpan ReminderAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>After so long without a word a story counts as told.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:30:00")]
    public TimeSpan StoryPause { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Lost races before the channel is told to send the message again.</summary>
    [Range(1, 50)]
    public int ConflictRetries { get; set; } = 8;

    /// <summary>Messages of one person under way at once that are no crowd yet: an album, a quick hand.</summary>
    [Range(1, 1000)]
    public int MostWaiting { get; set; } = 12;

    /// <summary>Messages of one person in ten seconds that are no crowd yet, however patiently each answer is waited for.</summary>
    [Range(1, 1_000_000)]
    public int MostPerTenSeconds { get; set; } = 1000;

    /// <summary>Messages taken in ten seconds from somebody who crowds, by all replicas together.</summary>
    [Range(1, 10_000)]
    public int MostCrowding { get; set; } = 20;

    /// <summary>Most files of one complaint.</summary>
    [Range(1, 10)]
    public int MostFiles { get; set; } = FileLimits.Default.Most;

    /// <summary>Most bytes all files of one complaint have together when they reach the hub; its own form takes 2 MB.</summary>
    [Range(200L * 1024, 100L * 1024 * 1024)]
    public long FilesTogether { get; set; } = FileLimits.Default.Together;
}

using System.ComponentModel.DataAnnotations;

namespace LaporBot.Bot.Redis;

/// <summary>Section <c>Redis</c>.</summary>
internal sealed class RedisOptions
{
    /// <summary>StackExchange.Redis form (<c>host:6379,password=…</c>); absent means the embedded server.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Before every key, so that one server can serve several gateways.</summary>
    [Required]
    [StringLength(16)]
    public string Prefix { get; set; } = "lb:";

    /// <summary>How long a conversation is kept after its last turn.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan ConversationLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Conversations this process remembers, so that a turn costs one round trip. About 2 kB each.</summary>
    [Range(0, 1_000_000)]
    public int RememberedConversations { get; set; } = 20_000;

    /// <summary>How long one command may take before the store counts as unreachable.</summary>
    [Range(100, 30_000)]
    public int TimeoutMilliseconds { get; set; } = 2_000;
}

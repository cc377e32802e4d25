using System.ComponentModel.DataAnnotations;
using LaporBot.Channels.WebChat.Embedding;

namespace LaporBot.Channels.WebChat;

/// <summary>Settings of the web chat, section <c>WebChat</c>.</summary>
public sealed class WebChatOptions
{
    /// <summary>
    /// Keys that sign conversation tokens, base 64, at least 32 bytes each. The first signs, all are accepted: put a new one in
    /// front and drop the old one after <see cref="TokenLifetime"/>. None = one is generated into <c>DataPath/webchat-keys.json</c>,
    /// which replicas on different machines do not share. One value with commas is accepted too.
    /// </summary>
    public IList<string> SigningKeys { get; } = [];

    /// <summary>
    /// Origins (https://dinas.example.go.id) that may embed the page or run their own client. One value with commas is accepted too.
    /// </summary>
    public IList<string> Sites { get; } = [];

    /// <summary>Sites with words, colours and a secret of their own; in the settings they stand under <c>Sites</c> by their names.</summary>
    public IDictionary<string, SiteOptions> NamedSites { get; } = new Dictionary<string, SiteOptions>(StringComparer.Ordinal);

    /// <summary>
    /// Lets a server that knows it call Direct Line (POST /tokens/generate, say); null = every such call is refused.
    /// Never given to a browser.
    /// </summary>
    [MinLength(32, ErrorMessage = "WebChat:DirectLineSecret must be at least 32 characters long.")]
    public string? DirectLineSecret { get; set; }

    /// <summary>How long a conversation token is good. Long, because the official client cannot recover from an expired one.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00", ErrorMessage = "WebChat:TokenLifetime must be 5 minutes to 7 days.")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>New or renewed page tokens per minute and address; many people share one mobile address.</summary>
    [Range(1, 100_000, ErrorMessage = "WebChat:TokensPerMinute must be 1 to 100,000.")]
    public int TokensPerMinute { get; set; } = 60;

    /// <summary>Messages per minute and conversation, in the long run.</summary>
    [Range(1, 10_000, ErrorMessage = "WebChat:PostsPerMinute must be 1 to 10,000.")]
    public int PostsPerMinute { get; set; } = 20;

    /// <summary>Messages a conversation may send at once after a pause: quick button presses are no flood.</summary>
    [Range(1, 10_000, ErrorMessage = "WebChat:PostBurst must be 1 to 10,000.")]
    public int PostBurst { get; set; } = 60;

    /// <summary>Upload requests per ten minutes and conversation.</summary>
    [Range(1, 10_000, ErrorMessage = "WebChat:UploadsPerTenMinutes must be 1 to 10,000.")]
    public int UploadsPerTenMinutes { get; set; } = 10;

    /// <summary>Forms sent and numbers looked up without a chat, per minute and address.</summary>
    [Range(1, 10_000, ErrorMessage = "WebChat:FormsPerMinute must be 1 to 10,000.")]
    public int FormsPerMinute { get; set; } = 20;

    /// <summary>Open sockets per conversation: several tabs, and a client that opens too many.</summary>
    [Range(1, 100, ErrorMessage = "WebChat:SocketsPerConversation must be 1 to 100.")]
    public int SocketsPerConversation { get; set; } = 8;

    /// <summary>Open sockets per address; many people share one mobile address, and a proxy on this machine has no limit.</summary>
    [Range(1, 100_000, ErrorMessage = "WebChat:SocketsPerAddress must be 1 to 100,000.")]
    public int SocketsPerAddress { get; set; } = 200;

    /// <summary>Open sockets of this process: about 50 kB each.</summary>
    [Range(1, 100_000, ErrorMessage = "WebChat:Sockets must be 1 to 100,000.")]
    public int Sockets { get; set; } = 6_000;

    /// <summary>How long an uploaded file is kept for the complaint that claims it: longer than an open draft waits.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00", ErrorMessage = "WebChat:UploadLifetime must be 1 hour to 90 days.")]
    public TimeSpan UploadLifetime { get; set; } = TimeSpan.FromDays(14);
}

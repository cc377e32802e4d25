namespace LaporBot.Bot.Hub;

/// <summary>What one HTTP exchange with the hub came to, before anybody judges it. Reasons hold no address and no content.</summary>
internal abstract record HubReply
{
    private HubReply()
    {
    }

    /// <summary>A whole answer was read.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Body">At most <see cref="HubBodyHandler.MaxBytes"/>; untrusted.</param>
    /// <param name="RetryAfter">How long the hub asks to wait, when it says so.</param>
    public sealed record Heard(int Status, string Body, TimeSpan? RetryAfter = null) : HubReply
    {
        public bool IsSuccess => Status is >= 200 and < 300;
    }

    /// <summary>The request surely never reached the hub.</summary>
    public sealed record NotSent(string Reason) : HubReply;

    /// <summary>The request went out and no whole answer came back.</summary>
    public sealed record Lost(string Reason) : HubReply;
}

namespace LaporBot.Channels.WebChat.Tokens;

/// <summary>What a conversation token grants: one conversation, as one user.</summary>
/// <param name="ConversationId">128 random bits.</param>
/// <param name="UserId">
/// The user every activity is from; null lets the client choose an id that does not start with <see cref="BoundPrefix"/>.
/// </param>
/// <param name="Site">Which door made it: <see cref="Page"/>, <see cref="Server"/>, or the name of an agency's site.</param>
/// <param name="Locale">The language the page was opened in, of the allowed ones.</param>
/// <param name="Origins">The pages it may be used on, with spaces between; null = all of the site.</param>
internal sealed record ChatGrant(string ConversationId, string? UserId, string Site, string? Locale, string? Origins = null)
{
    /// <summary>Ids with this prefix are only ever given by a server (Direct Line's rule).</summary>
    public const string BoundPrefix = "dl_";

    /// <summary>Made for our own page.</summary>
    public const string Page = "page";

    /// <summary>Made for a server that knows the Direct Line secret.</summary>
    public const string Server = "server";

    /// <summary>A grant for somebody new.</summary>
    public static ChatGrant ForPage(string? locale) => new(RandomId.New(), BoundPrefix + RandomId.New(), Page, locale);

    /// <summary>Nothing of a person in a log.</summary>
    public override string ToString() => Site;
}

using System.Text.Json.Serialization;

namespace LaporBot.Core.Conversations;

/// <summary>What has been said about an album.</summary>
[Flags]
public enum AlbumNotices
{
    None = 0,

    /// <summary>That it is being kept.</summary>
    Kept = 1,

    /// <summary>That something in it could not be kept.</summary>
    Trouble = 2,

    /// <summary>That the rest of it came too late.</summary>
    Late = 4,
}

/// <summary>The newest album, remembered beyond its draft: its members come one by one and in their own time.</summary>
public sealed record Album(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("d")] Guid DraftId,
    [property: JsonPropertyName("n"), JsonConverter(typeof(JsonNumberEnumConverter<AlbumNotices>))] AlbumNotices Said);

/// <summary>
/// An album has no end mark, and a turn cannot wait for one. So the first member is answered for all of them, the others are kept
/// in silence, and only what the person could not know is said, once. That a member was answered with silence is stored like any
/// answer: a repeat is silent too.
/// </summary>
internal static class Albums
{
    /// <summary>The answer to a member whose draft was sent or thrown away meanwhile; null for everything else.</summary>
    public static Turn? TooLate(Conversation conversation, Intent.Attach attach, TurnFacts facts)
    {
        if (attach.Album is null || conversation.Album is not { } album || album.Id != attach.Album || album.DraftId == conversation.Draft?.Id)
        {
            return null;
        }

        return album.Said.HasFlag(AlbumNotices.Late)
            ? new Turn(conversation, [])
            : (conversation with { Album = album with { Said = album.Said | AlbumNotices.Late } }).Saying(facts, new Reply("Files.Late", []));
    }

    /// <summary>The turn as decided for a member, without what was said before.</summary>
    /// <param name="before">The conversation when the member came.</param>
    /// <param name="turn">What would be said if it were alone.</param>
    /// <param name="attach">The member.</param>
    /// <param name="isTrouble">It could not be kept.</param>
    public static Turn Settle(Conversation before, Turn turn, Intent.Attach attach, bool isTrouble)
    {
        if (attach.Album is not { } id || turn.Next.Draft is not { } draft)
        {
            return turn;
        }

        var said = before.Album?.Id == id ? before.Album.Said : AlbumNotices.None;
        var news = isTrouble ? AlbumNotices.Trouble : AlbumNotices.Kept;

        // Words under a member are part of the story, and a person sees what became of their words.
        var isSilent = said.HasFlag(news) && turn.Next.State == before.State && draft.Story == before.Draft?.Story;
        return turn with
        {
            Next = turn.Next with { Album = new Album(id, draft.Id, said | news) },
            Replies = isSilent ? [] : [.. turn.Replies.Select(Uncounted)],
        };
    }

    /// <summary>The count is not known before the last member, so the question does not pretend to know it.</summary>
    private static Reply Uncounted(Reply reply) =>
        reply.Phrase == "Ask.FilesMore" ? reply with { Phrase = "Ask.FilesAlbum", Args = [] } : reply;
}

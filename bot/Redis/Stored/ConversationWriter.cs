using System.Collections.Immutable;
using System.Text.Json;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Redis.Stored;

/// <summary>
/// Writes a conversation as short as it can be read again: nothing that is empty, and little that can be known otherwise. A
/// property added to a stored record needs its line here; a test finds the one that was forgotten.
/// </summary>
internal static class ConversationWriter
{
    public static void Write(Utf8JsonWriter json, Conversation conversation)
    {
        json.WriteStartObject();
        json.WriteNumber("v"u8, conversation.Schema);
        json.Name("s"u8, conversation.State);
        json.Text("l"u8, conversation.Language == Wording.Indonesian ? null : conversation.Language);
        Write(json, conversation.Consent);
        if (conversation.Draft is { } draft)
        {
            DraftWriter.Write(json, draft);
        }

        if (conversation.Interrupted is { } interrupted)
        {
            json.NameEvenFirst("z"u8, interrupted);
        }

        Write(json, conversation.Focus);
        json.Time("h"u8, conversation.LastHeard);
        Write(json, "m"u8, conversation.LastMessage, conversation);
        Write(json, "p"u8, conversation.LastPress, conversation);
        Write(json, conversation.Seen);
        Write(json, conversation.Missed);
        json.Count("k"u8, conversation.Strikes);
        Write(json, conversation.Sent);
        Write(json, conversation.Album);
        if (conversation.HintedAt is { } hinted)
        {
            json.Time("u"u8, hinted);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CaseFocus? focus)
    {
        if (focus is null)
        {
            return;
        }

        json.WriteStartObject("f"u8);
        json.Name("p"u8, focus.Purpose);
        json.Text("t"u8, focus.Ticket);
        json.Text("w"u8, focus.Words);
        if (focus.Page != 0)
        {
            json.WriteNumber("n"u8, focus.Page);
        }

        if (!focus.Listed.IsDefaultOrEmpty)
        {
            json.WriteStartArray("l"u8);
            foreach (var ticket in focus.Listed)
            {
                json.WriteStringValue(ticket);
            }

            json.WriteEndArray();
        }

        DraftWriter.Write(json, focus.Files);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Consent? consent)
    {
        if (consent is not null)
        {
            json.WriteStartObject("c"u8);
            json.WriteString("v"u8, consent.NoticeVersion);
            json.Time("t"u8, consent.At);
            json.WriteEndObject();
        }
    }

    /// <summary>The conversation's own language goes without saying, and the open draft is the empty id.</summary>
    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> property, StoredAnswer? answer, Conversation conversation)
    {
        if (answer is null)
        {
            return;
        }

        json.WriteStartObject(property);
        json.WriteString("i"u8, answer.Id);
        json.Text("l"u8, answer.Language == conversation.Language ? null : answer.Language);
        if (answer.DraftId is { } draft)
        {
            json.Id("d"u8, draft == conversation.Draft?.Id ? Guid.Empty : draft);
        }

        json.WriteStartArray("r"u8);
        foreach (var reply in answer.Replies.IsDefault ? [] : answer.Replies)
        {
            Write(json, reply);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Reply reply)
    {
        json.WriteStartObject();
        json.WriteString("p"u8, reply.Phrase);
        if (!reply.Args.IsDefaultOrEmpty)
        {
            json.WriteStartArray("a"u8);
            foreach (var arg in reply.Args)
            {
                json.WriteStringValue(arg);
            }

            json.WriteEndArray();
        }

        json.Name("k"u8, reply.Card);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<string> seen)
    {
        if (seen.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray("r"u8);
        for (var i = 0; i < seen.Length; i++)
        {
            SeenIds.Write(json, i == 0 ? "" : seen[i - 1], seen[i]);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Album? album)
    {
        if (album is not null)
        {
            json.WriteStartObject("a"u8);
            json.WriteString("i"u8, album.Id);
            json.Id("d"u8, album.DraftId);
            json.WriteNumber("n"u8, (int)album.Said);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, SentReport? sent)
    {
        if (sent is not null)
        {
            json.WriteStartObject("e"u8);
            json.WriteString("t"u8, sent.Ticket);
            json.WriteNumber("f"u8, sent.First);
            json.WriteNumber("l"u8, sent.Last);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, MissedLookups? missed)
    {
        if (missed is not null)
        {
            json.WriteStartObject("w"u8);
            json.WriteNumber("n"u8, missed.Count);
            json.Time("t"u8, missed.Since);
            json.WriteEndObject();
        }
    }
}

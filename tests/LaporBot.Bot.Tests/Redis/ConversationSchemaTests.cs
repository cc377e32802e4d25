using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaporBot.Bot.Redis.Stored;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class ConversationSchemaTests
{
    private static byte[] Recorded => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Redis", "Recorded", "conversation-1.json"));

    [Fact]
    public void A_conversation_recorded_in_schema_1_still_opens_in_full()
    {
        var read = ConversationSchema.Read(Recorded, ConversationSchema.Steps);

        Assert.Equal(ConversationState.Review, read.State);
        Assert.Equal("en", read.Language);
        Assert.Equal("2026-11", read.Consent!.NoticeVersion);
        Assert.Equal(Some.Moment, read.LastHeard);
        Assert.Equal(["718203949", "718203950"], read.Seen);
        var reply = Assert.Single(read.LastMessage!.Replies);
        Assert.Equal(("Files.Kept", Card.Files), (reply.Phrase, reply.Card));
        Assert.Equal(["1", "3"], reply.Args);
        var draft = read.Draft!;
        Assert.Equal(Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), draft.Id);
        Assert.Equal(Questions.Classification | Questions.Story | Questions.Files, draft.Answered);
        Assert.Equal("Banjir 😭 di Jl. Pejanggik", draft.Story);
        Assert.Equal(new DateOnly(2026, 11, 20), draft.IncidentDate);
        Assert.Equal(new GeoPoint(-8.5691, 116.0813), draft.Point);
        Assert.Equal(new Attachment("AgACAgUAAxk", AttachmentKind.Document, "surat.pdf", 1234), Assert.Single(draft.Files));
        Assert.False(draft.IsAnonymous);
        Assert.Null(draft.IsSecret);
    }

    [Fact]
    public void There_is_a_step_for_every_schema_but_the_first()
    {
        var newest = ConversationSchema.Steps.Length + 1;

        Assert.Equal(Conversation.CurrentSchema, newest);
    }

    [Fact]
    public void An_older_conversation_is_lifted_step_by_step()
    {
        ImmutableArray<Action<JsonObject>> steps =
        [
            stored => stored["l"] = "id",
            stored => stored["d"]!["t"] = $"{stored["l"]}: {stored["d"]!["s"]}",
        ];

        var read = ConversationSchema.Read(Recorded, steps);

        Assert.Equal(3, read.Schema);
        Assert.Equal("id: Banjir 😭 di Jl. Pejanggik", read.Draft!.Title);
    }

    [Theory]
    [InlineData("""{"v":2,"l":"id"}""")]
    [InlineData("""{"v":0,"l":"id"}""")]
    [InlineData("""{"l":"id"}""")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("\"v\"")]
    [InlineData("")]
    public void A_newer_schema_or_none_is_not_guessed_at(string json) =>
        Assert.ThrowsAny<JsonException>(() => ConversationSchema.Read(Encoding.UTF8.GetBytes(json), ConversationSchema.Steps));

    [Fact]
    public void Lists_that_are_not_there_are_empty_and_not_broken()
    {
        var read = ConversationSchema.Read("""{"v":1,"l":"id","d":{"i":"0f8fad5bd9cb469fa16570867728950e"},"m":{"i":"1","l":"id","r":[{"p":"Greeting"}]}}"""u8, ConversationSchema.Steps);

        Assert.Empty(read.Seen);
        Assert.Empty(read.Draft!.Files);
        Assert.Empty(read.LastMessage!.Replies[0].Args);
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>One person's conversation: what we wait for, the open draft, and the answers already given.</summary>
public sealed record Conversation
{
    /// <summary>Raise with every change that an older reader would misread, and add the migration.</summary>
    public const int CurrentSchema = 1;

    private const int RememberedIds = 8;

    [JsonPropertyName("v")]
    public int Schema { get; init; } = CurrentSchema;

    [JsonPropertyName("s")]
    public ConversationState State { get; init; }

    /// <summary><c>id</c> or <c>en</c>.</summary>
    [JsonPropertyName("l")]
    public string Language { get; init; } = "id";

    [JsonPropertyName("c")]
    public Consent? Consent { get; init; }

    [JsonPropertyName("d")]
    public ComplaintDraft? Draft { get; init; }

    /// <summary>Where "batal" or a look at a filed case interrupted, to go back to.</summary>
    [JsonPropertyName("z")]
    public ConversationState? Interrupted { get; init; }

    /// <summary>The filed case the person is busy with.</summary>
    [JsonPropertyName("f")]
    public CaseFocus? Focus { get; init; }

    [JsonPropertyName("h")]
    public DateTimeOffset LastHeard { get; init; }

    [JsonPropertyName("m")]
    public StoredAnswer? LastMessage { get; init; }

    [JsonPropertyName("p")]
    public StoredAnswer? LastPress { get; init; }

    /// <summary>The newest message ids of both lanes, newest last: an old repeat is recognised and has no effect.</summary>
    [JsonPropertyName("r")]
    public ImmutableArray<string> Seen { get; init; } = [];

    /// <summary>Wrong ticket numbers in the current hour.</summary>
    [JsonPropertyName("w")]
    public MissedLookups? Missed { get; init; }

    /// <summary>Answers in a row that did not help us.</summary>
    [JsonPropertyName("k")]
    public int Strikes { get; init; }

    [JsonPropertyName("a")]
    public Album? Album { get; init; }

    /// <summary>When we last said that something cannot be read.</summary>
    [JsonPropertyName("u")]
    public DateTimeOffset? HintedAt { get; init; }

    /// <summary>Until the next report is begun; null where messages cannot be corrected.</summary>
    [JsonPropertyName("e")]
    public SentReport? Sent { get; init; }

    /// <summary>A conversation nobody has had yet.</summary>
    public static Conversation New(string language) => new() { Language = language };

    /// <summary>The answer this message got before, if it is the newest of its lane.</summary>
    public StoredAnswer? AnswerTo(IncomingMessage message) =>
        (message.Lane == Lane.Press ? LastPress : LastMessage) is { } answer && answer.Id == message.Id ? answer : null;

    /// <summary>The message was handled some time ago.</summary>
    public bool HasSeen(string id) => !Seen.IsDefault && Seen.Contains(id);

    /// <summary>Remembers the answer with the conversation, so that both are committed or neither.</summary>
    public Conversation WithAnswer(IncomingMessage message, StoredAnswer answer, DateTimeOffset now)
    {
        var seen = Seen.IsDefault ? [] : Seen.AsSpan()[Math.Max(0, Seen.Length - RememberedIds + 1)..];
        var isPress = message.Lane == Lane.Press;
        return this with
        {
            Seen = [.. seen, message.Id],
            // A clock that was put back, to 1970 even, must not make an open draft look forgotten once it is right again.
            LastHeard = now > LastHeard ? now : LastHeard,
            LastMessage = isPress ? LastMessage : answer,
            LastPress = isPress ? answer : LastPress,
        };
    }
}

/// <summary>How often a person asked for a number that does not exist.</summary>
public sealed record MissedLookups(
    [property: JsonPropertyName("n")] int Count,
    [property: JsonPropertyName("t")] DateTimeOffset Since);

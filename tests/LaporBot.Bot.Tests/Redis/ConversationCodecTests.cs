using System.Collections;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using LaporBot.Bot.Redis.Stored;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class ConversationCodecTests
{
    [Fact]
    public void What_is_empty_or_goes_without_saying_is_not_written()
    {
        Assert.Equal("""000000000000001f{"v":1,"h":0}""", Written(Conversation.New("id") with { LastHeard = DateTimeOffset.UnixEpoch }, 0x1F));
    }

    [Fact]
    public void Letters_of_living_scripts_stay_one_to_one() =>
        Assert.Contains("Jl. Pejanggik é <b>&'ꦧꦚ꧀", Written(WithDraft(draft => draft with { Place = "Jl. Pejanggik é <b>&'ꦧꦚ꧀" })), StringComparison.Ordinal);

    /// <summary>Fails when a property is added to a stored record and nobody told the writer, or this test's example.</summary>
    [Theory]
    [MemberData(nameof(Records))]
    public void Every_property_of_a_stored_record_is_written(Type record)
    {
        var full = SomeConversation.Full();
        var written = Read(full);

        foreach (var (before, after) in Parts(full, record).Zip(Parts(written, record)))
        {
            foreach (var property in record.GetProperties().Where(one => one.CanWrite))
            {
                var value = property.GetValue(before);
                Assert.True(IsTelling(value, property.PropertyType), $"SomeConversation.Full() says nothing for {record.Name}.{property.Name}");
                Assert.Equal(Print(value), Print(property.GetValue(after)));
            }
        }
    }

    public static TheoryData<Type> Records =>
        [typeof(Conversation), typeof(ComplaintDraft), typeof(Consent), typeof(StoredAnswer), typeof(Reply), typeof(MissedLookups), typeof(CaseFocus), typeof(Attachment), typeof(GeoPoint)];

    [Fact]
    public void Every_value_of_every_stored_enum_comes_back()
    {
        foreach (var state in Enum.GetValues<ConversationState>())
        {
            Assert.Equal((state, state), (Read(Conversation.New("id") with { State = state, Interrupted = state }) is var read ? (read.State, read.Interrupted) : default));
        }

        foreach (var card in Enum.GetValues<Card>())
        {
            Assert.Equal(card, Read(Conversation.New("id") with { LastPress = new("1", "id", null, [new Reply("x", [], card)]) }).LastPress!.Replies[0].Card);
        }

        foreach (var kind in Enum.GetValues<Classification>())
        {
            Assert.Equal(kind, Read(WithDraft(draft => draft with { Classification = kind })).Draft!.Classification);
        }

        foreach (var kind in Enum.GetValues<AttachmentKind>())
        {
            Assert.Equal(kind, Read(WithDraft(draft => draft with { Files = [new("x", kind)] })).Draft!.Files[0].Kind);
        }
    }

    [Fact]
    public void An_answer_of_another_draft_or_language_keeps_both()
    {
        var other = Guid.NewGuid();
        var conversation = SomeConversation.Open() with
        {
            LastMessage = new("1", "en", other, []),
            LastPress = new("2", "id", null, []),
        };
        var own = conversation with { LastMessage = new("1", "id", conversation.Draft!.Id, []) };

        Assert.Equal(("en", other), (Read(conversation).LastMessage!.Language, Read(conversation).LastMessage!.DraftId));
        Assert.Null(Read(conversation).LastPress!.DraftId);
        Assert.Equal(conversation.Draft.Id, Read(own).LastMessage!.DraftId);
        Assert.Single(Written(own).Split($"{conversation.Draft.Id:N}")[1..]);
    }

    [Fact]
    public void Ids_of_any_shape_come_back_in_order()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 3000; round++)
        {
            var seen = Enumerable.Range(0, random.Next(9)).Select(_ => new string(random.GetItems("~~1a|".AsSpan(), random.Next(6)))).ToImmutableArray();

            Assert.Equal(seen, Read(Conversation.New("id") with { Seen = seen }).Seen);
        }
    }

    [Theory]
    [InlineData("718203949", "\"718203949\",\"~50\",\"~1\"")]
    [InlineData("chat|9", "\"chat|9\",\"chat|10\",\"~1\"")]
    public void Ids_that_count_up_are_written_short(string first, string expected)
    {
        var stem = first.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var number = long.Parse(first[stem.Length..], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains(expected, Written(Conversation.New("id") with { Seen = [first, $"{stem}{number + 1}", $"{stem}{number + 2}"] }), StringComparison.Ordinal);
    }

    private static Conversation WithDraft(Func<ComplaintDraft, ComplaintDraft> change)
    {
        var open = SomeConversation.Open();
        return open with { Draft = change(open.Draft!) };
    }

    private static string Written(Conversation conversation, long revision = 1)
    {
        var value = ConversationCodec.Write(conversation, revision);
        var text = Encoding.UTF8.GetString(value.Bytes.Span);
        value.Return();
        return text;
    }

    private static Conversation Read(Conversation conversation) =>
        ConversationCodec.Read(Encoding.UTF8.GetBytes(Written(conversation))).Conversation!;

    /// <summary>All parts of a conversation that are of one type.</summary>
    private static IEnumerable<object> Parts(object whole, Type type) => whole.GetType() == type
        ? [whole]
        : whole.GetType().GetProperties().Where(one => one.CanWrite).Select(one => one.GetValue(whole)).OfType<object>().SelectMany(value => value switch
        {
            string => [],
            IEnumerable list => list.Cast<object>().SelectMany(one => Parts(one, type)),
            _ when value.GetType().Assembly == typeof(Conversation).Assembly && !value.GetType().IsEnum => Parts(value, type),
            _ => [],
        });

    /// <summary>A value that would be missed if it were not written. The first value of an optional enum is one.</summary>
    private static bool IsTelling(object? value, Type declared) => value switch
    {
        null => false,
        IEnumerable list => list.Cast<object>().Any(),
        _ => !declared.IsValueType || Nullable.GetUnderlyingType(declared) is not null || !value.Equals(Activator.CreateInstance(declared)),
    };

    private static string Print(object? value) => JsonSerializer.Serialize(value);
}

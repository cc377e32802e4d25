using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;

namespace LaporBot.Benchmarks;

/// <summary>
/// The pure part of a turn: decide and say. Budget: 15 µs and 24 kB. One case for a typed answer, one for a pressed button, and
/// one for the answer that leads to the largest card.
/// </summary>
[MemoryDiagnoser]
public class TurnBenchmarks : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);
    private static readonly ReplyAddress Sender = new("telegram", "700000001");
    private static readonly Wording Wording = new();

    private static readonly ImmutableArray<HubService> Services =
        [.. Enumerable.Range(1, 14).Select(i => new HubService($"{i:000}", $"Kategori ke-{i}", ["lampu", "jalan", $"kata{i}", "air bersih", $"sampah {i}"]))];

    private static readonly ComplaintDraft Titled = new()
    {
        Id = Guid.Parse("0b9e3f3e-6f0a-4d35-9b0a-8a2f3f0f5a10"),
        Answered = Questions.Classification | Questions.Story,
        Classification = Classification.Pengaduan,
        Story = string.Concat(Enumerable.Repeat("Lampu jalan di depan masjid mati sejak tiga malam lalu. ", 11)).TrimEnd(),
    };

    private static readonly ComplaintDraft Filled = Titled with
    {
        Answered = (Questions)0b0111_1111_1111,
        Title = "Lampu jalan mati",
        CategoryCode = "001",
        CategoryName = "Kategori ke-1",
        IncidentDate = new DateOnly(2026, 11, 22),
        RegionCode = "52.71",
        Place = "Depan masjid Al-Ikhlas RT 03",
        IsAnonymous = true,
    };

    private readonly Dialogue _dialogue = new(Wording, new ConversationOptions());
    private readonly Speech _speech = new(Wording);
    private readonly TurnFacts _facts = new(Sender, Now, TimeZoneInfo.Utc, Services, Guid.Empty);

    private readonly Conversation _atTitle = At(ConversationState.Title, Titled);
    private readonly Conversation _atCategory = At(ConversationState.Category, Titled with { Answered = Titled.Answered | Questions.Title, Title = "Lampu jalan mati" });
    private readonly Conversation _atSecrecy = At(ConversationState.Secrecy, Filled);

    private readonly IncomingMessage _title = new("1", Sender, new MessageContent.Text("Lampu jalan depan masjid mati tiga malam"));
    private readonly IncomingMessage _secrecy = new("1", Sender, new MessageContent.Text("1"));
    private IncomingMessage _category = null!;

    /// <summary>Takes the button from the card it hangs under.</summary>
    [GlobalSetup]
    public void Press()
    {
        var card = Turn(_atTitle, _title)[^1];
        var data = card.Choices.First(choice => choice.Label.Contains("Kategori", StringComparison.Ordinal)).Data;
        _category = new IncomingMessage("1", Sender, new MessageContent.Press(data));
    }

    [Benchmark]
    public ImmutableArray<OutgoingMessage> TypedTitle() => Turn(_atTitle, _title);

    [Benchmark]
    public ImmutableArray<OutgoingMessage> PressedCategory() => Turn(_atCategory, _category);

    [Benchmark]
    public ImmutableArray<OutgoingMessage> ReviewCard() => Turn(_atSecrecy, _secrecy);

    public void Dispose()
    {
        _dialogue.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Conversation At(ConversationState state, ComplaintDraft draft) =>
        Conversation.New(Wording.Indonesian) with { State = state, Draft = draft, Consent = new Consent(PrivacyNotice.Version, Now), LastHeard = Now };

    private ImmutableArray<OutgoingMessage> Turn(Conversation conversation, IncomingMessage message)
    {
        var turn = _dialogue.Decide(conversation, message, _facts);
        var answer = new StoredAnswer(message.Id, turn.Next.Language, turn.Next.Draft?.Id, turn.Replies);
        return _speech.Render(answer, turn.Next.WithAnswer(message, answer, _facts.Now).Draft, _facts);
    }
}

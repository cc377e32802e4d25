using System.Collections.Frozen;
using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>
/// "Kami menangkap: … benar?" Everything read out of the story on one card. One tap takes it all; a wrong line is taken out and
/// asked in its own turn.
/// </summary>
internal sealed class CaughtQuestion() : Question(ConversationState.Caught, Questions.Caught, Card.Caught)
{
    private const int LongestHint = 40;

    private static readonly FrozenDictionary<ConversationState, string[]> Stems = new Dictionary<ConversationState, string[]>
    {
        [ConversationState.Classification] = ["jenis", "kind"],
        [ConversationState.Title] = ["judul", "title"],
        [ConversationState.Category] = ["kategori", "category"],
        [ConversationState.IncidentDate] = ["tanggal", "tgl", "waktu", "kapan", "date"],
        [ConversationState.Region] = ["daerah", "kabupaten", "area", "region"],
        [ConversationState.Place] = ["tempat", "lokasi", "place"],
    }.ToFrozenDictionary();

    public override bool IsField => false;

    public override bool Applies(ComplaintDraft draft) => draft.Caught != Questions.None;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) => Say("Ask.Caught");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
    [
        new Option(Yes, "Choice.AllRight", Style: ChoiceStyle.Primary),
        .. Fields(draft).Select(field => new Option($"{(int)field.State}", $"Choice.Wrong.{field.State}")),
    ];

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts)
    {
        switch (input)
        {
            case Input.Chosen { Value: Yes } or Input.Done:
                return Accept(draft with { Answered = draft.Answered | draft.Caught, Caught = Questions.None });
            case Input.Chosen chosen when Fields(draft).FirstOrDefault(field => $"{(int)field.State}" == chosen.Value) is { } wrong:
                return Without(wrong.Empty(draft) with { Caught = draft.Caught & ~wrong.Flag });
            case Input.Words words when Named(draft, words.Value) is { } wrong:
                return Hear(draft, new Input.Chosen($"{(int)wrong.State}"), facts);
            case Input.Words words when Vocabulary.IsYes(Vocabulary.Plain(words.Value)):
                return Hear(draft, new Input.Chosen(Yes), facts);
            case Input.Words words when Vocabulary.IsNo(Vocabulary.Plain(words.Value)):
                return Object("Mend.Caught");
            case Input.Words words:
                return HearMore(draft, words.Value, facts);
            default:
                return Object("Mend.Caught");
        }
    }

    public override Shown? Show(ComplaintDraft draft) => null;

    /// <summary>The fields on the card, in the order of the questions.</summary>
    public static IEnumerable<Question> Fields(ComplaintDraft draft) =>
        Questionnaire.All.Where(question => question.IsField && draft.Caught.Has(question.Flag));

    /// <summary>"kategori bukan itu", "the date is wrong": the field a few words name, when they name just one.</summary>
    private static Question? Named(ComplaintDraft draft, string words) =>
        words.Length > LongestHint ? null
        : Fields(draft).Where(field => Stems[field.State].Any(stem => words.Contains(stem, StringComparison.OrdinalIgnoreCase))).ToArray() is [var only] ? only
        : null;

    private Verdict Without(ComplaintDraft draft) =>
        draft.Caught == Questions.None ? new Verdict(draft, null) : new Verdict(draft, Say("Ask.Caught"));

    /// <summary>More words here are more of the story: it is read again.</summary>
    private Verdict HearMore(ComplaintDraft draft, string words, TurnFacts facts) =>
        StoryQuestion.ReadsLikeStory(words) && StoryQuestion.Append(Fields(draft).Aggregate(draft, (left, field) => field.Empty(left)), words) is { } longer
            ? new Verdict(((StoryQuestion)Questionnaire.Of(ConversationState.Story)!).Settle(longer with { Caught = Questions.None }, facts), Say("Ask.Caught"))
            : Object("Mend.Caught");
}

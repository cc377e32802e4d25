using System.Collections.Frozen;
using System.Collections.Immutable;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Reading.Topics;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>The hub's categories, likely ones first.</summary>
internal sealed class CategoryQuestion() : Question(ConversationState.Category, Questions.Category, Card.Category)
{
    /// <summary>Taken when the hub has never told its list: the desk chooses.</summary>
    public const string Unlisted = "Lainnya";

    /// <summary>Pressed to see the whole list of a hub with many categories.</summary>
    public const string ShowAll = "*";

    /// <summary>Pressed when nothing fits.</summary>
    public const string NothingFits = "-";

    private const int LongestData = 48;

    private static readonly FrozenSet<string> Unknowing = FrozenSet.ToFrozenSet(
        ["lainnya", "lain", "lain lain", "yang lain", "tidak tahu", "tdk tahu", "gak tahu", "ga tau", "gatau", "belum tahu", "bingung", "terserah",
         "other", "others", "something else", "i do not know", "i dont know", "don t know", "not sure"]);

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        facts.Services.IsEmpty ? Say("Ask.CategoryNone")
        : CategorySuggestions.Read(draft, facts).Likely is { } likely ? Say("Suggest.Category", likely.Name)
        : Say("Ask.Category");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        facts.Services.IsEmpty
            ? [new Option(Yes, "Choice.DeskChooses")]
            : Ranked(CategorySuggestions.Read(draft, facts), Other(facts) is null);

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts)
    {
        if (facts.Services.IsEmpty)
        {
            return Accept(draft with { CategoryCode = "", CategoryName = Unlisted });
        }

        if (input is Input.Chosen { Value: ShowAll })
        {
            return new Verdict(draft, new Reply("Ask.CategoryAll", [], Card.CategoryAll));
        }

        if (input is Input.Chosen { Value: NothingFits } || (input is Input.Words typed && Unknowing.Contains(Vocabulary.Plain(typed.Value))))
        {
            return Accept(LeaveToDesk(draft, facts));
        }

        var service = input switch
        {
            Input.Chosen chosen => facts.Services.FirstOrDefault(s => Data(s) == chosen.Value),
            Input.Words words => CategorySuggestions.Find(words.Value, facts),
            _ => null,
        };
        return service is null
            ? Object("Mend.Category")
            : Accept(draft with { CategoryCode = service.Code, CategoryName = service.Name });
    }

    public override ComplaintDraft Empty(ComplaintDraft draft) => base.Empty(draft) with { CategoryCode = null, CategoryName = null };

    /// <summary>The category a link names; its code with everything but letters and digits written as "_", as links have it.</summary>
    public static HubService? Named(string payload, TurnFacts facts) => payload.Length == 0
        ? null
        : facts.Services.FirstOrDefault(service => string.Equals(Slug(service.Code), Slug(payload), StringComparison.OrdinalIgnoreCase));

    public static ComplaintDraft Choose(ComplaintDraft draft, HubService service) =>
        draft with { CategoryCode = service.Code, CategoryName = service.Name, Answered = draft.Answered | Questions.Category };

    public override Shown? Show(ComplaintDraft draft) => draft.CategoryName is { } name ? Shown.Of(name) : null;

    private static string Slug(string code) => string.Concat(code.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    /// <summary>The hub's own category for the rest; without one the likeliest goes along as a hint and the desk decides.</summary>
    private static ComplaintDraft LeaveToDesk(ComplaintDraft draft, TurnFacts facts) => Other(facts) is { } other
        ? draft with { CategoryCode = other.Code, CategoryName = other.Name }
        : draft with { CategoryCode = CategorySuggestions.Read(draft, facts).Ranked[0].Code, CategoryName = Unlisted };

    private static HubService? Other(TurnFacts facts)
    {
        foreach (var service in facts.Services)
        {
            if (service.Name.StartsWith("Lain", StringComparison.OrdinalIgnoreCase) || service.Name.StartsWith("Other", StringComparison.OrdinalIgnoreCase))
            {
                return service;
            }
        }

        return null;
    }

    private static ImmutableArray<Option> Ranked(TopicReading reading, bool withNothingFits)
    {
        var likely = reading.Likely;
        var options = ImmutableArray.CreateBuilder<Option>(reading.Ranked.Length + 1);
        foreach (var service in reading.Ranked)
        {
            options.Add(new Option(Data(service), null, service.Name, service == likely ? ChoiceStyle.Primary : ChoiceStyle.Normal));
        }

        if (withNothingFits)
        {
            options.Add(new Option(NothingFits, "Choice.DeskChooses"));
        }

        return options.ToImmutable();
    }

    /// <summary>The code where it fits into a button, else a short hash of it.</summary>
    private static string Data(HubService service)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(service.Code) <= LongestData)
        {
            return service.Code;
        }

        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(service.Code)).AsSpan(0, 8));
    }
}

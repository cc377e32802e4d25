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

    private const int LongestData = 48;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        facts.Services.IsEmpty ? Say("Ask.CategoryNone")
        : CategorySuggestions.Read(draft, facts).Likely is { } likely ? Say("Suggest.Category", likely.Name)
        : Say("Ask.Category");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        facts.Services.IsEmpty
            ? [new Option(Yes, "Choice.DeskChooses")]
            : Ranked(CategorySuggestions.Read(draft, facts));

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

    public override Shown? Show(ComplaintDraft draft) => draft.CategoryName is { } name ? Shown.Of(name) : null;

    private static ImmutableArray<Option> Ranked(StoryReading reading)
    {
        var likely = reading.Likely;
        var options = ImmutableArray.CreateBuilder<Option>(reading.Ranked.Length);
        foreach (var service in reading.Ranked)
        {
            options.Add(new Option(Data(service), null, service.Name, service == likely ? ChoiceStyle.Primary : ChoiceStyle.Normal));
        }

        return options.MoveToImmutable();
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

using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Messages;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations;

/// <summary>Prints the buttons of a card: the options of its question, then the ways out of it.</summary>
internal sealed class CardPrinter
{
    /// <summary>More categories than this are shown on request only; the likely ones come first anyway.</summary>
    private const int Shortlist = 14;

    /// <summary>The state a card belongs to, when it belongs to one.</summary>
    public static State? StateOf(Card card) => States[(int)card];

    private static readonly State?[] States = [.. Enum.GetValues<Card>().Select(card => card switch
    {
        Card.None or Card.Menu or Card.Language or Card.Receipt or Card.Case or Card.Cases or Card.Added or Card.Stars or Card.Document => null,
        Card.CategoryAll => State.Category,
        _ => (State?)Enum.Parse<State>(card.ToString()),
    })];

    private static readonly ImmutableArray<Choice> Languages =
    [
        new("Bahasa Indonesia", ButtonData.For(Command.Language, Wording.Indonesian)),
        new("English", ButtonData.For(Command.Language, Wording.English)),
    ];

    private readonly Wording _wording;
    private readonly ImmutableArray<Choice> _languages;
    private readonly ImmutableArray<Choice> _indonesianMenu;
    private readonly ImmutableArray<Choice> _englishMenu;

    public CardPrinter(Wording wording)
    {
        _wording = wording;
        _languages = [.. Languages, .. wording.Packs.All.Select(pack => new Choice(pack.Name, ButtonData.For(Command.Language, pack.Code)))];
        _indonesianMenu = Menu(Wording.Indonesian);
        _englishMenu = Menu(Wording.English);
    }

    public ImmutableArray<Choice> Print(Reply reply, StoredAnswer answer, ComplaintDraft? draft, TurnFacts facts) => reply.Card switch
    {
        Card.None => [],
        Card.Menu => answer.Language == Wording.English ? _englishMenu : _indonesianMenu,
        Card.Language => _languages,
        Card.Receipt =>
        [
            new Choice(_wording.Label(answer.Language, "Choice.Status"), ButtonData.For(Command.Status, reply.Args[0]), ChoiceStyle.Primary),
            new Choice(_wording.Label(answer.Language, "Choice.ReportAgain"), ButtonData.For(Command.Report)),
            .. facts.Onward is null ? ImmutableArray<Choice>.Empty : [new Choice(_wording.Label(answer.Language, "Choice.Continue"), ButtonData.For(Command.Continue))],
        ],
        Card.Case => CaseButtons.UnderCase(_wording, answer.Language, reply),
        Card.Cases => CaseButtons.UnderList(_wording, answer.Language, reply),
        Card.Added => CaseButtons.AfterAdding(_wording, answer.Language, reply),
        Card.Stars => CaseButtons.Stars(reply.Args[0]),
        Card.Document => [],
        _ => Options(reply.Card, answer, draft, facts),
    };

    private ImmutableArray<Choice> Menu(string language) =>
    [
        new(_wording.Label(language, "Choice.Report"), ButtonData.For(Command.Report), ChoiceStyle.Primary),
        new(_wording.Label(language, "Choice.Status"), ButtonData.For(Command.Status)),
        new(_wording.Label(language, "Choice.Help"), ButtonData.For(Command.Help)),
        new(_wording.Label(language, "Choice.Privacy"), ButtonData.For(Command.Privacy)),
        language == Wording.English
            ? Languages[0]
            : Languages[1],
    ];

    private ImmutableArray<Choice> Options(Card card, StoredAnswer answer, ComplaintDraft? draft, TurnFacts facts)
    {
        var state = StateOf(card)!.Value;
        var options = Table.Options(state, draft, facts);
        var shown = card == Card.Category && options.Length > Shortlist ? Shortlist : options.Length;
        var numbered = card is Card.Classification or Card.Category or Card.CategoryAll or Card.Region or Card.Mending or Card.Identity or Card.Secrecy or Card.Caught or Card.Erasing or Card.Alike;
        var tag = ButtonData.TagOf(answer.DraftId, draft?.Step ?? 0);
        var choices = ImmutableArray.CreateBuilder<Choice>(shown + 4);
        for (var i = 0; i < shown; i++)
        {
            var label = options[i].Label ?? _wording.Label(answer.Language, options[i].Phrase!);
            choices.Add(new Choice(numbered ? $"{Number(i)}. {label}" : label, ButtonData.For(tag, state, options[i].Value), options[i].Style));
        }

        if (shown < options.Length)
        {
            choices.Add(new Choice(_wording.Label(answer.Language, "Choice.ShowAll"), ButtonData.For(tag, state, CategoryQuestion.ShowAll)));
        }

        AddWaysOut(choices, state, answer.Language, tag, draft);
        return choices.ToImmutable();
    }

    private void AddWaysOut(ImmutableArray<Choice>.Builder choices, State state, string language, string tag, ComplaintDraft? draft)
    {
        var question = Questionnaire.Of(state);
        if (draft is not null && question?.MaySkip(draft) == true)
        {
            Add("Choice.Skip", ButtonData.Skip);
        }

        if (state is State.Mending or State.Alike || (question is not null && state is not (State.Story or State.Emergency)))
        {
            Add("Choice.Back", ButtonData.Back);
        }

        if (state is not (State.Cancelling or State.Consent) && !Asides.HasOwnWayOut(state))
        {
            Add("Choice.Cancel", ButtonData.Cancel);
        }

        void Add(string phrase, string value) =>
            choices.Add(new Choice(_wording.Label(language, phrase), ButtonData.For(tag, state, value)));
    }

    private static string Number(int place) => (place + 1).ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>Buttons that act on a filed case. They name it themselves and work whenever they are pressed; the ledger says whether they still may.</summary>
internal static class CaseButtons
{
    public static ImmutableArray<Choice> UnderCase(Wording wording, string language, Reply reply)
    {
        var ticket = reply.Args[0];
        var moves = CaseCard.Moves(reply);
        var choices = ImmutableArray.CreateBuilder<Choice>();
        Add(CaseMoves.Satisfied, "Choice.Satisfied", Command.Satisfied, ChoiceStyle.Primary);
        Add(CaseMoves.Dissatisfied, "Choice.Dissatisfied", Command.Dissatisfied, ChoiceStyle.Normal);
        Add(CaseMoves.Add, "Choice.AddWords", Command.Add, ChoiceStyle.Normal);
        Add(CaseMoves.Withdraw, "Choice.Withdraw", Command.Withdraw, ChoiceStyle.Normal);
        return choices.ToImmutable();

        void Add(CaseMoves move, string phrase, Command command, ChoiceStyle style)
        {
            if (moves.HasFlag(move))
            {
                choices.Add(new Choice(wording.Label(language, phrase), ButtonData.For(command, ticket), style));
            }
        }
    }

    /// <summary>Under "kept": look at it, add more.</summary>
    public static ImmutableArray<Choice> AfterAdding(Wording wording, string language, Reply reply) =>
    [
        new(wording.Label(language, "Choice.AddMore"), ButtonData.For(Command.Add, reply.Args[0])),
        new(wording.Label(language, "Choice.Look"), ButtonData.For(Command.Status, reply.Args[0])),
    ];

    /// <summary>Under the news of an answer, wherever it is read.</summary>
    public static ImmutableArray<Choice> AfterAnswer(Wording wording, string language, TicketNumber ticket) =>
    [
        new(wording.Label(language, "Choice.Satisfied"), ButtonData.For(Command.Satisfied, ticket.ToString()), ChoiceStyle.Primary),
        new(wording.Label(language, "Choice.Dissatisfied"), ButtonData.For(Command.Dissatisfied, ticket.ToString())),
    ];

    /// <summary>Under an official's question.</summary>
    public static ImmutableArray<Choice> AfterQuestion(Wording wording, string language, TicketNumber ticket) =>
        [new(wording.Label(language, "Choice.AddWords"), ButtonData.For(Command.Add, ticket.ToString()), ChoiceStyle.Primary)];

    /// <summary>Under news that says nothing by itself.</summary>
    public static ImmutableArray<Choice> ToLook(Wording wording, string language, TicketNumber ticket) =>
        [new(wording.Label(language, "Choice.Look"), ButtonData.For(Command.Status, ticket.ToString()), ChoiceStyle.Primary)];

    /// <summary>Under the news that a case was closed without a word.</summary>
    public static ImmutableArray<Choice> AfterSilence(Wording wording, string language, TicketNumber ticket) =>
        [new(wording.Label(language, "Choice.Dissatisfied"), ButtonData.For(Command.Dissatisfied, ticket.ToString()))];

    /// <summary>One to five stars, pressed while a draft is open: a typed number would belong to the draft.</summary>
    public static ImmutableArray<Choice> Stars(string ticket) =>
        [.. Asides.Options(ConversationState.Rating).Select(stars => new Choice(stars.Label!, ButtonData.For(Command.Rate, $"{ticket}/{stars.Value}")))];

    /// <summary>Under a page of one's cases; see <see cref="CaseList"/> for the recipe.</summary>
    public static ImmutableArray<Choice> UnderList(Wording wording, string language, Reply reply)
    {
        var list = CaseList.Read(reply);
        var command = CommandOf(list.Purpose);
        var choices = ImmutableArray.CreateBuilder<Choice>();
        for (var i = 0; i < list.Entries.Length; i++)
        {
            var number = (list.Page * CaseList.PageSize) + i + 1;
            choices.Add(new Choice(string.Create(CultureInfo.InvariantCulture, $"{number}. {list.Entries[i].Title}"), ButtonData.For(command, list.Entries[i].Ticket)));
        }

        if (list.Page > 0)
        {
            choices.Add(new Choice(wording.Label(language, "Choice.Previous"), Turn(list.Purpose, list.Page - 1)));
        }

        if (list.HasMore)
        {
            choices.Add(new Choice(wording.Label(language, "Choice.Next"), Turn(list.Purpose, list.Page + 1)));
        }

        return choices.ToImmutable();
    }

    public static Command CommandOf(CasePurpose purpose) => purpose switch
    {
        CasePurpose.Add => Command.Add,
        CasePurpose.Satisfied => Command.Satisfied,
        CasePurpose.Dissatisfied => Command.Dissatisfied,
        CasePurpose.Withdraw => Command.Withdraw,
        _ => Command.Status,
    };

    private static string Turn(CasePurpose purpose, int page) =>
        ButtonData.For(Command.Cases, string.Create(CultureInfo.InvariantCulture, $"{(int)purpose}/{page}"));
}

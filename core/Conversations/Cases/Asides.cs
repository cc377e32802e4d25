using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Messages;
using State = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>
/// The states beside a report in the making: a person looks after a filed case and then goes on where they were. They exist with
/// and without an open draft.
/// </summary>
internal static class Asides
{
    /// <summary>Erase, and nothing more is ever sent.</summary>
    public const string Silently = "s";

    private static readonly ImmutableArray<Option> Confirming = [new(Question.Yes, "Choice.AddIt", Style: ChoiceStyle.Primary), new(Question.No, "Choice.AddNot")];

    private static readonly ImmutableArray<Option> Withdrawing = [new(Question.Yes, "Choice.WithdrawIt", Style: ChoiceStyle.Danger), new(Question.No, "Choice.WithdrawNot")];

    private static readonly ImmutableArray<Option> Erasing =
    [
        new(Question.Yes, "Choice.EraseIt", Style: ChoiceStyle.Danger),
        new(Silently, "Choice.EraseSilently", Style: ChoiceStyle.Danger),
        new(Question.No, "Choice.EraseNot"),
    ];

    private static readonly ImmutableArray<Option> Stars =
        [.. Enumerable.Range(1, 5).Select(stars => stars.ToString(CultureInfo.InvariantCulture)).Select(stars => new Option(stars, null, $"{stars} ⭐"))];

    public static readonly ImmutableArray<State> All =
        [State.ChoosingCase, State.Adding, State.ConfirmingAddition, State.Dissatisfied, State.Rating, State.Withdrawing, State.Erasing];

    public static bool Has(State state) => state is State.ChoosingCase or State.Adding or State.ConfirmingAddition or State.Dissatisfied
        or State.Rating or State.Withdrawing or State.Erasing;

    /// <summary>It is left by one of its own answers, so no "batal" hangs under it.</summary>
    public static bool HasOwnWayOut(State state) => state is State.ConfirmingAddition or State.Withdrawing or State.Erasing;

    /// <summary>Where the person was before.</summary>
    public static State Before(Conversation conversation) =>
        Has(conversation.State) || conversation.State == State.Cancelling ? conversation.Interrupted ?? State.Idle : conversation.State;

    public static ImmutableArray<Option> Options(State state) => state switch
    {
        State.ConfirmingAddition => Confirming,
        State.Withdrawing => Withdrawing,
        State.Erasing => Erasing,
        State.Rating => Stars,
        _ => [],
    };

    /// <summary>The question the conversation waits on, asked anew.</summary>
    public static Reply Prompt(Conversation conversation)
    {
        var focus = conversation.Focus ?? new CaseFocus(CasePurpose.View, null);
        var ticket = focus.Ticket ?? "";
        return conversation.State switch
        {
            State.Adding => new Reply("Ask.Adding", [ticket], Card.Adding),
            State.ConfirmingAddition => new Reply("Ask.ConfirmingAddition", [ticket, focus.Words ?? ""], Card.ConfirmingAddition),
            State.Dissatisfied => new Reply("Ask.Dissatisfied", [ticket], Card.Dissatisfied),
            State.Rating => new Reply("Ask.Rating", [ticket], Card.Rating),
            State.Withdrawing => new Reply("Ask.Withdrawing", [ticket], Card.Withdrawing),
            State.Erasing => new Reply("Ask.Erasing", [], Card.Erasing),
            _ => new Reply("Ask.ChoosingCase", [], Card.ChoosingCase),
        };
    }
}

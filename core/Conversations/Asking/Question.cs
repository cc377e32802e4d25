using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>One question of the complaint: when it applies, how it is asked, what it accepts.</summary>
internal abstract class Question(ConversationState state, Questions flag, Card card)
{
    public const string Yes = "y";
    public const string No = "n";

    public ConversationState State { get; } = state;

    public Questions Flag { get; } = flag;

    public Card Card { get; } = card;

    /// <summary>The question's short name in the review card and in the list of fields.</summary>
    public string FieldPhrase { get; } = $"Field.{state}";

    /// <summary>A line of the complaint, rather than something to be talked about on the way.</summary>
    public virtual bool IsField => true;

    public virtual bool Applies(ComplaintDraft draft) => true;

    public virtual bool MaySkip(ComplaintDraft draft) => false;

    /// <summary>What is asked.</summary>
    public abstract Reply Ask(ComplaintDraft draft, TurnFacts facts);

    /// <summary>What can be pressed, or chosen by number or by name.</summary>
    public virtual ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) => [];

    /// <summary>Judges an answer.</summary>
    public abstract Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts);

    /// <summary>How the answer reads on the review card; null when it was skipped.</summary>
    public abstract Shown? Show(ComplaintDraft draft);

    /// <summary>The draft as if this had never been answered.</summary>
    public virtual ComplaintDraft Empty(ComplaintDraft draft) => draft with { Answered = draft.Answered & ~Flag };

    /// <summary>The draft without this answer, yet with the question settled.</summary>
    public virtual ComplaintDraft Skip(ComplaintDraft draft) => Settle(draft);

    protected ComplaintDraft Settle(ComplaintDraft draft) => draft with { Answered = draft.Answered | Flag };

    protected Verdict Accept(ComplaintDraft draft) => new(Settle(draft), null);

    protected Reply Say(string phrase, params ReadOnlySpan<string> args) => new(phrase, [.. args], Card);

    protected Verdict Object(string phrase, params ReadOnlySpan<string> args) => new(null, Say(phrase, args));
}

/// <summary>A judgement: a draft to go on with, or an objection that says what to do; both when something was kept but more is needed. A remark
/// is said on the way to the next question.</summary>
internal readonly record struct Verdict(ComplaintDraft? Draft, Reply? Objection, Reply? Remark = null);

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">Comes back in the button's data; at most 48 bytes.</param>
/// <param name="Phrase">A wording key for the label, or null when <paramref name="Label"/> is the hub's or a place's own name.</param>
/// <param name="Label">The name itself.</param>
/// <param name="Style">Emphasis.</param>
internal sealed record Option(string Value, string? Phrase = null, string? Label = null, ChoiceStyle Style = ChoiceStyle.Normal);

/// <summary>An answer as shown: a wording key, or a person's own words.</summary>
internal readonly record struct Shown(string? Phrase, string? Words, ImmutableArray<string> Args)
{
    public static Shown Of(string words) => new(null, words, []);

    public static Shown Named(string phrase, params ReadOnlySpan<string> args) => new(phrase, null, [.. args]);
}

/// <summary>What a person gave to a question, once buttons, numbers and names are told apart from free words.</summary>
internal abstract record Input
{
    /// <summary>One of the question's options.</summary>
    public sealed record Chosen(string Value) : Input;

    /// <summary>Anything else that was typed; trimmed and cleaned.</summary>
    public sealed record Words(string Value) : Input;

    /// <summary>A pin inside Indonesia.</summary>
    public sealed record Pin(GeoPoint Point) : Input;

    /// <summary>Done with a list ("selesai").</summary>
    public sealed record Done : Input;
}

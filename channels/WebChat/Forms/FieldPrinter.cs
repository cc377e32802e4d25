using System.Collections.Immutable;
using LaporBot.Core.Conversations;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>Prints the fields of one page: label, hint, what was typed, and the fault beside it.</summary>
internal sealed class FieldPrinter(Wording wording, FormEntry entry, ImmutableArray<FormFault> faults)
{
    /// <summary>The language of the page.</summary>
    public string Language => entry.Language;

    /// <summary>A label of the wording.</summary>
    public string Say(string phrase) => wording.Label(entry.Language, phrase);

    /// <summary>The name of a question, as the conversation calls it.</summary>
    public string NameOf(ConversationState field) => Say($"Field.{field}");

    /// <summary>What is wrong with a question, or null.</summary>
    public FormFault? FaultOf(ConversationState field) => faults.FirstOrDefault(fault => fault.Field == field);

    /// <summary>The fault itself.</summary>
    public Markup Fault(ConversationState field) => FaultOf(field) is { } fault
        ? Markup.Of($"<p class=\"fault\" id=\"{field.ToString()}-fault\">{Markup.Text(fault.Text)}</p>")
        : Markup.None;

    /// <summary>The hint under a label.</summary>
    public static Markup Hint(ConversationState field, string hint) =>
        Markup.When(hint.Length > 0, Markup.Of($"<p class=\"hint\" id=\"{field.ToString()}-hint\">{hint}</p>"));

    /// <summary>One line of text.</summary>
    public Markup Line(ConversationState field, string hint, Markup attributes) => Around(field, hint,
        Markup.Of($"<input {About(field, hint)} value=\"{entry[field]}\" {attributes}>"));

    /// <summary>Many lines of text. A browser drops the first line end in it.</summary>
    public Markup Area(ConversationState field, string hint, int rows) => Around(field, hint,
        Markup.Of($"<textarea {About(field, hint)} rows=\"{rows.ToString()}\">\n{entry[field]}</textarea>"));

    /// <summary>A list to pull down; <paramref name="none"/> is what it says while nothing is chosen.</summary>
    public Markup List(ConversationState field, string none, ImmutableArray<FormOption> options)
    {
        var items = options.Select(one =>
            Markup.Of($"<option value=\"{one.Value}\"{Mark(one.Value == entry[field], " selected")}>{one.Label}</option>"));
        return Around(field, "", Markup.Of($"<select {About(field, "")}><option value=\"\">{none}</option>{Markup.Join(items)}</select>"));
    }

    /// <summary>A few things to choose one of.</summary>
    public Markup Choice(ConversationState field, string hint, ImmutableArray<FormOption> options) =>
        Group(field, NameOf(field), hint, Picks(field, options));

    /// <summary>The things themselves; a single one is a box to tick.</summary>
    public Markup Picks(ConversationState field, ImmutableArray<FormOption> options)
    {
        var type = options.Length == 1 ? "checkbox" : "radio";
        return Markup.Join(options.Select((one, index) => Markup.Of(
            $"<label class=\"pick\"><input type=\"{type}\" name=\"{field.ToString()}\" value=\"{one.Value}\"{Mark(index == 0, $" id=\"{field}\"")}{Mark(one.Value == entry[field], " checked")}> <span>{one.Label}</span></label>")));
    }

    /// <summary>An answer that is carried on without being shown.</summary>
    public Markup Hidden(ConversationState field) => Markup.When(
        entry[field].Length > 0, Markup.Of($"<input type=\"hidden\" name=\"{field.ToString()}\" value=\"{entry[field]}\">"));

    /// <summary>Things that belong together under one name.</summary>
    public Markup Group(ConversationState field, string name, string hint, Markup inside) => Markup.Of(
        $"<fieldset{Mark(FaultOf(field) is not null, " class=\"faulty\"")}{Described(field, hint)}><legend>{name}</legend>{Hint(field, hint)}{Fault(field)}{inside}</fieldset>");

    /// <summary>A literal of ours, or nothing.</summary>
    public static Markup Mark(bool isWanted, string literal) => Markup.When(isWanted, new Markup(literal));

    private Markup Around(ConversationState field, string hint, Markup control) => Markup.Of(
        $"<div class=\"field{Mark(FaultOf(field) is not null, " faulty")}\"><label for=\"{field.ToString()}\">{NameOf(field)}</label>{Hint(field, hint)}{Fault(field)}{control}</div>");

    private Markup About(ConversationState field, string hint) => Markup.Of(
        $"id=\"{field.ToString()}\" name=\"{field.ToString()}\"{Described(field, hint)}{Mark(FaultOf(field) is not null, " aria-invalid=\"true\"")}");

    private Markup Described(ConversationState field, string hint)
    {
        var ids = $"{(hint.Length > 0 ? $"{field}-hint" : "")} {(FaultOf(field) is null ? "" : $"{field}-fault")}".Trim();
        return Markup.When(ids.Length > 0, Markup.Of($" aria-describedby=\"{ids}\""));
    }
}

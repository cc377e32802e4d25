using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;
using Field = LaporBot.Core.Conversations.ConversationState;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>The form itself: empty, or with what was typed and all its faults.</summary>
internal sealed class FormPage(Wording wording, ComplaintForm form, FormSeal seal, KeptFiles kept)
{
    private const int StoryRows = 7;

    /// <summary>What stands in the page's frame.</summary>
    /// <param name="entry">What was typed.</param>
    /// <param name="faults">What has to be mended.</param>
    /// <param name="action">Where it is sent.</param>
    public Markup Print(FormEntry entry, ImmutableArray<FormFault> faults, string action)
    {
        var fields = new FieldPrinter(wording, entry, faults);
        return Markup.Of(
            $"""
            <h2>{fields.Say("Form.Title")}</h2>
            {Summary(fields, entry, faults)}
            <form method="post" action="{action}" enctype="multipart/form-data" novalidate>
            <input type="hidden" name="{FormEntry.SealField}" value="{seal.ForPage(entry.Draft)}">
            {What(fields)}
            {Where(fields, entry)}
            {Who(fields)}
            {Notice(fields, entry)}
            {Files(fields, entry)}
            <button type="submit">{fields.Say("Form.Send")}</button>
            </form>
            """);
    }

    private Markup Summary(FieldPrinter fields, FormEntry entry, ImmutableArray<FormFault> faults)
    {
        if (faults.IsEmpty)
        {
            return Markup.Of($"<p class=\"intro\">{Markup.Text(wording.Say(entry.Language, entry.IsRenewed ? "Form.Renewed" : "Form.Intro", []))}</p>");
        }

        var count = faults.Length.ToString(CultureInfo.InvariantCulture);
        var lines = faults.Select(fault => Markup.Of($"<li><a href=\"#{fault.Field.ToString()}\">{TitleOf(fields, fault.Field)}</a></li>"));
        return Markup.Of(
            $"<div class=\"faults\" role=\"alert\" tabindex=\"-1\" autofocus><p>{Markup.Text(wording.Say(entry.Language, "Form.Faults", [count]))}</p><ul>{Markup.Join(lines)}</ul></div>");
    }

    private static string TitleOf(FieldPrinter fields, Field field) => field switch
    {
        Field.Emergency => fields.Say("Form.Urgent"),
        Field.Scope or Field.PersonalData => fields.NameOf(Field.Story),
        Field.Consent => fields.Say("Choice.Privacy"),
        _ => fields.NameOf(field),
    };

    private Markup What(FieldPrinter fields) => Markup.Join(
    [
        fields.Area(Field.Story, fields.Say("Form.StoryHint"), StoryRows),
        Caution(fields, Field.Emergency),
        Caution(fields, Field.Scope),
        Caution(fields, Field.PersonalData),
        fields.Line(Field.Title, fields.Say("Form.TitleHint"), new Markup("maxlength=\"200\"")),
        fields.Choice(Field.Classification, fields.Say("Form.KindHint"), Options(fields, Field.Classification)),
        fields.List(Field.Category, fields.Say("Choice.DeskChooses"), Options(fields, Field.Category)),
    ]);

    private Markup Where(FieldPrinter fields, FormEntry entry) => Markup.Join(
    [
        fields.Line(Field.IncidentDate, fields.Say("Form.DateHint"), DateOf(entry)),
        Markup.When(
            fields.FaultOf(Field.IncidentDate) is { MayConfirm: true } || entry[FormEntry.DateSureField].Length > 0,
            Box(FormEntry.DateSureField, fields.Say("Form.DateSure"), entry[FormEntry.DateSureField].Length > 0)),
        fields.List(Field.Region, fields.Say("Form.Pick"), Options(fields, Field.Region)),
        fields.Line(Field.Place, fields.Say("Form.PlaceHint"), new Markup("maxlength=\"400\"")),
    ]);

    private Markup Who(FieldPrinter fields) => Markup.Join(
    [
        fields.Choice(Field.Identity, fields.Say("Form.IdentityHint"), Options(fields, Field.Identity)),
        fields.Line(Field.PersonName, fields.Say("Form.NamedOnly"), new Markup("autocomplete=\"name\" maxlength=\"120\"")),
        fields.Line(Field.Contact, fields.Say("Form.ContactHint"), new Markup("autocomplete=\"tel\" maxlength=\"120\"")),
        fields.Choice(Field.Secrecy, fields.Say("Form.SecrecyHint"), Options(fields, Field.Secrecy)),
    ]);

    private Markup Notice(FieldPrinter fields, FormEntry entry) => fields.Group(Field.Consent, fields.Say("Choice.Privacy"), "", Markup.Of(
        $"""
        <div class="notice">{Markup.Lines(form.Notice(entry.Language))}</div>
        <details><summary>{fields.Say("Form.More")}</summary><p>{Markup.Text(wording.Say(entry.Language, "Privacy", []))}</p></details>
        {Box(FormEntry.ConsentField, fields.Say("Form.Agree"), entry[FormEntry.ConsentField].Length > 0)}
        """));

    private Markup Files(FieldPrinter fields, FormEntry entry)
    {
        var limits = form.Files;
        var most = limits.Most.ToString(CultureInfo.InvariantCulture);
        var hint = wording.Text(entry.Language, "Form.FilesHint", most, (limits.Together / (1024d * 1024)).ToString("0.#", CultureInfo.InvariantCulture));
        var boxes = entry.Files.Where(file => file.IsStored).Select(file => Kept(file)).ToList();
        var known = Markup.When(boxes.Count > 0, Markup.Of($"<p class=\"hint\">{fields.Say("Form.FilesKept")}</p>{Markup.Join(boxes)}"));
        return fields.Group(Field.Files, fields.NameOf(Field.Files), hint, Markup.Of(
            $"{known}<input type=\"file\" id=\"Files\" name=\"{FormEntry.FilesField}\" multiple accept=\"image/*,application/pdf,video/*,audio/*\" aria-label=\"{fields.NameOf(Field.Files)}\">"));
    }

    // Shown once the story made it necessary; a tick that was given stays.
    private Markup Caution(FieldPrinter fields, Field field) => fields.FaultOf(field) is { } fault
        ? fields.Group(field, TitleOf(fields, field), "", fields.Picks(field, Options(fields, field)))
        : fields.Hidden(field);

    private static Markup Box(string name, string label, bool isTicked) => Markup.Of(
        $"<label class=\"pick\"><input type=\"checkbox\" id=\"{name}\" name=\"{name}\" value=\"y\"{FieldPrinter.Mark(isTicked, " checked")}> <span>{label}</span></label>");

    private Markup Kept(UploadedFile file) => Markup.Of(
        $"<label class=\"pick\"><input type=\"checkbox\" name=\"{FormEntry.KeptField}\" value=\"{kept.Name(file)}\" checked> <span>{file.Name}</span></label>");

    private ImmutableArray<FormOption> Options(FieldPrinter fields, Field field) => form.Options(field, fields.Language);

    // What a browser without dates let somebody type stays as it is.
    private Markup DateOf(FormEntry entry)
    {
        var typed = entry[Field.IncidentDate];
        var isDate = typed.Length == 0 || DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        var today = form.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return isDate ? Markup.Of($"type=\"date\" max=\"{today}\"") : new Markup("type=\"text\"");
    }
}

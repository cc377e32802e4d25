using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>
/// Takes the form of an act: shows what it would send, puts a template into it, or does it. Whatever happens, the page comes back
/// with everything that was typed.
/// </summary>
internal sealed class ActDesk(CaseReader reader, CaseActs acts, WaitingFiles waiting, ActMessages messages)
{
    private const string Look = "lihat";
    private const string UseTemplate = "templat";

    public async Task<IResult> TakeAsync(DeskRequest desk, string number, string name)
    {
        if (await CaseRoutes.ViewAsync(desk, number, reader) is not { } view)
        {
            // The same form again, after it has moved the case out of reach, has nothing to show but that it is done.
            var sent = ActEntry.Of(name, await desk.Http.Request.ReadFormAsync(desk.Aborted));
            return await acts.IsDoneAsync(desk.Actor, sent.Id, desk.Aborted) ? desk.GoTo("/kasus", "Cases.Done." + name) : desk.NotFound();
        }

        var form = await desk.Http.Request.ReadFormAsync(desk.Aborted);
        var (entry, fileFaults) = await WithFilesAsync(ActEntry.Of(name, form), form, desk.Aborted);
        view = view with { Entry = entry };
        if (form["langkah"] == UseTemplate)
        {
            return desk.Show<CasePage>(view with { Entry = WithTemplate(view, entry, form["templat"].ToString()) });
        }

        var act = entry.Read(view.Case.Ticket, view.Choices);
        string[] faults = [.. fileFaults, .. act is null ? [FaultOf(name)] : CaseActs.Faults(act), .. IsIdle(act, view) ? ["Cases.Fault.SameCategory"] : Array.Empty<string>()];
        if (act is null || faults.Length > 0)
        {
            return desk.Show<CasePage>(view with { Faults = faults }, StatusCodes.Status422UnprocessableEntity);
        }

        return form["langkah"] == Look ? desk.Show<CasePage>(view with { Preview = Preview(view, act, entry) }) : await DoAsync(desk, view, act, entry);
    }

    private async Task<IResult> DoAsync(DeskRequest desk, CaseView view, CaseAct act, ActEntry entry)
    {
        if (act is CaseAct.Answer answer)
        {
            act = answer with { Files = [.. await Task.WhenAll(entry.Files.Select(file => waiting.ShelveAsync(file, desk.Aborted)))] };
        }

        var result = await acts.DoAsync(desk.Actor, act, entry.Mark, desk.Aborted);
        return result.Verdict switch
        {
            // What was forwarded to somebody else is not theirs to look at any more.
            ActVerdict.Done => desk.GoTo(act is CaseAct.HandBack ? "/kasus" : $"/kasus/{act.Ticket}", "Cases.Done." + entry.Name),
            ActVerdict.Changed => desk.Show<CasePage>(
                view with { Entry = entry with { Mark = view.Case.Mark }, Faults = ["Cases.Fault.Changed"] }, StatusCodes.Status409Conflict),
            ActVerdict.WrongStatus => desk.Show<CasePage>(view with { Faults = ["Cases.Fault.Status"] }, StatusCodes.Status422UnprocessableEntity),
            ActVerdict.Wrong => desk.Show<CasePage>(view with { Faults = result.Faults }, StatusCodes.Status422UnprocessableEntity),
            ActVerdict.NotFound when act is CaseAct.Join => desk.Show<CasePage>(view with { Faults = ["Cases.Fault.Other"] }, StatusCodes.Status422UnprocessableEntity),
            ActVerdict.Denied => desk.Say("Shell.Denied", StatusCodes.Status403Forbidden),
            _ => desk.NotFound(),
        };
    }

    private ActPreview Preview(CaseView view, CaseAct act, ActEntry entry)
    {
        var row = view.Case.Row;
        if (act is CaseAct.Answer answer)
        {
            act = answer with { Files = [.. entry.Files.Select(file => new OfficialFile(file.Id, file.Name, new StoredFile("", file.ContentType, file.Size, "", "")))] };
        }

        var now = view.Now;
        var moved = ActRules.Leads(act) is not null && (ActRules.Leads(act) != row.Status || act is CaseAct.Forward or CaseAct.Answer);
        return new ActPreview(row.OwnerChannel, messages.Of(act, messages.Foresee(ComplaintRows.Case(row), act, view.Case.Course, new CaseKind(row.Classification, row.CategoryCode), now), moved, row.Language));
    }

    private async Task<(ActEntry Entry, List<string> Faults)> WithFilesAsync(ActEntry entry, IFormCollection form, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var files = form["berkas-lama"].Select(token => waiting.Read(token ?? "")).OfType<WaitingFile>().ToList();
        foreach (var upload in form.Files.GetFiles("berkas").Where(one => one.FileName.Length > 0))
        {
            var (file, fault) = files.Count < WaitingFiles.Most ? await waiting.TakeAsync(upload, cancellationToken) : (null, "Cases.Fault.FileMany");
            if (file is not null)
            {
                files.Add(file);
            }
            else
            {
                faults.Add(fault!);
            }
        }

        return (entry with { Files = files }, faults);
    }

    private static ActEntry WithTemplate(CaseView view, ActEntry entry, string id)
    {
        if (view.Templates.FirstOrDefault(one => one.Id.ToString() == id) is not { } template)
        {
            return entry;
        }

        var text = view.Case.Row.Language == Core.Messages.Wording.English && template.English.Length > 0 ? template.English
            : template.Indonesian.Length > 0 ? template.Indonesian : template.English;
        text = text.Replace("{nomor}", view.Case.Ticket.ToString(), StringComparison.Ordinal).Replace("{judul}", view.Case.Row.Title, StringComparison.Ordinal);
        return entry with { Words = entry.Words.Length == 0 ? text : $"{entry.Words}\n\n{text}" };
    }

    /// <summary>Nothing would change, and the hub and the history would still be told that something did.</summary>
    private static bool IsIdle(CaseAct? act, CaseView view) => act is CaseAct.Correct correct && correct.CategoryCode == view.Case.Row.CategoryCode;

    private static string FaultOf(string name) => name switch
    {
        ActNames.Correct => "Cases.Fault.Category",
        ActNames.Archive => "Cases.Fault.ReasonCode",
        ActNames.Join => "Cases.Fault.Other",
        _ => "Cases.Fault.Institution",
    };
}
